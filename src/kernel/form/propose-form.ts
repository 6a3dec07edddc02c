import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { Period } from '../../definition/period/types.ts'
import { keyOf, labelOf } from './cell-key.ts'
import { cellName } from './cell-name.ts'
import { type FormGrid, openGrid } from './grid.ts'
import { type CellContext, proposeCell } from './propose-cell.ts'
import { type ProposedBlock, proposeBlocks } from './propose-rows.ts'
import { isBanner, readBlankCells } from './read-cells.ts'
import { formPeriod, saidPeriod } from './read-period.ts'
import {
  type BlankForm,
  type BoundCell,
  type FormContext,
  type FormProposal,
  type OpenCell,
  type RecordBlock,
  type SaidOfCell,
  sureEnough,
} from './types.ts'
import { unitsOfLine } from './words.ts'

interface LabelledCell {
  readonly key: string
  readonly said: SaidOfCell | undefined
}

export interface ReadCell extends BoundCell, LabelledCell {
  readonly why: string
  readonly candidates: readonly string[]
}

/** Every blank cell that words stand around, with what the form's labels say of it, whether sure enough or not. */
export interface FormReading {
  readonly period: Period
  readonly cells: readonly ReadCell[]
  readonly open: readonly (OpenCell & LabelledCell)[]
  readonly blocks: readonly RecordBlock[]
}

/** What each blank cell of a form wants, from the labels around it; what is not sure enough is left open, with the reason and what it might be. */
export function proposeForm(catalogue: CatalogueIndex, form: BlankForm, context: FormContext): FormProposal {
  return settleReading(form, readFormLabels(catalogue, form, context))
}

/** Parts what is sure enough from what a person has to say. */
export function settleReading(form: BlankForm, { period, cells, open, blocks }: FormReading): FormProposal {
  const sure = cells.filter(({ confidence }) => confidence >= sureEnough)
  const unsure = cells.filter(({ confidence }) => confidence < sureEnough)
  return {
    form: form.name,
    sheets: form.sheets.map(({ name }) => name),
    period: period.key,
    cells: sure.map(({ sheet, cell, label, key, binding, confidence }) => ({ sheet, cell, label, key, binding, confidence })),
    unbound: [
      ...open.map(({ sheet, cell, label, why, candidates }) => ({ sheet, cell, label, why, candidates })),
      ...unsure.map(({ sheet, cell, label, candidates }) => ({ sheet, cell, label, why: '不能肯定是它', candidates })),
    ],
    blocks,
  }
}

/** The same with what is not sure enough still bound. */
export function readFormLabels(catalogue: CatalogueIndex, form: BlankForm, context: FormContext): FormReading {
  const grids = form.sheets.map(openGrid)
  const period = formPeriod(grids.flatMap(titlesOf), form.name, context)
  // A sheet that says its own time has it, unless whoever asks says another.
  const ofSheet = (grid: FormGrid) => (context.period === undefined ? (saidPeriod(titlesOf(grid), context) ?? period) : period)
  const readings = grids.map((grid) => readSheet(grid, { ...context, catalogue, form: ofSheet(grid), sheetUnits: unitsAbove(grid) }))
  return {
    period,
    cells: readings.flatMap(({ cells }) => cells),
    open: readings.flatMap(({ open }) => open),
    blocks: readings.flatMap(({ blocks }) => blocks),
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

function unitsAbove(grid: FormGrid): CellContext['sheetUnits'] {
  for (let row = 1; row <= Math.min(grid.lastRow, 8); row++)
    for (const { text, area } of grid.texts(row)) {
      // The word and the unit may stand in cells of their own.
      const units = unitsOfLine(/单位[:：]$/.test(text) ? text + grid.at(row, area.lastColumn + 1).text : text)
      if (units.length > 0) return units
    }
  return []
}

type SheetReading = Pick<FormReading, 'cells' | 'open' | 'blocks'>

function readSheet(grid: FormGrid, context: CellContext): SheetReading {
  const cells: FormReading['cells'][number][] = []
  const open: FormReading['open'][number][] = []
  const seen = new Map<string, number>()
  for (const blank of readBlankCells(grid)) {
    const proposed = proposeCell(blank, context)
    const plain = keyOf(blank, context.form)
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
  const read = blocks.map((block) => readBlock(grid, block))
  return {
    cells: [...cells, ...read.flatMap((one) => one.cells)],
    open: [...open, ...read.flatMap((one) => one.open)],
    blocks: read.flatMap((one) => one.blocks),
  }
}

function readBlock(grid: FormGrid, { firstRow, lastRow, columns, records, confidence, candidates }: ProposedBlock): SheetReading {
  const cells: FormReading['cells'][number][] = []
  const open: FormReading['open'][number][] = []
  for (const { column, label, field } of columns) {
    const key = `|${label}`
    if (records === undefined || field === undefined) {
      const why = records === undefined ? '看不出是哪一本台账' : '这本台账没有这一栏'
      open.push({ sheet: grid.sheet, cell: cellName({ row: firstRow, column }), label, key, why, candidates, said: undefined })
      continue
    }
    for (let row = firstRow; row <= lastRow; row++) {
      const line = row - firstRow + 1
      const { formula, text } = grid.at(row, column)
      if (formula || (text !== '' && field.id !== undefined)) continue
      const binding = { ...records, type: 'column' as const, field: field.id, part: field.part, unit: field.unit, line }
      cells.push({
        sheet: grid.sheet,
        cell: cellName({ row, column }),
        label,
        key: `${key}#${line}`,
        binding,
        confidence,
        why: '',
        candidates,
        said: undefined,
      })
    }
  }
  return { cells, open, blocks: records === undefined ? [] : [{ ...records, sheet: grid.sheet, firstRow, lastRow }] }
}
