import type { SliceFilter } from '../../definition/report/types.ts'
import { isUnit, unitsConvert } from '../../definition/unit/unit.ts'
import { authorize } from '../access/authorize.ts'
import { inDomains } from '../access/domain/in-domains.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { openTo } from '../ledger/watch.ts'
import { Refusal } from '../refusal.ts'
import type { FormInput } from './bind-form.ts'
import type { FormReading } from './form-reading.ts'
import { confirmed, writeSource } from './keep-binding.ts'
import { requireKeptForm } from './kept-forms.ts'
import type { CellTime, KeptBlock, KeptCell, KeptSource } from './kept-source.ts'
import { findPlace, placeKey } from './place-key.ts'
import { readFormLabels, settleReading } from './propose-form.ts'
import { applyKept } from './rebind.ts'
import type { FigureForm, RecordsOrder } from './types.ts'

/** What a person says of one cell. `open`: nothing fills it; `proposal`: forget what was said, the labels decide again. */
export type CellChoice =
  | {
      readonly type: 'indicator'
      readonly indicator: string
      readonly form: FigureForm
      readonly at: CellTime
      readonly unit?: string | undefined
      readonly slices: readonly SliceFilter[]
    }
  | { readonly type: 'empty'; readonly why: string; readonly byHand: boolean }
  | { readonly type: 'open' }
  | { readonly type: 'proposal' }

/** Rows of a sheet that hold records of a ledger; without a ledger nothing fills them. */
export interface RowsChoice {
  readonly sheet: string
  readonly firstRow: number
  readonly lastRow: number
  readonly ledger: string | undefined
  readonly filters: readonly { readonly field: string; readonly value: string }[]
  readonly order?: RecordsOrder | undefined
  readonly columns: readonly {
    readonly column: number
    readonly label: string
    readonly field?: string | undefined
    readonly part?: string | undefined
    /** The number of the line. */
    readonly number?: boolean | undefined
  }[]
}

export interface HandBinding extends FormInput {
  readonly id: string
  /** The version that was looked at: what somebody else said in between is a `conflict`. */
  readonly version: number
  readonly cells: readonly { readonly sheet: string; readonly cell: string; readonly choice: CellChoice }[]
  readonly rows: readonly RowsChoice[]
  /** Confirms every proposal that is sure enough. */
  readonly confirm: boolean
}

/**
 * Keeps what a person says of cells and rows of a form, over what was kept of it. Refuses with `invalid` a cell that is not blank, an indicator, unit, slice,
 * ledger or field that is not there, with `conflict` when somebody has bound the form in between. Needs the right to bring in office files.
 */
export async function bindByHand(kernel: Kernel, actor: Actor, hand: HandBinding): Promise<void> {
  authorize(actor, 'import')
  const seen = await inDomains(kernel, actor)
  const kept = await requireKeptForm(kernel, actor, hand.id)
  const labels = readFormLabels(seen.catalogue, hand.form, hand.context)
  const reading = applyKept(seen.catalogue, labels, kept)
  let source: KeptSource = hand.confirm ? confirmed(settleReading(hand.form, reading), kept) : kept
  for (const said of hand.cells) source = withChoice(source, keyOfCell(reading, said), choiceOf(seen, said.choice))
  for (const rows of hand.rows) source = withRows(source, blockOf(seen, reading, rows))
  await amendRecord(openTo(kernel, kept.ledger), actor, {
    ledger: kept.ledger,
    id: kept.id,
    version: hand.version,
    values: { source: writeSource(source) },
  })
}

function invalid(message: string): Refusal {
  return new Refusal('invalid', message)
}

function keyOfCell(reading: FormReading, { sheet, cell }: { readonly sheet: string; readonly cell: string }): string {
  const isIt = (one: { readonly sheet: string; readonly cell: string }) => one.sheet === sheet && one.cell === cell
  const known = [...reading.cells, ...reading.open].find(isIt) ?? reading.left.find(isIt)
  if (known !== undefined) {
    if ('said' in known && known.said === undefined) throw invalid(`${cell} 是按行填台账的格，请绑定这几行。`)
    return known.key
  }
  const key = placeKey({ sheet, cell })
  if (findPlace(reading, key) === undefined) throw invalid(`${sheet} 的 ${cell} 不是空格：已有内容、有公式，或不在这张表里。`)
  return key
}

function choiceOf({ catalogue }: Kernel, choice: CellChoice): CellChoice {
  if (choice.type === 'empty' && choice.why.trim() === '') throw invalid('请写明为什么空着。')
  if (choice.type !== 'indicator') return choice
  const [indicator, another] = catalogue.findIndicators(choice.indicator)
  if (indicator === undefined || another !== undefined) throw invalid(`没有指标“${choice.indicator}”。`)
  const { unit, form, slices } = choice
  if (unit !== undefined && (!isUnit(unit) || !unitsConvert(indicator.unit, unit)))
    throw invalid(`“${indicator.label}”的单位是${indicator.unit}，换算不成${unit}。`)
  if (form !== 'value' && indicator.type === 'pick') throw invalid(`“${indicator.label}”不是数，没有增减。`)
  for (const { dimension } of slices)
    if (catalogue.findDimension(indicator, dimension) === undefined) throw invalid(`“${indicator.label}”不能按${dimension}分。`)
  return { ...choice, indicator: indicator.id }
}

function withChoice(source: KeptSource, key: string, choice: CellChoice): KeptSource {
  const cells = source.cells.filter((cell) => cell.key !== key)
  const left = (source.left ?? []).filter((cell) => cell.key !== key)
  const refused = (source.refused ?? []).filter((one) => one !== key)
  if (choice.type === 'empty') left.push({ key, why: choice.why.trim().slice(0, 300), byHand: choice.byHand })
  if (choice.type === 'open') refused.push(key)
  if (choice.type === 'indicator') cells.push(keptCell(key, choice))
  return { ...source, cells, left, refused }
}

function keptCell(key: string, { indicator, form, slices, at, unit }: CellChoice & { readonly type: 'indicator' }): KeptCell {
  return { key, indicator, form, slices, ...(at === 'said' ? {} : { at }), ...(unit === undefined ? {} : { unit }) }
}

function blockOf({ catalogue }: Kernel, reading: FormReading, rows: RowsChoice): KeptBlock {
  const { sheet, firstRow, lastRow } = rows
  const grid = reading.grids.find((one) => one.sheet === sheet)
  if (grid === undefined || firstRow > lastRow || lastRow > grid.lastRow + 1)
    throw invalid(`${sheet} 没有第 ${firstRow} 至 ${lastRow} 行。`)
  const place = { sheet, firstRow, lastRow }
  const heads = rows.columns.map(({ column, label }) => ({ column, label }))
  if (rows.ledger === undefined) return { ...place, ledger: '', filters: [], columns: heads }
  const ledger = catalogue.findLedger(rows.ledger)
  if (ledger === undefined) throw invalid(`没有台账“${rows.ledger}”。`)
  const requireField = (id: string) => {
    if (!ledger.fields.some((field) => field.id === id)) throw invalid(`“${ledger.label}”没有栏目“${id}”。`)
    return id
  }
  const columns = rows.columns.map(({ column, label, field, part, number }) => ({
    column,
    label,
    ...(field === undefined ? {} : { field: requireField(field) }),
    ...(part === undefined || field === undefined ? {} : { part }),
    ...(number === true ? { number } : {}),
  }))
  if (columns.every(({ field }) => field === undefined)) throw invalid('至少有一列要对应台账的栏目。')
  for (const { field } of rows.filters) requireField(field)
  const { order } = rows
  if (order !== undefined) requireField(order.field)
  return { ...place, ledger: ledger.id, filters: rows.filters, columns, ...(order === undefined ? {} : { order }) }
}

/** What is said of the same rows takes the place of what was said before. */
function withRows(source: KeptSource, block: KeptBlock): KeptSource {
  const isSame = (one: KeptBlock) => one.sheet === block.sheet && one.firstRow <= block.lastRow && one.lastRow >= block.firstRow
  return { ...source, blocks: [...(source.blocks ?? []).filter((one) => !isSame(one)), block] }
}
