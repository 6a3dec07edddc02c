import type { UnitId } from '../unit/unit.ts'
import { type CalendarGrain, traitsOf } from './kinds.ts'
import type { ChoiceField, Field } from './types.ts'
import type { ValueType } from './value-type.ts'

/** The type of a field in expressions. */
export function fieldType(field: Field): ValueType {
  return traitsOf(field).value
}

/** Whether a value is an amount: it is added, compared and stands on the right; of everything else each digit counts as it is written. */
export function isNumeric(field: Field): boolean {
  return traitsOf(field).value === 'number'
}

/** Numbers by which somebody can be found or paid: they never leave the house. */
export function isIdentifier(field: Field): boolean {
  return traitsOf(field).person === 'number'
}

/** Whether a value may be of several lines. */
export function hasLines(field: Field): boolean {
  return field.kind === 'text' && field.long === true
}

/** Whether its values are read out of what is written: a lone stroke is none of them. In words it may be a word. */
export function isReadFromWords(field: Field): boolean {
  const { value, labelled } = traitsOf(field)
  return value !== 'text' || labelled === true
}

/** Whether the values are ids of records, of whichever ledger. */
export function isReference(field: Field): boolean {
  return traitsOf(field).value === 'record'
}

/** The ledger that a reference points to; undefined for other kinds and for references to one of several ledgers. */
export function referredLedger(field: Field): string | undefined {
  return field.kind === 'ref' ? field.to : traitsOf(field).refersTo
}

/**
 * The ledger that a record's reference points to: where it may be one of several, the one that the record's own choice names. Undefined for other kinds,
 * and where nothing is chosen.
 */
export function chosenLedger(field: Field, values: Readonly<Record<string, unknown>>): string | undefined {
  return field.kind === 'anyRef' ? field.to[String(values[field.choose] ?? '')] : referredLedger(field)
}

/** Whether a reference may point into the ledger. */
export function mayReferTo(field: Field, ledger: string): boolean {
  return field.kind === 'anyRef' ? Object.values(field.to).includes(ledger) : referredLedger(field) === ledger
}

/** The unit a field's numbers are kept in: money in 元, areas in 亩, percentages in %; undefined for a number of no unit and for everything else. */
export function fieldUnit(field: Field): UnitId | undefined {
  return 'unit' in field ? field.unit : traitsOf(field).unit
}

/** Decimals kept of a decimal kind; undefined for kinds that are no decimals. */
export function fieldScale(field: Field): number | undefined {
  return 'scale' in field ? field.scale : traitsOf(field).scale
}

/** The grain of a field that holds a point of the calendar; undefined for every other kind. */
export function calendarGrain(field: Field): CalendarGrain | undefined {
  return 'grain' in field ? field.grain : traitsOf(field).grain
}

/** Whether a value says which day it is of; a month or a period does not. */
export function hasDay(field: Field): boolean {
  const grain = calendarGrain(field)
  return grain === 'day' || grain === 'minute'
}

/** By what records fall into periods when the field places them: the kind of its key on the calendar. */
export type PlacedBy = 'date' | 'dateTime' | 'month' | 'year' | 'quarter'

const placedBy = { day: 'date', minute: 'dateTime', month: 'month', quarter: 'quarter', year: 'year' } as const satisfies Record<
  CalendarGrain,
  PlacedBy
>

/** How a field places records on the calendar; undefined when it is no point of it. */
export function placingOf(field: Field): PlacedBy | undefined {
  const grain = calendarGrain(field)
  return grain === undefined ? undefined : placedBy[grain]
}

/** The option id that a word means: the id itself, its label, one of `optionAliases`, or the code that a standard gives it, with or without zeros before it. */
export function findOption(field: ChoiceField, word: string): string | undefined {
  if (Object.hasOwn(field.options, word)) return word
  const wanted = normaliseOption(word)
  const labelled = Object.entries(field.options).find(([, label]) => normaliseOption(label) === wanted)
  if (labelled !== undefined) return labelled[0]
  const aliased = Object.entries(field.optionAliases ?? {}).find(([alias]) => normaliseOption(alias) === wanted)?.[1]
  if (aliased !== undefined || field.codes === undefined || !/^\d+$/.test(wanted)) return aliased
  return Object.entries(field.codes).find(([, code]) => withoutZeros(code ?? '') === withoutZeros(wanted))?.[0]
}

/** A spreadsheet makes 1 of 01. */
function withoutZeros(code: string): string {
  return code.replace(/^0+(?=\d)/, '')
}

function normaliseOption(word: string): string {
  return word.normalize('NFKC').replace(/\s+/g, '')
}
