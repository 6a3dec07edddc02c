import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Clause, Sentence } from '../../../definition/report/reading/sentences.ts'
import { evaluateWithin } from '../../indicator/index.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import type { Instant } from '../../ledger/types.ts'
import type { TownReader } from '../../town-session.ts'
import type { OpenSentence } from '../record/ask-records.ts'
import { writtenText } from '../record/hold-lines.ts'
import type { Outcome, ToldLedger } from '../record/types.ts'
import { RequestList, requestKey } from '../request-key.ts'
import type { PrintedReport } from '../types.ts'
import { readNumber } from '../verdict/read-number.ts'
import { holdClaim, requestsOfClaim } from './hold-claims.ts'
import type { TableValues } from './hold-context.ts'
import { indexMembers, type MemberIndex, targetsOf, withRecordMembers } from './members.ts'
import { readTableClaims } from './read-claims.ts'
import { isOfRecords, measureRecords, valueOfRecords } from './record-measures.ts'
import type { Candidate, TableClaim, Topic } from './types.ts'

/** What the measures of a sentence by their parts make of each of its clauses; only what holds is told. */
export type TablesOn = ReadonlyMap<Sentence, ReadonlyMap<Clause, Outcome>>

export interface AskTables {
  readonly catalogue: CatalogueIndex
  readonly report: PrintedReport
  readonly open: readonly OpenSentence[]
  /** The ledgers by whose records measures are taken apart. */
  readonly told: readonly ToldLedger[]
  readonly asOf: Instant | undefined
}

/** Reads the sentences that nothing else proves against measures by their parts: one evaluation for all of them. */
export async function askTables(place: TownReader, { catalogue, report, open, told, asOf }: AskTables): Promise<TablesOn> {
  const recorded = told.map((one) => measureRecords(catalogue, one, told))
  const measures = recorded.flatMap(({ indicators }) => indicators)
  const members = withRecordMembers(catalogue, membersOf(catalogue, told), recorded)
  const { period } = report.plan
  const figures = new Map(
    report.plan.figures.flatMap((figure) => (figure.indicator === undefined ? [] : [[figure.token.offset, figure] as const])),
  )
  const claims = new Map(
    open.map(({ reading, source, sentence }) => {
      const text = writtenText({ reading, source })
      return [sentence, readTableClaims({ reading, text, members, figures, catalogue, measures, period }, sentence)] as const
    }),
  )
  const valuesOf = ({ indicator, axis }: Candidate) => members.valuesOf(indicator, axis)
  const requests = new RequestList()
  for (const each of claims.values())
    for (const claim of each)
      for (const candidate of claim.topic.candidates)
        for (const request of requestsOfClaim(claim, candidate, valuesOf(candidate))) requests.add(request)
  const defined = new Map(measures.map(({ id }) => [id, recorded.find(({ indicators }) => indicators.some((one) => one.id === id))]))
  const asked = requests.all().filter(({ indicator }) => !defined.has(indicator))
  const results = await evaluateWithin(place, {
    requests: asked,
    options: { present: period.key, ...(asOf === undefined ? {} : { asOf }) },
  })
  const values = new Map(results.map((result) => [requestKey(result.request), readNumber(result)]))
  const askedValue = (request: IndicatorRequest) => {
    const own = defined.get(request.indicator)
    return own === undefined ? values.get(requestKey(request)) : valueOfRecords(own, request, period)
  }
  const table: TableValues = { valuesOf, valueOf: askedValue }
  return new Map([...claims].map(([sentence, each]) => [sentence, holdClaims(each, table)]))
}

const prepared = new WeakMap<CatalogueIndex, { readonly told: readonly ToldLedger[]; readonly members: MemberIndex }>()

/** The words of the parts: of ledgers that have not changed since another report was read they are those of before. */
function membersOf(catalogue: CatalogueIndex, told: readonly ToldLedger[]): MemberIndex {
  const targets = targetsOf(catalogue)
  const kept = told.filter(({ ledger, many }) => many !== true && targets.has(ledger.id))
  const before = prepared.get(catalogue)
  if (before?.told.length === kept.length && before.told.every((one, index) => one === kept[index])) return before.members
  const members = indexMembers({ catalogue, told: kept })
  prepared.set(catalogue, { told: kept, members })
  return members
}

/** What records tell, and beside it what the measures by their parts do. */
export function withTables(records: TablesOn, tables: TablesOn): TablesOn {
  const found = new Map<Sentence, ReadonlyMap<Clause, Outcome>>(records)
  for (const [sentence, clauses] of tables) {
    const merged = new Map(records.get(sentence) ?? [])
    for (const [clause, outcome] of clauses) if (outcome.holds === true) merged.set(clause, outcome)
    found.set(sentence, merged)
  }
  return found
}

/** 公务接待费占三公经费的一半: of the money, and not of how many entries of it there are. */
function isMereCount({ indicator }: Candidate, known: readonly Candidate[]): boolean {
  if (!isOfRecords(indicator) || indicator.type !== 'count') return false
  return known.some(({ indicator: other }) => other.type === 'sum' && other.ledger === indicator.ledger && other.unit === '元')
}

function isLoose(claim: TableClaim): boolean {
  const { type } = claim
  // 占一半以上: of several measures one is so by chance.
  if (type === 'share') return claim.quantity.approximators.length > 0 || claim.quantity.base === '成'
  return /^(?:rank|few|places|peak|moved|above|same|none)$/.test(type)
}

/** One measure must make all of it so that a sentence says of one thing; a clause holds with all that it claims. */
function holdClaims(claims: readonly TableClaim[], table: TableValues): ReadonlyMap<Clause, Outcome> {
  const alive = new Map<Topic, readonly Candidate[]>()
  const found = new Map<Clause, Outcome>()
  // Of what a number has already told which measure it is.
  const numbered = new Set<Topic>()
  for (const claim of claims) {
    const known = alive.get(claim.topic) ?? claim.topic.candidates
    const before = claim.type === 'share' ? known.filter((candidate) => !isMereCount(candidate, known)) : known
    const tried = before.map((candidate) => ({ candidate, ...holdClaim(claim, candidate, table) }))
    const agreed = tried.filter(({ holds }) => holds)
    // 面积最小的村: of several areas one is so by chance; where no number is said, what the words mean best has to be so.
    const isOpen = isLoose(claim) && !numbered.has(claim.topic)
    const held = isOpen && tried[0]?.holds !== true ? [] : agreed
    if (held.length > 0 && !isLoose(claim)) numbered.add(claim.topic)
    alive.set(
      claim.topic,
      held.map(({ candidate }) => candidate),
    )
    const [first] = held
    const narrowed = 'of' in claim && claim.of.length > 0 ? { narrowed: claim.of.map(({ text }) => text) } : {}
    const earlier = found.get(claim.clause)
    const holds = first !== undefined && earlier?.holds !== undefined ? earlier.holds : first !== undefined
    if (earlier === undefined)
      found.set(claim.clause, first === undefined ? { holds: undefined, why: '' } : { holds, why: first.why, ...narrowed })
    else if (first === undefined) found.set(claim.clause, { holds: undefined, why: '' })
  }
  return found
}
