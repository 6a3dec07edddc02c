import { columnLabel, fieldColumns } from '../../../definition/field/column-label.ts'
import { fieldUnit, isNumeric } from '../../../definition/field/field-type.ts'
import type { Field } from '../../../definition/field/types.ts'
import { plainHeader } from '../../../definition/ledger/column-words.ts'
import { type HeaderMatch, matchHeader } from '../../../definition/ledger/match-header.ts'
import { periodOfTitles, type TitlePeriod } from '../../../definition/ledger/title-period.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { ownValue } from '../../../definition/name/own-value.ts'
import { baseUnit, isCountUnit, type UnitId, unitsConvert } from '../../../definition/unit/unit.ts'
import { findUnit } from '../../../definition/unit/unit-words.ts'
import type { ImportProblem } from '../types.ts'
import type { ColumnHints, ColumnPlan, MatchedColumn } from './column-plan.ts'
import { findByContent, nearestField } from './match-content.ts'
import { findTicked } from './ticked-columns.ts'

/**
 * Matches a file's header to the ledger's fields: by what somebody said, by label, by another name that offices use, by what is in a column. Unknown columns
 * are left out with a warning that names the field they are nearest to; two columns for one field are an error.
 */
export function matchColumns(ledger: ResolvedLedger, labels: readonly string[], hints: ColumnHints = {}): ColumnPlan {
  const columns: MatchedColumn[] = []
  const problems: ImportProblem[] = []
  const unknown: string[] = []
  const refused = new Set<string>()
  const take = (label: string, match: HeaderMatch): void => {
    const { unit, told, isRefused } = unitOf({ label, match }, hints.units ?? [])
    problems.push(...told)
    if (isRefused) {
      refused.add(match.field.id)
      return
    }
    const column = { label, target: match.field, part: match.part, unit, confidence: match.confidence }
    const twin = columns.find((other) => other.target.id === column.target.id && other.part === column.part)
    if (twin === undefined) columns.push(column)
    else
      problems.push(
        problem('double-column', 'error', label, `“${twin.label}”和“${label}”都是「${column.target.field.label}」，请只留一列。`),
      )
  }
  for (const label of labels) {
    if (label.trim() === '') continue
    const said = ownValue(hints.said, label)
    if (said === '') continue
    const match = said === undefined ? matchHeader(ledger, label) : matchSaid(ledger, label, said)
    if (match === undefined) unknown.push(label)
    else take(label, match)
  }
  const open = unknown.filter((label) => {
    const kept = ownValue(hints.kept, label)
    const match = kept === undefined || kept === '' ? undefined : matchSaid(ledger, label, kept)
    if (match === undefined || columns.some(({ target, part }) => target === match.field && part === match.part)) return kept !== ''
    take(label, { ...match, confidence: keptConfidence })
    problems.push(problem('column-kept', 'warning', label, `“${label}”照以前指明的认作「${match.field.field.label}」。`))
    return false
  })
  const left: string[] = []
  for (const label of open.filter((one) => !serial.test(plainHeader(one)))) {
    const match = findByContent({ ledger, label, filled: columns, others: open }, hints)
    if (match === undefined) left.push(label)
    else {
      take(label, match)
      problems.push(problem('column-by-content', 'warning', label, `“${label}”按内容认作「${match.field.field.label}」，请核对。`))
    }
  }
  problems.push(...takeTicked(ledger, left, { columns, hints }))
  const unitColumn = left.find((label) => isUnitColumn(label, hints.samples?.[label] ?? []))
  if (unitColumn !== undefined) {
    left.splice(left.indexOf(unitColumn), 1)
    problems.push(...readUnitsBeside(columns, unitColumn))
  }
  if (columns.length > 0) problems.push(...unknownColumns({ ledger, labels: left, columns, hints }))
  const titled = periodOfTitles(hints.titles ?? [])
  if (columns.length > 0 && titled !== undefined) {
    const dated = datedByTitle(ledger, columns, titled)
    columns.push(...dated)
    problems.push(...dated.map(({ label, text = '' }) => problem('period-of-title', 'warning', label, toldByTitle(label, text, titled))))
  }
  const present = new Set(columns.map((column) => column.target.id))
  const missing = ledger.fields.filter(({ id, field }) => field.required === true && !present.has(id) && !refused.has(id))
  if (columns.length === 0 && refused.size === 0) problems.push(noColumns({ ledger, labels, hints }))
  return { ledger, columns, present, missing, problems, headerRow: hints.headerRow, ...(titled === undefined ? {} : { year: titled.year }) }
}

interface ReadUnit {
  /** What its figures are converted from; undefined where they are in the field's own. */
  readonly unit: UnitId | undefined
  readonly told: readonly ImportProblem[]
  /** Nobody could say in what the column is: it is not read. */
  readonly isRefused: boolean
}

/** In what a column is: by its own brackets, else by what is said beside the table. */
function unitOf({ label, match }: { readonly label: string; readonly match: HeaderMatch }, units: readonly string[]): ReadUnit {
  const refuse = (message: string): ReadUnit => ({
    unit: undefined,
    told: [problem('column-unit', 'error', label, message)],
    isRefused: true,
  })
  const { field } = match.field
  if (match.problem !== undefined) return refuse(`${match.problem}。`)
  const strange = match.unit === undefined ? strangeUnit({ label, field }, units) : undefined
  if (strange !== undefined) return refuse(`表上写着单位“${strange}”，不认识这个单位，不知道“${label}”按什么读。请在表头的括号里写明。`)
  const [above, another] = match.unit === undefined ? unitsAbove({ label, field }, units) : []
  if (another !== undefined) return refuse(`表上写着几种单位（${above}、${another}），分不清“${label}”按哪一种，请在表头的括号里写明。`)
  const unit = match.unit ?? (above === fieldUnit(field) ? undefined : above)
  const other = otherUnitAbove({ label, field, unit }, units)
  const told = [
    ...(unit === match.unit ? [] : [`表上写着单位“${unit}”，“${label}”按${unit}读。`]),
    ...(other === undefined ? [] : [`表上写着单位“${other}”，“${label}”按自己写的单位读，请核对。`]),
  ]
  return { unit, told: told.map((message) => problem('sheet-unit', 'warning', label, message)), isRefused: false }
}

/** Takes the columns in which a choice is ticked out of those that nobody knows. */
function takeTicked(
  ledger: ResolvedLedger,
  left: string[],
  { columns, hints }: { readonly columns: MatchedColumn[]; readonly hints: ColumnHints },
): ImportProblem[] {
  const found = findTicked(ledger, left, { filled: columns, samples: hints.samples })
  const [first] = found?.ticks ?? []
  if (found === undefined || first === undefined) return []
  const { field, ticks } = found
  columns.push({ label: first.label, target: field, part: undefined, unit: undefined, ticks, confidence: tickedConfidence })
  for (const { label } of ticks) left.splice(left.indexOf(label), 1)
  const labels = ticks.map(({ label }) => `“${label}”`).join('、')
  return [problem('column-by-content', 'warning', first.label, `${labels}几列打勾的，认作「${field.field.label}」，请核对。`)]
}

/** 单位: a column in which each row says in what its figure is. */
function isUnitColumn(label: string, samples: readonly string[]): boolean {
  return /^(?:计量|计算|金额|货币)?单位$/.test(plainHeader(label)) && samples.some((one) => findUnit(one) !== undefined)
}

/** Gives the columns of figures that name no unit themselves the unit of their row. */
function readUnitsBeside(columns: MatchedColumn[], unitColumn: string): ImportProblem[] {
  return columns.flatMap((column, at) => {
    const { label, target } = column
    if (!isNumeric(target.field) || fieldUnit(target.field) === undefined || /[)）]\s*$/.test(label)) return []
    columns[at] = { ...column, unitColumn }
    return [problem('unit-beside', 'warning', label, `“${label}”各行按“${unitColumn}”一列写的单位读。`)]
  })
}

/** The year or month that a ledger must have of each row and a file has once, in its title. */
function datedByTitle({ fields }: ResolvedLedger, columns: readonly MatchedColumn[], { key }: TitlePeriod): MatchedColumn[] {
  if (key === undefined) return []
  const grain = key.length === 4 ? 'year' : 'month'
  return fields
    .filter(
      (target) => target.field.required === true && grainOf(target.field) === grain && !columns.some((one) => one.target.id === target.id),
    )
    .map((target) => ({ label: target.field.label, target, part: undefined, unit: undefined, text: key, confidence: keptConfidence }))
}

function grainOf(field: Field): string | undefined {
  return field.kind === 'month' ? 'month' : field.kind === 'period' ? field.grain : undefined
}

function toldByTitle(label: string, text: string, { words }: TitlePeriod): string {
  return `表里没有“${label}”这一列，照标题里的“${words}”都按${text}读，请核对。`
}

/** What somebody said that a column is, with the unit that its own label names. */
function matchSaid(ledger: ResolvedLedger, label: string, said: string): HeaderMatch | undefined {
  const remark = /[（([【［].+[)）\]】］]\s*$/.exec(label)?.[0] ?? ''
  const match = matchHeader(ledger, `${said}${remark}`) ?? matchHeader(ledger, said)
  return match === undefined ? undefined : { ...match, confidence: 1 }
}

interface Unknown {
  readonly ledger: ResolvedLedger
  readonly labels: readonly string[]
  readonly columns: readonly MatchedColumn[]
  readonly hints: ColumnHints
}

const apart = 3
/** Said of an earlier sheet: this one may mean something else. */
const keptConfidence = 0.85
/** What is ticked leaves little doubt, but nobody said it. */
const tickedConfidence = 0.85
/** Numbers of the lines: nobody misses them. */
const serial = /^(?:序号?|行号|项次|顺序号?|no\.?)$/i

/** Columns that are not read, each with the field that it may be; one line for many. */
function unknownColumns({ ledger, labels, columns, hints }: Unknown): ImportProblem[] {
  const guess = (label: string): string | undefined => nearestField({ ledger, label, filled: columns }, hints)?.field.label
  if (labels.length <= apart)
    return labels.map((label) => {
      const near = guess(label)
      const asked = near === undefined ? '' : `是不是「${near}」？是的话请指明。`
      return problem('unknown-column', 'warning', label, `“${label}”不是「${ledger.label}」的列，没有导入。${asked}`)
    })
  return [
    problem(
      'unknown-column',
      'warning',
      labels.join('、'),
      `这 ${labels.length} 列不是「${ledger.label}」的列，没有导入：${withGuesses(labels, guess)}。`,
    ),
  ]
}

function withGuesses(labels: readonly string[], guess: (label: string) => string | undefined): string {
  return labels
    .slice(0, 40)
    .map((label) => {
      const near = guess(label)
      return near === undefined ? `“${label}”` : `“${label}”（是不是「${near}」）`
    })
    .join('、')
}

/** A sheet that does not fit at all: which row was taken for its header, what stands there, and what was waited for. */
function noColumns({ ledger, labels, hints }: Omit<Unknown, 'columns'>): ImportProblem {
  const wanted = ledger.fields.flatMap(({ field }) => fieldColumns(field).map((column) => column.label))
  const where = hints.headerRow === undefined || hints.headerRow === 0 ? '' : `第${hints.headerRow}行当作表头，`
  const found =
    labels.length === 0 ? '' : `：${withGuesses(labels, (label) => nearestField({ ledger, label, filled: [] }, hints)?.field.label)}`
  const at = labels.length === 0 ? ledger.label : labels.slice(0, 40).join('、')
  return problem('no-columns', 'error', at, `${where}没有一列认得出来${found}。「${ledger.label}」的列是：${wanted.join('、')}。`)
}

/** The units beside a table that a column of figures may be in which names none itself: one, or nobody can say. */
function unitsAbove({ label, field }: { readonly label: string; readonly field: Field }, words: readonly string[]): readonly UnitId[] {
  const own = fieldUnit(field)
  if (!isNumeric(field) || /[)）]\s*$/.test(label)) return []
  const units = [...new Set(words.map(findUnit))].filter((unit) => unit !== undefined)
  if (own !== undefined) return units.filter((unit) => unitsConvert(unit, own))
  // 万人次 is for the column of 接待人次, and for no other count.
  const isOf = (base: UnitId): boolean => label.includes(base) && (base !== '人' || !label.includes('人次'))
  return units.filter((unit) => !isCountUnit(unit) && isCountUnit(baseUnit(unit)) && isOf(baseUnit(unit)))
}

/** A unit beside a table that nobody knows (百元, 美元), where it ends like the one of a column of figures that names none: read in its own, they would be something else. */
function strangeUnit({ label, field }: { readonly label: string; readonly field: Field }, words: readonly string[]): string | undefined {
  const own = fieldUnit(field)
  if (own === undefined || isCountUnit(own) || !isNumeric(field) || /[)）]\s*$/.test(label)) return undefined
  return words.find((word) => findUnit(word) === undefined && word.endsWith(baseUnit(own)))
}

/** The unit above a table where the column itself names another: one of them was left standing from another sheet. */
function otherUnitAbove(
  { label, field, unit }: { readonly label: string; readonly field: Field; readonly unit: UnitId | undefined },
  units: readonly string[],
): string | undefined {
  const read = unit ?? fieldUnit(field)
  if (read === undefined || !isNumeric(field) || !/[)）]\s*$/.test(label) || units.includes(read)) return undefined
  return units.map(findUnit).find((other) => other !== undefined && unitsConvert(other, read))
}

/** The missing columns as one problem, for a file that would add records; where no column is known at all that has been said. */
export function missingColumnProblems({ missing, columns, headerRow }: ColumnPlan): ImportProblem[] {
  if (missing.length === 0 || columns.length === 0) return []
  const labels = missing.flatMap(({ field }) => fieldColumns(field).map((column) => `“${column.label}”`))
  const where = headerRow === undefined || headerRow === 0 ? '' : `（表头认在第${headerRow}行）`
  const at = missing.map(({ field }) => columnLabel(field)).join('、')
  return [problem('missing-column', 'error', at, `缺少必填的列${labels.join('、')}${where}，请在表头补上。`)]
}

function problem(code: string, severity: ImportProblem['severity'], at: string, message: string): ImportProblem {
  return { code, severity, at, message }
}
