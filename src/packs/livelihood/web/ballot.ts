import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { ballotCount } from '../ledgers/ballot-count.ledger.ts'
import type { ballotTally } from '../ledgers/ballot-tally.ledger.ts'
import { countFields, tallyFields } from './fields.ts'
import type { BallotParts } from './livelihood-queries.ts'

export type Teller = 'first' | 'second'
export type Method = 'mostVotes' | 'itemByItem' | 'priority'
export type SlipSum = Exclude<keyof typeof ballotCount.fields, 'ballot' | 'teller'>
export type VoteSum = Exclude<keyof typeof ballotTally.fields, 'ballot' | 'teller' | 'candidate'>

export const tellers: readonly { readonly value: Teller; readonly label: string }[] = [
  { value: 'first', label: '甲组' },
  { value: 'second', label: '乙组' },
]

export const slipSums: readonly { readonly id: SlipSum; readonly label: string }[] = [
  { id: 'issued', label: '发出' },
  { id: 'returned', label: '收回' },
  { id: 'valid', label: '有效' },
  { id: 'invalid', label: '无效' },
  { id: 'blank', label: '空白' },
]

/** What is counted of each candidate, by the rule of the vote. */
export const voteSums: Readonly<Record<Method, readonly { readonly id: VoteSum; readonly label: string }[]>> = {
  mostVotes: [{ id: 'yes', label: '得票' }],
  itemByItem: [
    { id: 'yes', label: '赞成' },
    { id: 'no', label: '反对' },
    { id: 'abstained', label: '弃权' },
  ],
  priority: [
    { id: 'yes', label: '得票' },
    { id: 'points', label: '得分' },
  ],
}

/** 地方组织法: so many of all deputies must be there for a session: two thirds of 103 are 69. */
export function quorumOf(deputies: number): number {
  return Math.ceil((deputies * 2) / 3)
}

/** So many votes are more than half of all deputies: of 103 it takes 52, however many are there. */
export function passOf(deputies: number): number {
  return Math.floor(deputies / 2) + 1
}

/** Where the two groups say different things, in words: 道路：甲组得票20，乙组19. */
export function differencesOf({ candidates, counts, tallies }: BallotParts, method: Method): readonly string[] {
  const differ = (
    name: string,
    records: readonly (LedgerRecord | undefined)[],
    sums: readonly [label: string, texts: readonly string[]][],
  ) =>
    records.some((record) => record === undefined)
      ? []
      : sums.flatMap(([label, [first = '', second = '']]) =>
          first === second
            ? []
            : [`${name}：甲组${label} ${first === '' ? '没填' : first}，乙组${label} ${second === '' ? '没填' : second}`],
        )
  const slips = tellers.map(({ value }) => counts.find((record) => countFields.text(record, 'teller') === value))
  const textsOf = (records: readonly (LedgerRecord | undefined)[], read: (record: LedgerRecord) => string) =>
    records.map((record) => (record === undefined ? '' : read(record)))
  return [
    ...differ(
      '票数',
      slips,
      slipSums.map(({ id, label }) => [label, textsOf(slips, (record) => countFields.text(record, id))]),
    ),
    ...candidates.flatMap(({ id: candidate, title }) => {
      const votes = tellers.map(({ value }) => findTally(tallies, candidate, value))
      return differ(
        title,
        votes,
        voteSums[method].map(({ id, label }) => [label, textsOf(votes, (record) => tallyFields.text(record, id))]),
      )
    }),
  ]
}

export function findTally(tallies: readonly LedgerRecord[], candidate: string, teller: Teller): LedgerRecord | undefined {
  return tallies.find((record) => tallyFields.text(record, 'candidate') === candidate && tallyFields.text(record, 'teller') === teller)
}

export function isMethod(text: string): text is Method {
  return Object.hasOwn(voteSums, text)
}
