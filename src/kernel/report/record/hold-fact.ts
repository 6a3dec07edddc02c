import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import { fieldUnit, isNumeric } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { baseUnit, convertUnit } from '../../../definition/unit/unit.ts'
import { typedAgrees } from '../check/typed-agrees.ts'
import type { Days } from './lex-clause.ts'
import type { Fact } from './read-facts.ts'
import type { Outcome, ToldRecord } from './types.ts'
import { fieldOf, type LedgerWord, namesOfField } from './words-of-ledger.ts'

/** When a clause speaks: what came later had not come yet. */
export interface When {
  /** The last day that is spoken of. */
  readonly end: string
  /** The days in which something is said to have happened. */
  readonly span: Days | undefined
  /** The days from which and up to which it is said to have been so. */
  readonly term?: { readonly from: Days; readonly to: Days }
}

/** Whether a record is as a clause says; open where it does not tell. */
export function holdFact(ledger: ResolvedLedger, record: ToldRecord, fact: Fact, when: When): Outcome {
  switch (fact.type) {
    case 'value': {
      const each = fact.words.map((word) => holdWord(ledger, record, { word, labelled: fact.labelled, when }))
      const holds = allOf(each.map((one) => one.holds))
      return { holds: fact.negated && holds !== undefined ? !holds : holds, why: each.map(({ why }) => why).join('，') }
    }
    case 'days':
      return holdDays(ledger, record, fact)
    case 'number':
      return holdNumber(ledger, record, fact)
    case 'done': {
      const holds = hasCome(record, fact.field, when)
      return { holds: fact.negated ? !holds : holds, why: told(ledger, record, fact.field) }
    }
  }
}

function allOf(each: readonly (boolean | undefined)[]): boolean | undefined {
  if (each.includes(false)) return false
  return each.includes(undefined) ? undefined : true
}

interface WordSaid {
  readonly word: LedgerWord
  readonly labelled: readonly string[]
  readonly when: When
}

/** Whether one of the fields that a word may be of holds it. */
export function holdWord(ledger: ResolvedLedger, record: ToldRecord, { word, labelled, when }: WordSaid): Outcome {
  const fields = labelled.length > 0 ? labelled : [...word.values.keys()]
  const each = fields.map((id): Outcome => {
    const values = word.values.get(id) ?? new Set<string>()
    const dated = datedBy(ledger, id, [word.text, ...values])
    if (dated !== undefined && record.values[dated] !== undefined)
      return { holds: hasCome(record, dated, when), why: told(ledger, record, dated) }
    const same = values.has(record.words[id] ?? '')
    // What it is now may have come after the time that is spoken of.
    const later = !same && isLater(ledger, record, id, when)
    const timed = same && when.span !== undefined && dated !== undefined
    // What nobody filled in is not otherwise.
    const isEmpty = record.words[id] === undefined
    return { holds: later || timed || isEmpty ? undefined : same, why: told(ledger, record, id) }
  })
  const holding = each.find(({ holds }) => holds === true)
  if (holding !== undefined) return holding
  const [first = { holds: undefined, why: '' }] = each
  return { holds: each.some(({ holds }) => holds === undefined) ? undefined : false, why: first.why }
}

/** The field of the day on which a state came, where one is called as the state is: 完工 and 完工日期. */
export function datedBy(ledger: ResolvedLedger, id: string, words: readonly string[]): string | undefined {
  if (fieldOf(ledger, id).field.kind !== 'choice') return undefined
  const bare = words.map((word) => word.replace(/^已/, ''))
  return ledger.fields.find(({ field }) => field.kind === 'date' && namesOfField(field).some((name) => bare.includes(name)))?.id
}

function isLater(ledger: ResolvedLedger, record: ToldRecord, id: string, when: When): boolean {
  const now = record.words[id]
  const dated = now === undefined ? undefined : datedBy(ledger, id, [now])
  return dated !== undefined && record.values[dated] !== undefined && String(record.values[dated]).slice(0, 10) > when.end
}

function hasCome(record: ToldRecord, id: string, { end, span }: When): boolean {
  const value = record.values[id]
  if (value === undefined) return false
  const day = String(value)
  return day.slice(0, 10) <= end && (span === undefined || isWithin(day, span))
}

/** Whether a day, a month or a year of a record is among some days. */
export function isWithin(value: string, { from, to }: Days): boolean {
  const length = Math.min(10, value.length)
  const day = value.slice(0, length)
  if (length < 10) {
    // A month is said by its own name or a longer time, not by one of its days.
    return (
      from.slice(0, length) <= day &&
      day <= to.slice(0, length) &&
      (from === '' || (length === 4 ? from.endsWith('01-01') : from.endsWith('-01')))
    )
  }
  return from <= day && day <= to
}

function holdDays(ledger: ResolvedLedger, record: ToldRecord, { days, fields }: Extract<Fact, { type: 'days' }>): Outcome {
  const known = fields.filter((id) => record.values[id] !== undefined)
  const [first] = known
  if (first === undefined) return { holds: undefined, why: '' }
  const holding = known.find((id) => isWithin(String(record.values[id]), days))
  return { holds: holding !== undefined, why: told(ledger, record, holding ?? first) }
}

/** A field's number in its base unit; undefined where it is empty. */
export function numberOf(ledger: ResolvedLedger, record: ToldRecord, id: string): Decimal | undefined {
  const value = record.values[id]
  const { field } = fieldOf(ledger, id)
  if (value === undefined || typeof value === 'boolean' || !isNumeric(field)) return undefined
  const unit = fieldUnit(field)
  const number = decimal(typeof value === 'number' ? value : value)
  return unit === undefined ? number : convertUnit(number, unit, baseUnit(unit))
}

function holdNumber(
  ledger: ResolvedLedger,
  record: ToldRecord,
  { quantity, fields, labelled }: Extract<Fact, { type: 'number' }>,
): Outcome {
  const known = fields.filter((id) => record.values[id] !== undefined)
  const holding = known.find((id) => {
    const value = numberOf(ledger, record, id)
    return value !== undefined && agrees(quantity, value)
  })
  if (holding !== undefined && (labelled || isTold(quantity))) return { holds: true, why: told(ledger, record, holding) }
  const [first] = known
  if (!labelled || first === undefined || known.some((id) => isScaled(ledger, record, { quantity, id })))
    return { holds: undefined, why: '' }
  return { holds: false, why: told(ledger, record, first) }
}

/** 任务数 190 in a row of 万元: a field without a unit of its own is told in another, which stands elsewhere. */
function isScaled(
  ledger: ResolvedLedger,
  record: ToldRecord,
  { quantity, id }: { readonly quantity: Quantity; readonly id: string },
): boolean {
  const value = fieldUnit(fieldOf(ledger, id).field) === undefined ? numberOf(ledger, record, id) : undefined
  return value !== undefined && quantity.base === '' && scales.some((scale) => agrees(quantity, value.div(scale)))
}

const scales = ['10000', '100000000']

/** Enough digits that no other value agrees by chance. */
function isTold({ digits, approximators }: Quantity): boolean {
  return approximators.length === 0 && digits.replace(/\D/g, '').replace(/^0+|0+$/g, '').length >= 2
}

/** Whether a value is what a number says, rounded as it is printed. */
export function agrees(quantity: Quantity, value: Decimal): boolean {
  if (!typedAgrees(quantity, value)) return false
  if (quantity.approximators.length > 0) return true
  const off = value.minus(quantity.value).abs()
  return off.lte(quantity.place.div('2')) || off.lte(quantity.value.abs().times('0.02'))
}

/** A field of a record as a reason names it: 停车楼的计划投资是14540000元. */
export function told(ledger: ResolvedLedger, record: ToldRecord, id: string): string {
  const { field } = fieldOf(ledger, id)
  const value = record.words[id] ?? record.values[id]
  const number = numberOf(ledger, record, id)
  const shown =
    typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) && number !== undefined ? plainDecimal(number) : String(value ?? '空的')
  return `${record.title}的${field.label}是${shown}${value === undefined ? '' : (fieldUnit(field) ?? '')}`
}
