import { decimal } from '../../../definition/decimal/decimal.ts'
import { isCount } from './hold-amount.ts'
import { agrees } from './hold-fact.ts'
import { basesOf, type ClauseInput, pick } from './pick-records.ts'
import type { Fact, ValueFact } from './read-facts.ts'
import type { Outcome, ToldRecord } from './types.ts'

const unknown: Outcome = { holds: undefined, why: '' }

/** 3例病例分别于2月17日、2月21日、2月26日出院: as many days as there are records that the words pick out, and each of them one's own. */
export function holdDealtDays(input: ClauseInput): Outcome {
  const { said } = input
  const days = said.facts.filter((fact) => fact.type === 'days')
  const numbers = said.facts.filter((fact) => fact.type === 'number')
  const [first] = days
  const [number, ...more] = numbers
  if (first === undefined || days.length < 2 || more.length > 0 || !said.marks.has('deal') || said.names.length > 0) return unknown
  if (days.some(({ days: { from, to } }) => from !== to)) return unknown
  // The field stands behind the last of the days.
  const fields = new Set(days.flatMap((fact) => fact.fields))
  const [field, ...others] = [...fields].filter((id) => days.at(-1)?.fields.includes(id))
  if (field === undefined || others.length > 0) return unknown
  const rest = said.facts.filter((fact) => fact.type === 'value')
  if (rest.length + days.length + numbers.length !== said.facts.length || said.open.length > 0) return unknown
  const dealt = rest.find(({ words }) => words.length === days.length)
  if (dealt !== undefined && number === undefined)
    return holdToEach(input, { dealt, others: rest.filter((fact) => fact !== dealt), days, field })
  for (const { base } of basesOf({ ...input, said: { ...said, facts: rest } }, [])) {
    const records = pick(input, base, rest)
    if (records.length !== days.length) continue
    if (number !== undefined && !(isCount(number.quantity) && agrees(number.quantity, decimal(records.length)))) continue
    const own = records.map((record) => dayOf(record, field)).toSorted()
    if (
      days
        .map(({ days: { from } }) => from)
        .toSorted()
        .every((day, index) => day === own[index])
    )
      return { holds: true, why: records.map(({ title, values }) => `${title}是${String(values[field])}`).join('，') }
  }
  return unknown
}

interface Dealt {
  readonly dealt: ValueFact
  readonly others: readonly Fact[]
  readonly days: readonly Extract<Fact, { type: 'days' }>[]
  readonly field: string
}

/** 白水村和瓦窑山村的供水点改造分别于8月16日、10月26日完工: to what is of each of them its own day, in their order. */
function holdToEach(input: ClauseInput, { dealt, others, days, field }: Dealt): Outcome {
  const found = dealt.words.map((word) => pick(input, input.told.records, [...others, { ...dealt, words: [word] }]))
  const each = found.flatMap((records, index) => records.filter((record) => dayOf(record, field) === days[index]?.days.from).slice(0, 1))
  if (others.length === 0 || each.length !== days.length) return unknown
  return { holds: true, why: each.map(({ title, values }) => `${title}是${String(values[field])}`).join('，') }
}

function dayOf({ values }: ToldRecord, field: string): string {
  return String(values[field] ?? '').slice(0, 10)
}
