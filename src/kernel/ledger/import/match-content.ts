import { calendarGrain, findOption, isNumeric } from '../../../definition/field/field-type.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { parseFieldValue } from '../../../definition/field/parse-field-value.ts'
import type { Field } from '../../../definition/field/types.ts'
import { plainHeader } from '../../../definition/ledger/column-words.ts'
import type { HeaderMatch } from '../../../definition/ledger/match-header.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { ownValue } from '../../../definition/name/own-value.ts'
import type { ColumnHints, MatchedColumn } from './column-plan.ts'

interface Sought {
  readonly ledger: ResolvedLedger
  readonly label: string
  /** Columns that are known by their labels. */
  readonly filled: readonly MatchedColumn[]
}

interface Candidate {
  readonly field: ResolvedField
  readonly part: string | undefined
  readonly confidence: number
}

/** From here on a column is taken for what it holds; below, whoever imports is asked. */
export const sure = 0.8
const leastNear = 0.3
/** What a column holds leaves no doubt, but nobody said it. */
const found = 0.85

/**
 * The field of a column whose label nobody knows, by what is in it: numbers with a check digit, names of the town's villages, the words of a choice, days
 * under a label that speaks of the same. Figures and free words are never told by their content.
 */
export function findByContent(
  { others, ...sought }: Sought & { readonly others: readonly string[] },
  hints: ColumnHints,
): HeaderMatch | undefined {
  const [best, second] = rank(sought, hints)
  if (best === undefined || best.confidence < sure || (second !== undefined && second.confidence >= sure)) return undefined
  const isRivalled = others.some(
    (label) =>
      label !== sought.label &&
      rank({ ...sought, label }, hints).some((one) => one.field === best.field && one.confidence >= best.confidence),
  )
  return isRivalled ? undefined : { ...best, unit: undefined, problem: undefined }
}

/** The field that a column may be meant for, to be asked about. */
export function nearestField(sought: Sought, hints: ColumnHints): ResolvedField | undefined {
  const [best] = rank(sought, hints)
  return best !== undefined && best.confidence >= leastNear ? best.field : undefined
}

function rank({ ledger, label, filled }: Sought, hints: ColumnHints): readonly Candidate[] {
  const cells = ownValue(hints.samples, label) ?? []
  const taken = new Set(filled.map(({ target, part }) => `${target.id} ${part ?? ''}`))
  return ledger.fields
    .flatMap(columnsOf)
    .filter(({ field, part }) => !taken.has(`${field.id} ${part ?? ''}`))
    .map(({ field, part, name }) => ({ field, part, confidence: weigh({ field: field.field, name, label, cells, part }, hints) }))
    .filter(({ confidence }) => confidence > 0)
    .sort((one, other) => other.confidence - one.confidence)
}

function columnsOf(field: ResolvedField): { readonly field: ResolvedField; readonly part: string | undefined; readonly name: string }[] {
  const { field: own } = field
  if (own.kind !== 'ref' || own.by === undefined) return [{ field, part: undefined, name: own.label }]
  return Object.entries(own.by).map(([name, part]) => ({ field, part, name }))
}

interface Weighed {
  readonly field: Field
  readonly part: string | undefined
  /** The label that the ledger has for it. */
  readonly name: string
  readonly label: string
  readonly cells: readonly string[]
}

function weigh({ field, part, name, label, cells }: Weighed, { villages = [] }: ColumnHints): number {
  const named = likeness(plainHeader(name), plainHeader(label))
  if (cells.length === 0 || (part !== undefined && name !== '村')) return named / 2
  if (field.kind === 'village' || part !== undefined) {
    const known = new Set(villages)
    return known.size > 0 && cells.every((cell) => known.has(cell.trim())) ? found : named / 2
  }
  const fits = cells.every((cell) => parseFieldValue(field, cell).ok)
  if (!fits) return 0
  if (traitsOf(field).person === 'number' && field.kind !== 'phone') return found
  if (field.kind === 'choice')
    return cells.every((cell) => findOption(field, cell.trim()) !== undefined) ? (named >= leastNear ? found : 0.4) : 0
  if (calendarGrain(field) !== undefined) return named >= 0.5 ? found : named / 2
  return isNumeric(field) ? named * 0.7 : named * 0.6
}

/** How much of the shorter of two labels stands in the other, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const shared = [...short].filter((character) => long.includes(character)).length
  return short === '' ? 0 : shared / Math.max(short.length, Math.ceil(long.length * 0.75))
}
