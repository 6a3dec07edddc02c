import { fieldColumns } from '../../definition/field/column-label.ts'
import { calendarGrain, fieldUnit, isNumeric, referredLedger } from '../../definition/field/field-type.ts'
import type { Field } from '../../definition/field/types.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { getPeriod, parsePeriod } from '../../definition/period/parse-period.ts'
import { containsDay, containsPeriod, lastDay } from '../../definition/period/period-days.ts'
import type { Period } from '../../definition/period/types.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { exportRecords } from '../ledger/query/export-records.ts'
import type { Instant } from '../ledger/types.ts'
import type { ColumnBinding, RecordsBinding } from './types.ts'
import { type FilledValue, writeNumber } from './write-value.ts'

/** The records of a block, each as the texts of its ledger's columns. */
export interface BlockRecords {
  readonly count: number
  valueOf(line: number, binding: Pick<ColumnBinding, 'field' | 'part' | 'unit'>): FilledValue | undefined
}

interface Column {
  readonly id: string
  readonly part: string | undefined
}

/** Reads the records that a block of a form asks for: of its period, in its village, of its kind; in the order in which they were written down. */
export async function readBlock(
  kernel: Kernel,
  actor: Actor,
  { records, asOf }: { readonly records: RecordsBinding; readonly asOf: Instant | undefined },
): Promise<BlockRecords> {
  const { catalogue } = kernel
  const ledger = catalogue.getLedger(records.ledger)
  const columns = ledger.fields.flatMap(({ id, field }) => fieldColumns(field).map(({ part }): Column => ({ id, part })))
  const place = (id: string, part?: string) => columns.findIndex((column) => column.id === id && column.part === part)
  const period = getPeriod(records.period)
  const found: (readonly string[])[] = []
  for await (const cells of exportRecords(kernel, actor, { ledger: ledger.id, asOf }).rows) {
    const text = (id: string | undefined) => (id === undefined ? '' : (cells[place(id)] ?? ''))
    if (isOf(ledger, period, text) && records.filters.every(({ field, value }) => text(field) === value)) found.push(cells)
  }
  return {
    count: found.length,
    valueOf: (line, { field: id, part, unit }) => {
      const cells = found[line - 1]
      if (cells === undefined) return undefined
      if (id === undefined) return { type: 'number', value: String(line) }
      const { field } = catalogue.getField(ledger.id, id)
      const target = referredLedger(field)
      const own = part === undefined || target === undefined ? field : catalogue.getField(target, part).field
      return presentCell(own, cells[place(id, part)] ?? '', unit)
    },
  }
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
