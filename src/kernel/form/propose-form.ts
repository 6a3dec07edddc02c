import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { Period } from '../../definition/period/types.ts'
import { keyOf, labelOf } from './cell-key.ts'
import { cellName } from './cell-name.ts'
import type { FormReading } from './form-reading.ts'
import { type FormGrid, openGrid } from './grid.ts'
import { layBlock } from './lay-block.ts'
import { type CellContext, proposeCell } from './propose-cell.ts'
import { proposeBlocks } from './propose-rows.ts'
import { isBanner, readBlankCells } from './read-cells.ts'
import { formPeriod, saidPeriod } from './read-period.ts'
import { type BlankForm, type FormContext, type FormProposal, sureEnough } from './types.ts'
import { unitsOfLine } from './words.ts'

/** What each blank cell of a form wants, from the labels around it; what is not sure enough is left open, with the reason and what it might be. */
export function proposeForm(catalogue: CatalogueIndex, form: BlankForm, context: FormContext): FormProposal {
  return settleReading(form, readFormLabels(catalogue, form, context))
}

/** Parts what is sure enough from what a person has to say. */
export function settleReading(form: BlankForm, { period, cells, open, left, blocks, areas }: FormReading): FormProposal {
  const sure = cells.filter(({ confidence }) => confidence >= sureEnough)
  const unsure = cells.filter(({ confidence }) => confidence < sureEnough)
  return {
    form: form.name,
    sheets: form.sheets.map(({ name }) => name),
    period: period.key,
    cells: sure.map(({ sheet, cell, label, key, binding, confidence, kept }) => ({
      sheet,
      cell,
      label,
      key,
      binding,
      confidence,
      ...(kept === undefined ? {} : { kept }),
    })),
    unbound: [
      ...open.map(({ sheet, cell, label, why, candidates }) => ({ sheet, cell, label, why, candidates })),
      ...unsure.map(({ sheet, cell, label, candidates }) => ({ sheet, cell, label, why: '不能肯定是它', candidates })),
    ],
    left,
    blocks,
    areas,
  }
}

/** The same with what is not sure enough still bound. */
export function readFormLabels(catalogue: CatalogueIndex, form: BlankForm, context: FormContext): FormReading {
  const grids = form.sheets.map(openGrid)
  const period = formPeriod(grids.flatMap(titlesOf), form.name, context)
  // A sheet that says its own time has it, unless whoever asks says another.
  const ofSheet = (grid: FormGrid) => (context.period === undefined ? (saidPeriod(titlesOf(grid), context) ?? period) : period)
  // Labels are known again by the years that they count from, whichever period the form is filled for.
  const own = formPeriod(grids.flatMap(titlesOf), form.name, { ...context, period: undefined })
  const readings = grids.map((grid) =>
    readSheet(
      grid,
      { ...context, catalogue, form: ofSheet(grid), sheetUnits: unitsAbove(grid) },
      saidPeriod(titlesOf(grid), context) ?? own,
    ),
  )
  return {
    period,
    cells: readings.flatMap(({ cells }) => cells),
    open: readings.flatMap(({ open }) => open),
    left: [],
    blocks: readings.flatMap(({ blocks }) => blocks),
    areas: readings.flatMap(({ areas }) => areas),
    grids,
  }
}

function titlesOf(grid: FormGrid): readonly string[] {
  const banners: string[] = []
  const others: string[] = []
  for (let row = 1; row <= Math.min(grid.lastRow, 6); row++)
    for (const { text } of grid.texts(row)) {
      if (isBanner(grid, row)) banners.push(text)
      else if (/\d{4}年/.test(text) && /[:：]/.test(text) && !/\d日/.test(text)) others.push(text)
    }
  return [...banners.filter((text) => /\d|[一二三四]季度|[上下]半年/.test(text)), ...others]
}

/** The units that the lines above a sheet's table say. */
export function unitsAbove(grid: FormGrid): CellContext['sheetUnits'] {
  for (let row = 1; row <= Math.min(grid.lastRow, 8); row++)
    for (const { text, area } of grid.texts(row)) {
      // The word and the unit may stand in cells of their own.
      const units = unitsOfLine(/单位[:：]$/.test(text) ? text + grid.at(row, area.lastColumn + 1).text : text)
      if (units.length > 0) return units
    }
  return []
}

type SheetReading = Pick<FormReading, 'cells' | 'open' | 'blocks' | 'areas'>

function readSheet(grid: FormGrid, context: CellContext, own: Period): SheetReading {
  const cells: FormReading['cells'][number][] = []
  const open: FormReading['open'][number][] = []
  const seen = new Map<string, number>()
  for (const blank of readBlankCells(grid)) {
    const proposed = proposeCell(blank, context)
    const plain = keyOf(blank, own)
    const times = (seen.get(plain) ?? 0) + 1
    seen.set(plain, times)
    const key = times === 1 ? plain : `${plain}#${times}`
    const place = {
      sheet: grid.sheet,
      cell: cellName(blank.cell),
      label: labelOf(blank),
      key,
      why: proposed.why,
      said: proposed.said,
      candidates: proposed.candidates,
    }
    if (proposed.binding === undefined) open.push(place)
    else cells.push({ ...place, binding: proposed.binding, confidence: proposed.confidence })
  }
  const blocks = proposeBlocks(grid, context)
  const read = blocks.map((block) => layBlock(grid, block))
  return {
    cells: [...cells, ...read.flatMap((one) => one.cells)],
    open: [...open, ...read.flatMap((one) => one.open)],
    blocks: read.flatMap((one) => one.blocks),
    areas: blocks.map(({ firstRow, lastRow, columns }) => ({
      sheet: grid.sheet,
      firstRow,
      lastRow,
      heads: columns.map(({ column, label }) => ({ column, label })),
    })),
  }
}
