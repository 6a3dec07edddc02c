import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { fieldUnit, isNumeric } from '../../definition/field/field-type.ts'
import { matchHeader } from '../../definition/ledger/match-header.ts'
import type { ResolvedField, ResolvedLedger } from '../../definition/ledger/types.ts'
import { type UnitId, unitsConvert } from '../../definition/unit/unit.ts'
import type { FormReading } from './form-reading.ts'
import type { FormGrid } from './grid.ts'
import type { KeptBlock, KeptSource } from './kept-source.ts'
import { layBlock } from './lay-block.ts'
import { readPlace } from './place-key.ts'
import { unitsAbove } from './propose-form.ts'
import { type BlockColumn, isBlankRow, unitAbove } from './propose-rows.ts'
import type { RowArea } from './types.ts'
import { readWords } from './words.ts'

/** Rows of two editions are the same ones when so much of their heads is. */
const sameRows = 0.5

/** Binds rows of records by what a person said of them: known again by their heads, else by their place while that is still blank. */
export function applyKeptBlocks(catalogue: CatalogueIndex, reading: FormReading, kept: KeptSource): FormReading {
  return (kept.blocks ?? []).reduce((read, block) => applyBlock(catalogue, read, block), reading)
}

function applyBlock(catalogue: CatalogueIndex, reading: FormReading, block: KeptBlock): FormReading {
  const area = findArea(reading, block)
  const grid = reading.grids.find(({ sheet }) => sheet === area?.sheet)
  if (area === undefined || grid === undefined) return reading
  const cleared = withoutRows(reading, area)
  if (block.ledger === '') {
    const open = area.heads.map(({ column, label }) => ({
      ...layBlockOpen(grid, area, { column, label }),
      why: '有人取消了这几行的绑定',
    }))
    return { ...cleared, open: [...cleared.open, ...open] }
  }
  const ledger = catalogue.findLedger(block.ledger)
  if (ledger === undefined) {
    const why = '原来绑定的台账现在没有，所在的领域可能停用了'
    const open = area.heads.map((head) => ({ ...layBlockOpen(grid, area, head), why }))
    return { ...cleared, open: [...cleared.open, ...open] }
  }
  const { filters, order } = block
  const records = { ledger: ledger.id, period: reading.period.key, filters, ...(order === undefined ? {} : { order }) }
  const columns = area.heads.map((head) => columnOf(head, { block, ledger, units: unitsAbove(grid) }))
  const laid = layBlock(grid, { firstRow: area.firstRow, lastRow: area.lastRow, columns, records, confidence: 1, candidates: [] })
  return {
    ...cleared,
    cells: [...cleared.cells, ...laid.cells.map((cell) => ({ ...cell, kept: true as const }))],
    open: [...cleared.open, ...laid.open],
    blocks: [...cleared.blocks, ...laid.blocks.map((one) => ({ ...one, kept: true as const }))],
  }
}

function layBlockOpen(grid: FormGrid, { firstRow, lastRow }: RowArea, head: RowArea['heads'][number]) {
  const columns = [{ ...head, field: undefined }]
  const [open] = layBlock(grid, { firstRow, lastRow, columns, records: undefined, confidence: 0, candidates: [] }).open
  if (open === undefined) throw new Error('a column without a field was bound')
  return open
}

interface ColumnSource {
  readonly block: KeptBlock
  readonly ledger: ResolvedLedger
  readonly units: readonly UnitId[]
}

function columnOf({ column, label }: RowArea['heads'][number], { block, ledger, units }: ColumnSource): BlockColumn {
  const said = block.columns.find((one) => one.label === label) ?? block.columns.find((one) => one.column === column && one.label === '')
  if (said?.number === true) return { column, label, field: { id: undefined, part: undefined, unit: undefined } }
  const resolved = ledger.fields.find(({ id }) => id === said?.field)
  if (resolved === undefined) return { column, label, field: undefined }
  const last = label.split(' · ').at(-1) ?? ''
  const match = matchHeader(ledger, last)
  const own = match?.field.id === resolved.id && match.problem === undefined ? match.unit : undefined
  return {
    column,
    label,
    field: { id: resolved.id, part: said?.part, unit: own ?? unitSaid(resolved, last) ?? unitAbove(resolved, last, units) },
  }
}

/** What a head that is no name of the field says of its unit. */
function unitSaid({ field }: ResolvedField, label: string): UnitId | undefined {
  const own = fieldUnit(field)
  return own === undefined || !isNumeric(field) ? undefined : readWords(label).units.find((unit) => unitsConvert(unit, own))
}

function findArea({ areas, grids }: FormReading, block: KeptBlock): RowArea | undefined {
  const labels = new Set(block.columns.map(({ label }) => label))
  const ranked = areas
    .map((area) => ({ area, share: area.heads.filter(({ label }) => labels.has(label)).length / Math.max(1, area.heads.length) }))
    .filter(({ share }) => share >= sameRows)
    .sort(
      (one, other) =>
        other.share - one.share || Math.abs(one.area.firstRow - block.firstRow) - Math.abs(other.area.firstRow - block.firstRow),
    )
  const [best] = ranked
  if (best !== undefined) return best.area
  const grid = grids.find(({ sheet }) => sheet === block.sheet)
  if (grid === undefined || block.lastRow > grid.lastRow) return undefined
  for (let row = block.firstRow; row <= block.lastRow; row++) if (!isBlankRow(grid, row)) return undefined
  const { sheet, firstRow, lastRow } = block
  return { sheet, firstRow, lastRow, heads: block.columns.map(({ column, label }) => ({ column, label })) }
}

function withoutRows(reading: FormReading, { sheet, firstRow, lastRow }: RowArea): FormReading {
  const isIn = (one: { readonly sheet: string; readonly cell: string }) => {
    const row = readPlace(one.cell)?.row ?? 0
    return one.sheet === sheet && row >= firstRow && row <= lastRow
  }
  return {
    ...reading,
    cells: reading.cells.filter((one) => !isIn(one)),
    open: reading.open.filter((one) => !isIn(one)),
    blocks: reading.blocks.filter((one) => one.sheet !== sheet || one.firstRow > lastRow || one.lastRow < firstRow),
  }
}
