import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { daysBetween } from '../../../definition/period/calendar-day.ts'
import { daysOfFact } from './days-of-fact.ts'
import { agrees } from './hold-fact.ts'
import type { ClauseInput } from './pick-records.ts'
import { type Fact, isPlanned, type NumberFact } from './read-facts.ts'
import type { Outcome, ToldRecord } from './types.ts'
import { fieldOf, namesOfField } from './words-of-ledger.ts'

const unknown: Outcome = { holds: undefined, why: '' }

/** 如期完成: not after the day by which it was to be done; 提前完成: before it. */
export function holdTimely(
  ledger: ResolvedLedger,
  record: ToldRecord,
  { facts, early = false }: { readonly facts: readonly Fact[]; readonly early?: boolean },
): Outcome {
  const done = facts.flatMap((fact) => daysOfFact(ledger, fact))
  const [own] = done
  const due = ledger.fields.find(
    ({ id, field }) =>
      field.kind === 'date' && isPlanned(field.label) && record.values[id] !== undefined && isDueOf(ledger, own, field.label),
  )
  const day = own === undefined ? undefined : record.values[own]
  if (due === undefined || day === undefined) return unknown
  const [came, last] = [String(day).slice(0, 10), String(record.values[due.id]).slice(0, 10)]
  return { holds: early ? came < last : came <= last, why: `${record.title}的${due.field.label}是${record.values[due.id]}` }
}

function isDueOf(ledger: ResolvedLedger, done: string | undefined, label: string): boolean {
  if (done === undefined) return false
  return /时限|期限/.test(label) || namesOfField(fieldOf(ledger, done).field).some((name) => label.includes(name))
}

/** Whether a clause says that things were done before their day, and not by how long. */
export function isEarly(input: ClauseInput): boolean {
  return input.said.marks.has('ahead') && aheadIn(input) === undefined
}

/** 8件提前办结, 9件按期办结: of some those that were done by their day; undefined where one of them does not tell. */
export function timelyOf(input: ClauseInput, records: readonly ToldRecord[]): readonly ToldRecord[] | undefined {
  const { told, said } = input
  const early = isEarly(input)
  if (!said.marks.has('timely') && !early) return records
  if (said.marks.has('not') || (said.marks.has('timely') && early)) return undefined
  const each = records.map((record) => holdTimely(told.ledger, record, { facts: said.facts, early }).holds)
  return each.includes(undefined) ? undefined : records.filter((_, index) => each[index] === true)
}

/** 提前6天, 逾期3天: so many days before or behind the day by which it was to be done, and the rest of what the clause says. */
export interface Ahead {
  readonly number: NumberFact
  readonly way: 'ahead' | 'late'
  readonly rest: ClauseInput
}

/** What a clause says of how long before its day something was done; undefined where it says nothing of it. */
export function aheadIn(input: ClauseInput): Ahead | undefined {
  const { said } = input
  const way = said.marks.has('ahead') ? 'ahead' : said.marks.has('late') ? 'late' : undefined
  const at = way === undefined ? undefined : said.markAt(way)
  if (way === undefined || at === undefined) return undefined
  const number = said.facts.find((fact) => fact.type === 'number' && fact.at > at && /^[天日]$/.test(fact.quantity.unit.core))
  if (number?.type !== 'number') return undefined
  const facts = said.facts.filter((fact) => fact !== number)
  return { number, way, rest: { ...input, said: { ...said, facts } } }
}

/** Whether a record was done so many days before or behind its own day; open where it keeps no such pair of days, or more than one. */
export function holdAhead(ledger: ResolvedLedger, record: ToldRecord, { number, way, rest }: Ahead): Outcome {
  const own = rest.said.facts.flatMap((fact) => daysOfFact(ledger, fact))
  const told = own.length > 0 ? own : (rest.carried?.days ?? [])
  const isKept = (id: string) => record.values[id] !== undefined
  const dated = ledger.fields.filter(({ id, field }) => field.kind === 'date' && isKept(id))
  const done = dated.filter(({ id, field }) => !isPlanned(field.label) && (told.length === 0 || told.includes(id)))
  const pairs = dated.flatMap((due) =>
    isPlanned(due.field.label)
      ? done.flatMap(({ id, field }) =>
          (told.length > 0 ? isDueOf(ledger, id, due.field.label) : namesOfField(field).some((name) => due.field.label.includes(name)))
            ? [{ id, field, due }]
            : [],
        )
      : [],
  )
  const [pair, ...more] = pairs
  if (pair === undefined || more.length > 0) return unknown
  const [came, due] = [pair.id, pair.due.id].map((id) => String(record.values[id]).slice(0, 10))
  const days = came === undefined || due === undefined ? undefined : way === 'ahead' ? daysBetween(came, due) : daysBetween(due, came)
  if (days === undefined) return unknown
  const why = `${record.title}的${pair.due.field.label}是${due}，${pair.field.label}是${came}`
  return { holds: days > 0 && agrees(number.quantity, decimal(days)), why }
}
