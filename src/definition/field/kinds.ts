import type { UnitId } from '../unit/unit.ts'
import type { Field, FieldKind } from './types.ts'
import type { ValueType } from './value-type.ts'

/** Ledgers that the kinds `village` and `grid` refer to; packs/township declares them. */
export const villageLedger = 'village'
export const gridLedger = 'grid'

/** What a value is kept as in the database, and what a literal beside it is cast to. */
export type ColumnType = 'text' | 'integer' | 'numeric' | 'boolean' | 'date' | 'timestamp' | 'uuid'

/** How fine a point of the calendar is. */
export type CalendarGrain = 'day' | 'minute' | 'month' | 'quarter' | 'year'

/** How a list is asked about a field: one of several things, records of another ledger, a span, or words. */
export type FilterShape = 'options' | 'records' | 'span' | 'words'

/** What a person fills it in with. */
export type InputShape = 'words' | 'number' | 'options' | 'yesNo' | 'calendar' | 'record' | 'document' | 'area'

/** How much of a value those see who may not see it: the beginning and end of a telephone, the last four digits, a name without its middle. */
export type MaskShape = 'phone' | 'tail' | 'name'

/**
 * What every room needs to know of a kind. What is left out is the careful answer: not added up, not searched, not sliced by, masked whole.
 * What a field itself says (`unit`, `scale`, `grain`, `to`) goes before its kind: ask the functions of `field-type.ts`.
 */
export interface KindTraits {
  /** The type of its values in expressions; `number` is what digits may be rounded of, `record` is a reference. */
  readonly value: ValueType
  readonly column: ColumnType
  /** All digits of a decimal column. */
  readonly digits?: number
  /** Those behind the point. */
  readonly scale?: number
  /** Decimals are printed with all of them. */
  readonly fixed?: true
  readonly unit?: UnitId
  /** The unit stands in the header of office files: `产值(元)`. */
  readonly headed?: true
  /** Whether values of several records are added up where the field does not say; absent: never, whatever it says. */
  readonly added?: boolean
  readonly grain?: CalendarGrain
  /** The ledger that every field of the kind refers to. */
  readonly refersTo?: string
  /** Kept as an id, printed as a word. */
  readonly labelled?: true
  /** Absent: no list is filtered by it. */
  readonly filter?: FilterShape
  readonly input: InputShape
  /** Pixels that a usual value takes in a table. Numbers stand on the right. */
  readonly width: number
  /** By its words, by the name of the file, or as a number whole and from its beginning. */
  readonly searched?: 'words' | 'file' | 'number'
  /** Lists are filtered and sorted by it so often that it has an index unless the ledger says which have. */
  readonly indexed?: true
  /** Indicators are sliced by it: always, or only where it is one part of a key. */
  readonly slices?: 'always' | 'inKey'
  /** Indicators of a ledger that refers to the field's are sliced by it as well. */
  readonly slicesThrough?: true
  /** How many different values a column is expected to hold, empty included; a choice knows better. Absent: many. */
  readonly variety?: number
  /** Totals may be kept apart by it: it has few values, and words for them. */
  readonly parts?: true
  /** A kept value can be written as one text in a rule. */
  readonly written?: true
  /** Strangers may fill it in on a public page, where a page asks for it. */
  readonly asked?: true
  /** What it says of a person: the name, a number by which somebody is found or paid (it never leaves the house), papers. */
  readonly person?: 'name' | 'number' | 'papers'
  /** Who somebody is, whatever else a row says: a wrong character is a mistake, never another record. */
  readonly identity?: true
  /** Only the office changes it: whatever the field says, or unless it says otherwise. */
  readonly guarded?: 'always' | 'byDefault'
  /** What makes a ledger one of payments: an account in it, an amount that may not be missing. */
  readonly payment?: 'account' | 'amount'
  readonly mask?: MaskShape
}

/** One row a kind. Where a room asks something new of kinds, it asks it here. */
export const fieldKinds = {
  text: {
    value: 'text',
    column: 'text',
    filter: 'words',
    input: 'words',
    width: 176,
    searched: 'words',
    slices: 'inKey',
    variety: 64,
    written: true,
    asked: true,
  },
  integer: { value: 'number', column: 'integer', added: true, filter: 'span', input: 'number', width: 104 },
  decimal: { value: 'number', column: 'numeric', digits: 28, added: false, filter: 'span', input: 'number', width: 104 },
  money: {
    value: 'number',
    column: 'numeric',
    digits: 18,
    scale: 2,
    fixed: true,
    unit: '元',
    headed: true,
    added: true,
    filter: 'span',
    input: 'number',
    width: 130,
    indexed: true,
    guarded: 'byDefault',
    payment: 'amount',
  },
  area: {
    value: 'number',
    column: 'numeric',
    digits: 18,
    scale: 4,
    unit: '亩',
    headed: true,
    added: true,
    filter: 'span',
    input: 'number',
    width: 104,
  },
  percent: { value: 'number', column: 'numeric', digits: 18, scale: 4, unit: '%', filter: 'span', input: 'number', width: 104 },
  date: { value: 'date', column: 'date', grain: 'day', filter: 'span', input: 'calendar', width: 136, indexed: true },
  dateTime: { value: 'dateTime', column: 'timestamp', grain: 'minute', filter: 'span', input: 'calendar', width: 172, indexed: true },
  month: { value: 'month', column: 'text', grain: 'month', filter: 'span', input: 'calendar', width: 116, indexed: true, parts: true },
  period: { value: 'period', column: 'text', filter: 'span', input: 'calendar', width: 116, indexed: true, variety: 8, parts: true },
  choice: {
    value: 'text',
    column: 'text',
    labelled: true,
    filter: 'options',
    input: 'options',
    width: 100,
    slices: 'always',
    slicesThrough: true,
    variety: 8,
    parts: true,
    written: true,
    asked: true,
  },
  boolean: {
    value: 'boolean',
    column: 'boolean',
    labelled: true,
    filter: 'options',
    input: 'yesNo',
    width: 72,
    slices: 'always',
    variety: 3,
    parts: true,
    written: true,
  },
  ref: { value: 'record', column: 'uuid', filter: 'records', input: 'record', width: 200, indexed: true, slices: 'always', variety: 64 },
  anyRef: { value: 'record', column: 'uuid', filter: 'words', input: 'record', width: 200, indexed: true },
  village: {
    value: 'record',
    column: 'uuid',
    refersTo: villageLedger,
    filter: 'records',
    input: 'record',
    width: 116,
    indexed: true,
    slices: 'always',
    slicesThrough: true,
    variety: 32,
    asked: true,
  },
  grid: {
    value: 'record',
    column: 'uuid',
    refersTo: gridLedger,
    filter: 'records',
    input: 'record',
    width: 116,
    indexed: true,
    slices: 'always',
    variety: 32,
  },
  personName: {
    value: 'text',
    column: 'text',
    filter: 'words',
    input: 'words',
    width: 92,
    searched: 'words',
    person: 'name',
    mask: 'name',
  },
  nationalId: {
    value: 'text',
    column: 'text',
    filter: 'words',
    input: 'words',
    width: 184,
    searched: 'number',
    person: 'number',
    identity: true,
    guarded: 'always',
    mask: 'tail',
  },
  creditCode: {
    value: 'text',
    column: 'text',
    filter: 'words',
    input: 'words',
    width: 188,
    searched: 'number',
    identity: true,
    guarded: 'byDefault',
  },
  phone: {
    value: 'text',
    column: 'text',
    filter: 'words',
    input: 'words',
    width: 124,
    searched: 'number',
    person: 'number',
    mask: 'phone',
  },
  bankCard: {
    value: 'text',
    column: 'text',
    filter: 'words',
    input: 'words',
    width: 184,
    searched: 'number',
    person: 'number',
    guarded: 'always',
    payment: 'account',
    mask: 'tail',
  },
  attachment: { value: 'text', column: 'text', input: 'document', width: 160, searched: 'file', person: 'papers' },
  geometry: { value: 'text', column: 'text', input: 'area', width: 104 },
} as const satisfies Record<FieldKind, KindTraits>

/** What is known of a field by its kind. */
export function traitsOf({ kind }: Pick<Field, 'kind'>): KindTraits {
  return fieldKinds[kind]
}
