import type { UnitId } from '../unit/unit.ts'
import type { ChoiceField, Field } from './types.ts'
import type { ValueType } from './value-type.ts'

/** Ledgers that the kinds `village` and `grid` refer to; packs/township declares them. */
export const villageLedger = 'village'
export const gridLedger = 'grid'

/** The type of a field in expressions. */
export function fieldType(field: Field): ValueType {
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'area':
    case 'percent':
      return 'number'
    case 'boolean':
    case 'date':
    case 'dateTime':
    case 'month':
    case 'period':
      return field.kind
    case 'ref':
    case 'anyRef':
    case 'village':
    case 'grid':
      return 'record'
    case 'text':
    case 'choice':
    case 'personName':
    case 'nationalId':
    case 'creditCode':
    case 'phone':
    case 'bankCard':
    case 'attachment':
    case 'geometry':
      return 'text'
  }
}

/** Numbers by which somebody can be found or paid: they never leave the house. */
export function isIdentifierKind(kind: Field['kind']): boolean {
  return kind === 'nationalId' || kind === 'bankCard' || kind === 'phone'
}

/** The ledger that a reference points to; undefined for other kinds and for references to one of several ledgers. */
export function referredLedger(field: Field): string | undefined {
  switch (field.kind) {
    case 'ref':
      return field.to
    case 'village':
      return villageLedger
    case 'grid':
      return gridLedger
    default:
      return undefined
  }
}

/** The unit a field's numbers are kept in: money in 元, areas in 亩, percentages in %; undefined for a number of no unit and for everything else. */
export function fieldUnit(field: Field): UnitId | undefined {
  switch (field.kind) {
    case 'money':
      return '元'
    case 'area':
      return '亩'
    case 'percent':
      return '%'
    case 'integer':
    case 'decimal':
      return field.unit
    default:
      return undefined
  }
}

/** Decimals kept of a decimal kind; undefined for kinds that are no decimals. */
export function fieldScale(field: Field): number | undefined {
  switch (field.kind) {
    case 'money':
      return 2
    case 'area':
    case 'percent':
      return 4
    case 'decimal':
      return field.scale
    default:
      return undefined
  }
}

/** The option id that a word means: the id itself, its label, or one of `optionAliases`. */
export function findOption(field: ChoiceField, word: string): string | undefined {
  if (Object.hasOwn(field.options, word)) return word
  const wanted = normaliseOption(word)
  const labelled = Object.entries(field.options).find(([, label]) => normaliseOption(label) === wanted)
  if (labelled !== undefined) return labelled[0]
  return Object.entries(field.optionAliases ?? {}).find(([alias]) => normaliseOption(alias) === wanted)?.[1]
}

function normaliseOption(word: string): string {
  return word.normalize('NFKC').replace(/\s+/g, '')
}
