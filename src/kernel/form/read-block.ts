import { decimal } from '../../definition/decimal/decimal.ts'
import { fieldColumns } from '../../definition/field/column-label.ts'
import { calendarGrain, fieldUnit, isNumeric, referredLedger } from '../../definition/field/field-type.ts'
import type { Field } from '../../definition/field/types.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { getPeriod, parsePeriod } from '../../definition/period/parse-period.ts'
import { containsDay, containsPeriod, lastDay } from '../../definition/period/period-days.ts'
import type { Period } from '../../definition/period/types.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { type ExportedRecord, exportRecords } from '../ledger/query/export-records.ts'
import type { Instant } from '../ledger/types.ts'
import { Refusal } from '../refusal.ts'
import type { ColumnBinding, RecordsBinding } from './types.ts'
import { type FilledValue, writeNumber } from './write-value.ts'

/** The records of a block, each as the texts of its ledger's columns. */
export interface BlockRecords {
  readonly count: number
  /** The record of a line, counted from 1. */
  idOf(line: number): string | undefined
  valueOf(line: number, binding: Pick<ColumnBinding, 'field' | 'part' | 'unit'>): FilledValue | undefined
}

/** Lines of one form; more than that is a ledger to be exported. */
const mostLines = 20_000

interface Column {
  readonly id: string
  readonly part: string | undefined
}

/** Reads the records that a block of a form asks for: of its period, in its village, of its kind; in the order asked for, else in that in which they were written down. Refuses with `invalid` more than a sheet should hold. */
export async function readBlock(
  kernel: Kernel,
  actor: Actor,
  { records, asOf }: { readonly records: RecordsBinding; readonly asOf: Instant | undefined },
): Promise<BlockRecords> {
  const { catalogue } = kernel
  const ledger = catalogue.getLedger(records.ledger)
  const columns = ledger.fields.flatMap(({ id, field }) => fieldColumns(field).map(({ part }): Column => ({ id, part })))
  // A reference that offices write in several columns is known by the first of them where no part is named.
  const place = (id: string, part?: string) => {
    const exact = columns.findIndex((column) => column.id === id && column.part === part)
    return exact < 0 && part === undefined ? columns.findIndex((column) => column.id === id) : exact
  }
  const period = getPeriod(records.period)
  const found: ExportedRecord[] = []
  for await (const record of exportRecords(kernel, actor, { ledger: ledger.id, asOf }).records) {
    const { cells } = record
    const text = (id: string | undefined) => (id === undefined ? '' : (cells[place(id)] ?? ''))
    if (isOf(ledger, period, text) && records.filters.every(({ field, value }) => text(field) === value)) found.push(record)
    if (found.length > mostLines) throw new Refusal('invalid', `“${ledger.label}”这一期超过 ${mostLines} 条，一张表放不下，请加上条件。`)
  }
  const { order } = records
  if (order !== undefined) {
    const at = place(order.field)
    const isNumber = isNumeric(catalogue.getField(ledger.id, order.field).field)
    found.sort((one, other) => compareTexts(one.cells[at] ?? '', other.cells[at] ?? '', isNumber) * (order.descending ? -1 : 1))
  }
  return {
    count: found.length,
    idOf: (line) => found[line - 1]?.id,
    valueOf: (line, { field: id, part, unit }) => {
      const cells = found[line - 1]?.cells
      if (cells === undefined) return undefined
      if (id === undefined) return { type: 'number', value: String(line) }
      const { field } = catalogue.getField(ledger.id, id)
      const target = referredLedger(field)
      const own = part === undefined || target === undefined ? field : catalogue.getField(target, part).field
      return presentCell(own, cells[place(id, part)] ?? '', unit)
    },
  }
}

/** What is not filled in stands last in the rising order. */
function compareTexts(one: string, other: string, isNumber: boolean): number {
  if (one === other) return 0
  if (one === '' || other === '') return one === '' ? 1 : -1
  const isDecimal = (text: string) => /^-?\d+(?:\.\d+)?$/.test(text)
  if (isNumber && isDecimal(one) && isDecimal(other)) return decimal(one).lt(decimal(other)) ? -1 : decimal(one).eq(decimal(other)) ? 0 : 1
  return one.localeCompare(other, 'zh')
}

/** Whether a record counts: what happened, within the period; what is in force, at its end. */
function isOf(ledger: ResolvedLedger, period: Period, text: (field: string | undefined) => string): boolean {
  const { from, to } = ledger.effective
  if (ledger.kind === 'register' && (from !== undefined || to !== undefined)) {
    const end = lastDay(period)
    const [begun, ended] = [text(from), text(to)]
    return (begun === '' || begun <= end) && (ended === '' || ended > end)
  }
  const at = text(ledger.date)
  if (ledger.date === undefined) return true
  const day = at.slice(0, 10)
  if (day.length === 10 && containsDay(period, day)) return true
  const own = parsePeriod(day)
  return own !== undefined && own.grain !== 'day' && (containsPeriod(period, own) || (own.grain === 'year' && containsPeriod(own, period)))
}

function presentCell(field: Field, text: string, unit: ColumnBinding['unit']): FilledValue | undefined {
  if (text === '') return undefined
  if (isNumeric(field) && /^-?\d+(?:\.\d+)?$/.test(text)) {
    const own = fieldUnit(field)
    return own === undefined ? { type: 'number', value: text } : writeNumber(text, { from: own, to: unit ?? own, exact: true })
  }
  return calendarGrain(field) !== undefined && /^\d{4}-\d{2}/.test(text) ? { type: 'date', value: text } : { type: 'text', value: text }
}
