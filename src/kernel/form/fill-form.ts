import { decimal, wholeNumber } from '../../definition/decimal/decimal.ts'
import { referredLedger } from '../../definition/field/field-type.ts'
import { isOpenToAll } from '../../definition/field/reads-field.ts'
import { getPeriod } from '../../definition/period/parse-period.ts'
import { lastYearPeriod } from '../../definition/period/related-periods.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { evaluateIndicators } from '../indicator/evaluate-indicators.ts'
import type { IndicatorRequest, IndicatorResult } from '../indicator/types.ts'
import type { Instant } from '../ledger/types.ts'
import { type BlockRecords, readBlock } from './read-block.ts'
import type { BoundCell, CellBinding, FormProposal, IndicatorBinding, RecordBlock } from './types.ts'
import { type FilledValue, writeNumber } from './write-value.ts'

export interface FilledCell {
  readonly sheet: string
  /** Its place in the filled form, after rows have grown. */
  readonly cell: string
  readonly value: FilledValue
  /** How many records it rests on. */
  readonly records: number
  /** What it is filled from. */
  readonly binding: CellBinding
  /** The record of a line. */
  readonly record?: string | undefined
}

export interface EmptyCell {
  readonly sheet: string
  readonly cell: string
  readonly why: string
  /** A person left it so. */
  readonly left?: true
}

/** A list that was taken out of a ledger. */
export interface FilledRows {
  readonly ledger: string
  readonly filters: RecordBlock['filters']
  readonly rows: number
  /** Some of its columns are masked for others. */
  readonly personal: boolean
}

/** What a form is filled with; rows to be copied by their numbers in the blank form. */
export interface FormFilling {
  readonly filled: readonly FilledCell[]
  readonly empty: readonly EmptyCell[]
  readonly grow: readonly { readonly sheet: string; readonly row: number; readonly copies: number }[]
  readonly lists: readonly FilledRows[]
}

/**
 * The values of a form's bound cells, all figures from one snapshot. What is unknown, or was not bound, stays empty and says why: never a zero that
 * nobody counted.
 */
export async function fillForm(kernel: Kernel, actor: Actor, { proposal, town, asOf }: FillInput): Promise<FormFilling> {
  const results = await evaluateCells(kernel, actor, { proposal, asOf })
  const blocks = await Promise.all(
    proposal.blocks.map(async (block) => ({ block, records: await readBlock(kernel, actor, { records: block, asOf }) })),
  )
  const grow = blocks.flatMap(({ block: { sheet, firstRow, lastRow }, records: { count } }) => {
    const copies = count - (lastRow - firstRow + 1)
    return copies > 0 ? [{ sheet, row: lastRow, copies }] : []
  })
  const moved: MoveCell = (sheet, cell, line = 1) => {
    const row = rowOf(cell)
    const above = grow.filter((growth) => growth.sheet === sheet && growth.row < row)
    return cell.replace(/\d+$/, String(above.reduce((sum, { copies }) => sum + copies, row + line - 1)))
  }
  const filled: FilledCell[] = []
  const empty: EmptyCell[] = proposal.unbound.map(({ sheet, cell, why, candidates }) => ({
    sheet,
    cell: moved(sheet, cell),
    why: candidates.length === 0 ? `没有绑定：${why}` : `没有绑定：${why}（${candidates.join('、')}？）`,
  }))
  for (const { sheet, cell, why, byHand } of proposal.left)
    empty.push({ sheet, cell: moved(sheet, cell), why: byHand ? `由人手填：${why}` : `有意空着：${why}`, left: true })
  for (const { sheet, cell, binding } of proposal.cells) {
    if (binding.type === 'column') continue
    const outcome =
      binding.type === 'town' ? { value: { type: 'text' as const, value: town }, records: 0 } : compute(kernel, binding, results)
    const place = { sheet, cell: moved(sheet, cell) }
    if ('why' in outcome) empty.push({ ...place, why: outcome.why })
    else filled.push({ ...place, ...outcome, binding })
  }
  const lists: FilledRows[] = []
  for (const { block, records } of blocks) {
    const lines = fillBlock(kernel, { block, records, cells: proposal.cells.filter((cell) => isIn(cell, block)), moved })
    filled.push(...lines.filled)
    empty.push(...lines.empty)
    lists.push({ ledger: block.ledger, filters: block.filters, rows: records.count, personal: isPersonal(kernel, lines.filled) })
  }
  return { filled, empty, grow, lists }
}

/** Where a cell stands once rows above it have grown; of a block's first row, so many lines further. */
type MoveCell = (sheet: string, cell: string, line?: number) => string

interface FillInput {
  readonly proposal: FormProposal
  /** The town's name, where the form asks who fills it in. */
  readonly town: string
  readonly asOf?: Instant
}

interface FillingBlock {
  readonly block: RecordBlock
  readonly records: BlockRecords
  readonly cells: readonly BoundCell[]
  readonly moved: MoveCell
}

function fillBlock({ catalogue }: Kernel, { block, records, cells, moved }: FillingBlock): Pick<FormFilling, 'filled' | 'empty'> {
  const first = cells.filter(({ cell }) => rowOf(cell) === block.firstRow)
  const filled: FilledCell[] = []
  const empty: EmptyCell[] = []
  for (const { sheet, cell, binding } of first) {
    if (records.count === 0)
      empty.push({ sheet, cell: moved(sheet, cell), why: `“${catalogue.getLedger(block.ledger).label}”这一期没有记录` })
    for (let line = 1; line <= records.count && binding.type === 'column'; line++) {
      const value = records.valueOf(line, binding)
      const place = { sheet, cell: moved(sheet, cell, line) }
      if (value === undefined) empty.push({ ...place, why: '这条记录没有填这一项' })
      else filled.push({ ...place, value, records: 1, binding, record: records.idOf(line) })
    }
  }
  return { filled, empty }
}

function isPersonal({ catalogue }: Kernel, cells: readonly FilledCell[]): boolean {
  return cells.some(({ binding }) => {
    if (binding.type !== 'column' || binding.field === undefined) return false
    const { field } = catalogue.getField(binding.ledger, binding.field)
    const target = binding.part === undefined ? undefined : referredLedger(field)
    return !isOpenToAll(field) || (target !== undefined && !isOpenToAll(catalogue.getField(target, binding.part ?? '').field))
  })
}

function isIn({ sheet, cell, binding }: BoundCell, block: RecordBlock): boolean {
  const row = rowOf(cell)
  return binding.type === 'column' && sheet === block.sheet && row >= block.firstRow && row <= block.lastRow
}

function rowOf(cell: string): number {
  return wholeNumber(/\d+$/.exec(cell)?.[0] ?? '0')
}

type Outcomes = ReadonlyMap<string, IndicatorResult>

function keyOf({ indicator, period, slices = [] }: IndicatorRequest): string {
  return JSON.stringify([indicator, period, slices])
}

function requestsOf({ indicator, form, period, slices }: IndicatorBinding): readonly IndicatorRequest[] {
  const now = { indicator, period, slices }
  return form === 'value' ? [now] : [now, { ...now, period: lastYearPeriod(getPeriod(period)).key }]
}

async function evaluateCells(
  kernel: Kernel,
  actor: Actor,
  { proposal, asOf }: { readonly proposal: FormProposal; readonly asOf: Instant | undefined },
): Promise<Outcomes> {
  const requests = proposal.cells.flatMap(({ binding }) => (binding.type === 'indicator' ? requestsOf(binding) : []))
  const each = [...new Map(requests.map((request) => [keyOf(request), request])).values()]
  const results = await evaluateIndicators(kernel, actor, each, { present: proposal.period, ...(asOf === undefined ? {} : { asOf }) })
  return new Map(results.map((result) => [keyOf(result.request), result]))
}

type Outcome = { readonly value: FilledValue; readonly records: number } | { readonly why: string }

function compute({ catalogue }: Kernel, binding: IndicatorBinding, outcomes: Outcomes): Outcome {
  const [now, before] = requestsOf(binding).map((request) => outcomes.get(keyOf(request)))
  if (now === undefined) throw new Error('a cell was not evaluated')
  const missing = [now, before].find((result) => result !== undefined && result.value === null)
  if (missing !== undefined) return { why: missing.unknown ?? missing.error ?? '没有记录' }
  const value = now.value ?? ''
  const records = now.records + (before?.records ?? 0)
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return { value: { type: /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text', value }, records }
  if (before === undefined) {
    const { type } = catalogue.getIndicator(binding.indicator)
    const exact = !/^(?:ratio|average|derived|yearOnYear|periodOnPeriod|completion|share)$/.test(type)
    return { value: writeNumber(value, { from: now.unit, to: binding.unit, exact }), records }
  }
  const base = decimal(before.value ?? '')
  const change = decimal(value).minus(base)
  if (binding.form === 'change') return { value: writeNumber(change.toFixed(), { from: now.unit, to: binding.unit, exact: true }), records }
  if (base.lte('0')) return { why: '上年同期的数不大于零，算不出增减' }
  return { value: writeNumber(change.div(base).times('100').toFixed(), { from: '%', to: '%', exact: false }), records }
}
