import { queryOptions } from '@tanstack/react-query'
import type { LedgerFilter, LedgerRecord } from '../../../api/contract/ledger.ts'
import { api } from '../../../web/http/api.ts'
import type { LedgerFields } from '../../../web/screen/fields-of.ts'
import {
  ballotFields,
  candidateFields,
  countFields,
  enclosureFields,
  projectFields,
  proposalFields,
  resultFields,
  tallyFields,
} from './fields.ts'

/** More than any ballot or year of one township has. */
const most = 500

async function readAll<Field extends string>(
  { ledger }: LedgerFields<Field>,
  filters: readonly LedgerFilter[],
  field: Field,
): Promise<readonly LedgerRecord[]> {
  const { records } = await api.queryLedger({ ledger, filters, limit: most, sort: { field, direction: 'ascending' } })
  return records
}

export const ballotsQuery = queryOptions({ queryKey: ['livelihood', 'ballots'], queryFn: () => readAll(ballotFields, [], 'year') })

export const projectsQuery = (year: string) =>
  queryOptions({
    queryKey: ['livelihood', 'projects', year],
    queryFn: () => readAll(projectFields, [projectFields.where('year', '=', year)], 'deadline'),
  })

/** All that belongs to one ballot. */
export interface BallotParts {
  readonly candidates: readonly LedgerRecord[]
  readonly counts: readonly LedgerRecord[]
  readonly tallies: readonly LedgerRecord[]
  readonly results: readonly LedgerRecord[]
}

export const partsQuery = (ballot: string) =>
  queryOptions({
    queryKey: ['livelihood', 'ballot', ballot],
    queryFn: async (): Promise<BallotParts> => {
      const [candidates, counts, tallies, results] = await Promise.all([
        readAll(candidateFields, [candidateFields.where('ballot', '=', ballot)], 'number'),
        readAll(countFields, [countFields.where('ballot', '=', ballot)], 'teller'),
        readAll(tallyFields, [tallyFields.where('ballot', '=', ballot)], 'candidate'),
        readAll(resultFields, [resultFields.where('ballot', '=', ballot)], 'candidate'),
      ])
      return { candidates, counts, tallies, results }
    },
  })

/** The proposals of a year, or of all of them, the newest last. */
export const proposalsQuery = queryOptions({
  queryKey: ['livelihood', 'proposals'],
  queryFn: () => readAll(proposalFields, [], 'receivedOn'),
})

export const enclosuresQuery = (proposal: string) =>
  queryOptions({
    queryKey: ['livelihood', 'enclosures', proposal],
    queryFn: () => readAll(enclosureFields, [enclosureFields.where('proposal', '=', proposal)], 'receivedOn'),
  })
