import type { CellDoubt } from '../file/table-problem.ts'
import type { WorkbookSheet } from '../xlsx/open-workbook.ts'
import { isFormLine } from './class-line.ts'
import { isBlank, placesFilled } from './filled-places.ts'
import { findHeader, type HeadLine, presentLabel } from './find-header.ts'
import type { IsKnown } from './known-labels.ts'

/** So many lines has a sheet that a person filled in label by label; longer ones stand upright. */
const mostLines = 80
const mostColumns = 400
const leastKnown = 3

/** How a sheet was turned so that its labels stand in a line. */
export interface Turned {
  readonly sheet: WorkbookSheet
  /** Told to whoever looks at what was read. */
  readonly told: string
}

class LongSheet extends Error {}

/**
 * A sheet whose labels do not stand in a line, as one in which they do: they stand one below the other with a record in each column beside them (横表), or
 * each before its own value, as on a card (登记卡). Undefined where the sheet stands upright, or nothing of it is known.
 */
export function turnSheet(sheet: WorkbookSheet, isKnown: IsKnown): Turned | undefined {
  const lines = readLines(sheet)
  if (lines === undefined) return undefined
  const upright = findHeader(lines, isKnown)?.known ?? 0
  const places = new Set<number>()
  const known = new Set<string>()
  for (const { cells } of lines)
    for (const at of placesFilled(cells))
      if (isKnown(presentLabel(cells[at] ?? ''))) {
        places.add(at)
        known.add(presentLabel(cells[at] ?? ''))
      }
  const first = lines.findIndex(({ cells }) => [...places].some((at) => isKnown(presentLabel(cells[at] ?? ''))))
  if (known.size < leastKnown || known.size <= upright || first < 0) return undefined
  const begins = places.size === 1 ? withLabelsAbove(lines, { first, at: [...places][0] ?? 0 }) : first
  const body = lines.slice(begins)
  const above = [...(sheet.above ?? []), ...lines.slice(0, begins).map(({ cells }) => cells.filter((cell) => !isBlank(cell)).join(' '))]
  return places.size === 1 ? onItsSide({ sheet, body, above }, [...places][0] ?? 0) : asCard({ sheet, body, above }, { places, isKnown })
}

/** Labels that nobody waits for (序号) stand in the same column, with values beside them, right above the first that is known. */
function withLabelsAbove(lines: readonly HeadLine[], { first, at }: { readonly first: number; readonly at: number }): number {
  let begins = first
  for (let above = lines[begins - 1]; above !== undefined; above = lines[begins - 1]) {
    const [left] = placesFilled(above.cells)
    const isNext = above.row === (lines[begins]?.row ?? 0) - 1
    if (!isNext || left !== at || placesFilled(above.cells).length < 3 || isFormLine(above.cells)) break
    begins -= 1
  }
  return begins
}

interface Body {
  readonly sheet: WorkbookSheet
  readonly body: readonly HeadLine[]
  readonly above: readonly string[]
}

/** A column of labels, and a record in each column to its right. */
function onItsSide({ sheet, body, above }: Body, labels: number): Turned | undefined {
  const width = Math.max(...body.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width - labels - 1 }, (_, index) => labels + 1 + index)
  if (columns.length === 0 || body.some(({ cells }) => cells.slice(0, labels).some((cell) => !isBlank(cell)))) return undefined
  const lineOf = (at: number): HeadLine =>
    lineOfCells(
      at + 1,
      body.map(({ cells, doubts }) => ({ text: cells[at] ?? '', doubt: doubts?.get(at) })),
    )
  const told = `这张表是横着的：${body.length > 0 ? `第${body[0]?.row ?? 1}行起` : ''}第${labels + 1}列是栏目，往右一列一条。下面说的“第n行”是表里从左数的第 n 列。`
  return { sheet: sheetOf(sheet, above, [labels, ...columns].map(lineOf)), told }
}

/** Each label before its value, several in a line; where a label comes again, another card begins. */
function asCard(
  { sheet, body, above }: Body,
  { places, isKnown }: { readonly places: ReadonlySet<number>; readonly isKnown: IsKnown },
): Turned | undefined {
  const cards: { readonly row: number; readonly values: Map<string, CardCell> }[] = []
  const labels: string[] = []
  let empty = 0
  for (const { row, cells, doubts } of body) {
    const filled = placesFilled(cells)
    for (const [index, at] of filled.entries()) {
      const label = presentLabel(cells[at] ?? '')
      if (!places.has(at)) continue
      const next = filled[index + 1]
      const value = next === undefined || places.has(next) ? '' : (cells[next] ?? '')
      if (value === '') empty += 1
      if (isKnown(presentLabel(value))) return undefined
      if (cards.length === 0 || (cards.at(-1)?.values.has(label) === true && isKnown(label))) cards.push({ row, values: new Map() })
      cards.at(-1)?.values.set(label, { text: value, doubt: next === undefined ? undefined : doubts?.get(next) })
      if (!labels.includes(label)) labels.push(label)
    }
  }
  const pairs = cards.reduce((sum, { values }) => sum + values.size, 0)
  // A line of labels with nothing behind them is a header, not a card.
  if (pairs === 0 || empty * 2 > pairs) return undefined
  const nothing: CardCell = { text: '', doubt: undefined }
  const rows = cards.map(({ row, values }) =>
    lineOfCells(
      row,
      labels.map((label) => values.get(label) ?? nothing),
    ),
  )
  const header = { row: (body[0]?.row ?? 1) - 1, cells: labels }
  const told = `这张表是登记卡：栏目后面跟着它的内容，读作 ${cards.length} 条。`
  return { sheet: sheetOf(sheet, above, [header, ...rows]), told }
}

interface CardCell {
  readonly text: string
  readonly doubt: CellDoubt | undefined
}

function lineOfCells(row: number, cells: readonly CardCell[]): HeadLine {
  const doubts = new Map(cells.flatMap(({ doubt }, at) => (doubt === undefined ? [] : [[at, doubt] as const])))
  return { row, cells: cells.map(({ text }) => text), ...(doubts.size > 0 ? { doubts } : {}) }
}

/** What is wrong with single cells is said of them where they stand. */
function sheetOf(sheet: WorkbookSheet, above: readonly string[], lines: readonly HeadLine[]): WorkbookSheet {
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    above,
    readRows: (visit, problems) => {
      sheet.readRows(() => undefined, problems)
      for (const { row, cells, doubts } of lines) visit(row, [...cells], doubts)
    },
  }
}

/** The filled lines of a short sheet; undefined of a longer one. */
function readLines(sheet: WorkbookSheet): readonly HeadLine[] | undefined {
  const lines: HeadLine[] = []
  try {
    sheet.readRows((row, cells, doubts) => {
      if (cells.every(isBlank)) return
      if (lines.length === mostLines || cells.length > mostColumns) throw new LongSheet()
      lines.push({ row, cells: [...cells], doubts })
    }, [])
  } catch (error) {
    if (error instanceof LongSheet) return undefined
    throw error
  }
  return lines
}
