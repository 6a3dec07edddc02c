import { findNamed } from '../ledger/query/find-named.ts'
import type { Instant, LedgerRecord } from '../ledger/types.ts'
import type { TownReader } from '../town-session.ts'
import { whileUnwritten } from '../while-unwritten.ts'
import type { Attestation, ReportPlan } from './types.ts'

export interface AttestationsWanted {
  readonly plan: ReportPlan
  /** The state to read; as it is in the session's snapshot when absent. */
  readonly asOf: Instant | undefined
}

/** Looks up the documents that a template names in the ledgers that say they attest, in the packs' order: by id, title, or the exact text of a field such as 文号. */
export async function findAttestations(place: TownReader, { plan, asOf }: AttestationsWanted): Promise<ReadonlyMap<string, Attestation>> {
  const names = [...new Set(plan.attested.map(({ token }) => token.record))]
  if (names.length === 0) return new Map()
  return attestationsOf(place, { key: [names, asOf ?? null], read: () => findNamedIn(place, { names, asOf }) })
}

/** The reports that are open at once. */
const mostReports = 50

const attestationsOf = whileUnwritten<ReadonlyMap<string, Attestation>>(mostReports)

async function findNamedIn(
  place: TownReader,
  { names, asOf }: { readonly names: readonly string[]; readonly asOf: Instant | undefined },
): Promise<ReadonlyMap<string, Attestation>> {
  const found = new Map<string, Attestation>()
  for (const ledger of place.kernel.catalogue.catalogue.ledgers.filter(({ attests }) => attests === true)) {
    const open = names.filter((name) => !found.has(name))
    const records = await findNamed(place, { ledger, names: open, asOf })
    for (const [name, record] of records) found.set(name, { title: record.title, ledger: ledger.label, words: wordsOf(record) })
  }
  return found
}

/** What a person reads in the record: names and choices by their labels. */
export function wordsOf({ title, values, shown }: LedgerRecord): string {
  return [title, ...Object.values(values).filter((value) => typeof value === 'string'), ...Object.values(shown)].join(' ')
}
