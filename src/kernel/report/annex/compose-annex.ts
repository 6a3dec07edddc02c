import type { AnnexColumn, AnnexProgressWord } from '../../../definition/annex/types.ts'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { type Decimal, decimal, plainDecimal, roundHalfUp } from '../../../definition/decimal/decimal.ts'
import { fieldUnit } from '../../../definition/field/field-type.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { printNumber } from '../../../definition/report/number-printing.ts'
import type { CellSource } from '../../../definition/report/types.ts'
import { unitFor } from '../../../definition/report/unit-for.ts'
import { convertUnit, isUnit, unitsConvert } from '../../../definition/unit/unit.ts'
import type { IndicatorResult } from '../../indicator/types.ts'
import type { LedgerRecord } from '../../ledger/types.ts'
import { reportProblem } from '../codes.ts'
import type { AnnexCell, AnnexTable, PlannedAnnex } from '../types.ts'
import type { Progress } from './read-progress.ts'

export interface AnnexRow {
  readonly record: LedgerRecord
  /** Of the indicator that the record names. */
  readonly result: IndicatorResult | undefined
  /** The newest line of a record that names none. */
  readonly line: { readonly record: string; readonly value: string } | undefined
  /** Of an annex that tells how far its records were. */
  readonly progress: Progress | undefined
}

export interface AnnexFacts {
  readonly planned: PlannedAnnex
  readonly ledger: ResolvedLedger
  readonly catalogue: CatalogueIndex
  readonly rows: readonly AnnexRow[]
}

/** A table of what was read: a head, a row for each record, sums below where columns say so. Pure. */
export function composeAnnex(facts: AnnexFacts): AnnexTable {
  const { planned, ledger, rows } = facts
  const { token, annex, year } = planned
  const name = annex.label
  const head = [{ text: '序号' }, ...annex.columns.map((column) => ({ text: headOf(column) }))]
  const empty = { annex: name, period: presentPeriod(year), ledger: ledger.label }
  if (rows.length === 0) {
    return { token, name, period: year.key, rows: [], problems: [reportProblem(token.at, 'annex-empty', empty)] }
  }
  const body = rows.map((row, index) => composeRow(row, index, facts))
  const foot = sumsOf(facts)
  const missing = rows.flatMap(({ record, result, progress }) => {
    if (progress !== undefined && progress.state === undefined) return [`${record.title}（到${planned.period.lastMonth}底没有办理记录）`]
    if (result === undefined || result.value !== null || result.undivided === true) return []
    return [`${record.title}（${result.error ?? result.unknown ?? '没有记录'}）`]
  })
  return {
    token,
    name,
    period: year.key,
    rows: [head, ...body, ...(foot === undefined ? [] : [foot])],
    problems: missing.length === 0 ? [] : [reportProblem(token.at, 'annex-cell', { annex: name, rows: missing.join('；') })],
  }
}

/** What is counted once a year has no number in the middle of it. */
const wholeYearOnly = '年终统计'

function headOf({ label, unit, shows }: AnnexColumn): string {
  if (unit !== undefined) return `${label}（${unit}）`
  return shows === 'rate' ? `${label}（%）` : label
}

function composeRow(row: AnnexRow, index: number, facts: AnnexFacts): readonly AnnexCell[] {
  const { planned, ledger } = facts
  const { annex } = planned
  const { record } = row
  const source: CellSource = { type: 'record', ledger: ledger.id, record: record.id }
  const done = doneOf(row, facts)
  const cells = annex.columns.map((column): AnnexCell => {
    if (column.tells !== undefined) return { text: progressText(row.progress, column.tells), source }
    if (column.field !== undefined) return { text: columnText(row, ledger, column), source }
    const promised = promisedOf(record, planned)
    if (column.shows === 'promised') return { text: promised === undefined ? '' : amountText(promised), source }
    if (done === undefined) return { text: column.shows === 'done' && row.result?.undivided === true ? wholeYearOnly : '', source }
    if (column.shows === 'done') return { text: done.text, source: done.source }
    return { text: rateOf(done, promised), source: done.source }
  })
  return [{ text: String(index + 1), source }, ...cells]
}

function progressText(progress: Progress | undefined, word: AnnexProgressWord): string {
  if (word === 'state') {
    const { label = '', since } = progress?.state ?? {}
    return since === undefined ? label : `${label}（${since}）`
  }
  const questions = progress?.questions
  if (questions === undefined) return ''
  return questions.asked === 0 ? '无' : `${questions.asked}次，已答复${questions.answered}次`
}

/** A field of the record, as it stood at the end of the period where the column asks for that. */
function columnText({ record, progress }: AnnexRow, ledger: ResolvedLedger, { field = '', unit, past }: AnnexColumn): string {
  if (past !== true) return fieldText(record, ledger, { field, unit })
  const { values } = progress ?? {}
  return values === undefined ? '' : fieldText({ values, shown: {} }, ledger, { field, unit })
}

interface FieldAsked {
  readonly field: string
  readonly unit: string | undefined
}

/** As a person reads it; an amount exactly, in the unit that the column heads. */
function fieldText(
  { values, shown }: Pick<LedgerRecord, 'values' | 'shown'>,
  ledger: ResolvedLedger,
  { field: id, unit }: FieldAsked,
): string {
  const field = ledger.fields.find((one) => one.id === id)?.field
  const value = values[id] ?? null
  if (field === undefined || value === null) return ''
  const own = fieldUnit(field)
  if (unit !== undefined && own !== undefined && isUnit(unit) && unitsConvert(own, unit)) {
    return plainDecimal(convertUnit(decimal(String(value)), own, unit))
  }
  return shown[id] ?? presentFieldValue(field, value)
}

interface Promised {
  readonly value: Decimal
  readonly unit: string
}

/** What was promised, or what a decision on record put in its place. */
function promisedOf({ values }: LedgerRecord, { annex }: PlannedAnnex): Promised | undefined {
  const { amount } = annex
  const read = (id: string | undefined): string => (id === undefined ? '' : String(values[id] ?? ''))
  const { changed } = amount ?? {}
  const isChanged = read(changed?.decision) !== ''
  const holds = (first: string | undefined, second: string | undefined): string =>
    isChanged && read(second) !== '' ? read(second) : read(first)
  const value = holds(amount?.value, changed?.value)
  return value === '' ? undefined : { value: decimal(value), unit: holds(amount?.unit, changed?.unit) }
}

interface Done {
  /** In the unit of what was promised, where both can be compared. */
  readonly value: Decimal
  readonly comparable: boolean
  readonly text: string
  readonly source: CellSource
}

function doneOf({ record, result, line }: AnnexRow, { planned, catalogue, ledger }: AnnexFacts): Done | undefined {
  const promised = promisedOf(record, planned)
  if (line !== undefined) {
    const source: CellSource = { type: 'record', ledger: planned.annex.amount?.lines?.ledger ?? ledger.id, record: line.record }
    const value = decimal(line.value)
    return { value, comparable: true, text: amountText({ value, unit: promised?.unit ?? '' }), source }
  }
  if (result === undefined || result.value === null || !/^-?\d+(?:\.\d+)?$/.test(result.value)) return undefined
  const [indicator] = catalogue.findIndicators(result.request.indicator)
  if (indicator === undefined) return undefined
  const word = promised?.unit ?? ''
  const wanted = unitFor(word === '' ? result.unit : word, result.unit, indicator.label)
  const base = decimal(result.value)
  const value = unitsConvert(result.unit, wanted) ? convertUnit(base, result.unit, wanted) : base
  const source: CellSource = { type: 'indicator', indicator: indicator.id, period: planned.period.key }
  return { value, comparable: wanted === word || word === '', text: amountText({ value, unit: wanted === '无' ? '' : wanted }), source }
}

/** With its unit: exactly, but for a quotient; 10,000 元 and more are told in 万元, 10,000 万元 in 亿元, as official tables do. */
function amountText({ value, unit }: Promised): string {
  const size = value.abs()
  if (unit === '元' && size.gte(10_000)) return amountText({ value: convertUnit(value, '元', '万元'), unit: '万元' })
  if (unit === '万元' && size.gte(10_000)) return amountText({ value: convertUnit(value, '万元', '亿元'), unit: '亿元' })
  return `${plainDecimal(decimal(roundHalfUp(value, decimalsOf(value, unit))))}${unit}`
}

/** Rates keep two, but never become 100 by rounding. */
function decimalsOf(value: Decimal, unit: string): number {
  if (unit !== '%') return /^[万亿]/.test(unit) ? 10 : 4
  return value.lt(100) && decimal(roundHalfUp(value, 2)).eq(100) ? 10 : 2
}

function rateOf({ value, comparable }: Done, promised: Promised | undefined): string {
  if (!comparable || promised === undefined || promised.value.lte(0)) return ''
  const rate = value.times(100).div(promised.value)
  const rounded = printNumber({ value: rate, unit: '%', format: { type: 'decimals', unit: '%', decimals: 1 }, direction: undefined })
  if (rounded.ok) return rounded.printed
  // Nothing becomes 100 by rounding.
  return printNumber({ value: rate, unit: '%', format: { type: 'own', unit: '%' }, direction: undefined }).printed
}

function sumsOf({ planned, ledger, rows }: AnnexFacts): readonly AnnexCell[] | undefined {
  const { columns } = planned.annex
  if (!columns.some(({ summed }) => summed === true)) return undefined
  const cells = columns.map((column): AnnexCell => {
    if (column.summed !== true || column.field === undefined) return { text: '' }
    const texts = rows.map((row) => columnText(row, ledger, column))
    // What some row does not know of the past has no sum.
    const known = texts.filter((text) => text !== '')
    if (known.length === 0 || (column.past === true && known.length < texts.length)) return { text: '' }
    return { text: plainDecimal(known.reduce((sum, text) => sum.plus(text), decimal(0))) }
  })
  return [{ text: '' }, { ...cells[0], text: '合计' }, ...cells.slice(1)]
}
