import { columnLabel } from '../field/column-label.ts'
import { fieldUnit, isNumeric } from '../field/field-type.ts'
import type { Field } from '../field/types.ts'
import { normaliseName } from '../name/normalise-name.ts'
import { baseUnit, isCountUnit, type UnitId, unitsConvert } from '../unit/unit.ts'
import { readUnits } from '../unit/unit-words.ts'
import { columnWords, partWords, plainHeader } from './column-words.ts'
import type { ResolvedField, ResolvedLedger } from './types.ts'

/** The field that a header cell of an office file means. */
export interface HeaderMatch {
  readonly field: ResolvedField
  /** For a reference found by several columns: the field of the referred ledger that this column carries. */
  readonly part: string | undefined
  /** The unit in the header; hand it to `parseFieldValue`, which converts exactly. Undefined when there is none or it is the field's own. */
  readonly unit: UnitId | undefined
  /** How sure it is: 1 by its own name, less by another that offices use for it. */
  readonly confidence: number
  /** Why the column cannot be read although its name is known (a unit that does not convert), in Chinese. */
  readonly problem: string | undefined
}

/**
 * Finds the field of a header: by label or alias, with or without a unit in brackets (`产值(元)`, `产值（万元）`), full- or half-width, spaces and line
 * breaks anywhere, a star of required columns. Columns of references (`by`) are found by their own names.
 */
export function matchHeader(ledger: ResolvedLedger, header: string): HeaderMatch | undefined {
  const name = plainHeader(header)
  const whole = findColumn(ledger, name)
  if (whole !== undefined) return { ...whole, unit: undefined, problem: undefined }
  const split = splitRemark(name)
  const found = split === undefined ? undefined : findColumn(ledger, split.label)
  return split === undefined || found === undefined ? undefined : withUnit(found, split.remark)
}

type Column = Pick<HeaderMatch, 'field' | 'part' | 'confidence'>

/** By another word than the ledger's own: taken, and told. */
const bySynonym = 0.9

function findColumn(ledger: ResolvedLedger, name: string): Column | undefined {
  return findBy(ledger, name, labelsOf) ?? findPart(ledger, name) ?? findBy(ledger, name, aliasesOf) ?? findBySynonym(ledger, name)
}

/** Only where one column alone is called so: 村名 says nothing where the village of a household stands beside another. */
function findBySynonym(ledger: ResolvedLedger, name: string): Column | undefined {
  const [column, another] = ledger.fields.flatMap((field) => columnsOf(ledger, field).filter(({ synonyms }) => synonyms.includes(name)))
  return column === undefined || another !== undefined ? undefined : { field: column.field, part: column.part, confidence: bySynonym }
}

interface NamedColumn extends Pick<HeaderMatch, 'field' | 'part'> {
  readonly synonyms: readonly string[]
}

function columnsOf(ledger: ResolvedLedger, field: ResolvedField): readonly NamedColumn[] {
  const { field: own } = field
  if (own.kind !== 'ref' || own.by === undefined) return [{ field, part: undefined, synonyms: columnWords(ledger, own) }]
  return Object.entries(own.by).map(([label, part]) => ({ field, part, synonyms: partWords(label) }))
}

/** Every name that a column of the ledger may go by in a file; units and remarks come on top. */
export function headerNames(ledger: ResolvedLedger): readonly string[] {
  return ledger.fields.flatMap((one) => [
    ...labelsOf(one.field),
    ...(one.field.kind === 'ref' ? Object.keys(one.field.by ?? {}) : []),
    ...aliasesOf(one.field),
    ...columnsOf(ledger, one).flatMap(({ synonyms }) => synonyms),
  ])
}

function findBy(ledger: ResolvedLedger, name: string, namesOf: (field: Field) => readonly string[]): Column | undefined {
  const field = ledger.fields.find((candidate) => namesOf(candidate.field).some((label) => normaliseName(label) === name))
  return field === undefined ? undefined : { field, part: undefined, confidence: 1 }
}

/** A reference with columns of its own is known by those alone: its label may be the name of one of them, or of none. */
function labelsOf(field: Field): readonly string[] {
  return field.kind === 'ref' && field.by !== undefined ? [] : [field.label, columnLabel(field)]
}

function aliasesOf(field: Field): readonly string[] {
  return field.aliases ?? []
}

function findPart(ledger: ResolvedLedger, name: string): Column | undefined {
  for (const field of ledger.fields) {
    const columns = field.field.kind === 'ref' ? Object.entries(field.field.by ?? {}) : []
    const part = columns.find(([label]) => normaliseName(label) === name)?.[1]
    if (part !== undefined) return { field, part, confidence: 1 }
  }
  return undefined
}

function splitRemark(name: string): { readonly label: string; readonly remark: string } | undefined {
  const match = /^(.+?)(?:[([【[](?:单位[::]?)?(.+?)[)\]】]|\/([^/]+))$/u.exec(name)
  const label = match?.[1]
  const remark = match?.[2] ?? match?.[3]
  return label === undefined || remark === undefined ? undefined : { label, remark }
}

/** A remark that is no unit (必填, 年-月-日) changes nothing on a column without a unit; on a number it might be one we do not know. */
function withUnit({ field, part, confidence }: Column, remark: string): HeaderMatch | undefined {
  const own = fieldUnit(field.field)
  const plain = { field, part, confidence, unit: undefined, problem: undefined }
  if (/^(必填|选填|可不填|可空)$/.test(remark) || !isNumeric(field.field)) return plain
  const units = readUnits(remark)
  if (units === undefined) return { ...plain, problem: `表头“${field.field.label}”的单位“${remark}”不认识` }
  const [unit, another] = units.filter((one) => (own === undefined ? isCountUnit(baseUnit(one)) : unitsConvert(one, own)))
  if (unit === undefined)
    return { ...plain, problem: `“${field.field.label}”${own === undefined ? '没有单位' : `以${own}计`}，表头却写“${remark}”` }
  if (another !== undefined) return { ...plain, problem: `表头“${field.field.label}”写着几种单位“${remark}”，分不清按哪一种` }
  return unit === own || (own === undefined && isCountUnit(unit)) ? plain : { ...plain, unit }
}
