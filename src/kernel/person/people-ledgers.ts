import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { PeopleDefinition } from '../../definition/people/types.ts'
import { Refusal } from '../refusal.ts'

export interface PeopleLedgers {
  readonly people: PeopleDefinition
  readonly person: ResolvedLedger
  readonly household: ResolvedLedger
  readonly match: ResolvedLedger
}

/** The registers of people and households with what was decided of doubtful pairs; undefined where the town keeps none. */
export function findPeopleLedgers(catalogue: CatalogueIndex): PeopleLedgers | undefined {
  const { people, ledgers } = catalogue.catalogue
  if (people === undefined) return undefined
  const [person, household, match] = [people.person, people.household, people.match].map(({ ledger }) =>
    ledgers.find(({ id }) => id === ledger),
  )
  return person === undefined || household === undefined || match === undefined ? undefined : { people, person, household, match }
}

/** The same; refuses with `not-found` where the town keeps none. */
export function requirePeopleLedgers(catalogue: CatalogueIndex): PeopleLedgers {
  const found = findPeopleLedgers(catalogue)
  if (found === undefined) throw new Refusal('not-found', '本镇没有开人口的底册，请管理员先打开人口领域。')
  return found
}
