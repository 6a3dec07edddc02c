export { decidePair, type PairDecision, undoPair } from './decide-pair.ts'
export { findAbout, knownOfRecord } from './find-about.ts'
export { type DoubtAgainst, type DoubtRule, findDoubtful } from './find-doubtful.ts'
export { findPeopleOf, type PersonOfRecord } from './find-people-of.ts'
export { type DecidedPair, type DoubtfulList, type DoubtfulPair, listDoubtful } from './list-doubtful.ts'
export { findPeopleLedgers, requirePeopleLedgers } from './people-ledgers.ts'
export { fillPeople, type ProposedPerson, proposePeople } from './propose-people.ts'
export {
  noteReading,
  openHouseholdForExport,
  openPersonForCopy,
  openPersonForExport,
  readHousehold,
  readPerson,
  recordsOf,
  revealHousehold,
  revealPerson,
} from './read-person.ts'
export { type CorrectionWish, requestCorrection } from './request-correction.ts'
export type { HouseholdPage, Member, PersonPage, SaidRecord, SaidSection } from './types.ts'
