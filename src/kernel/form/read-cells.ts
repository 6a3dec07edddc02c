import type { FormGrid, GridCell } from './grid.ts'

/** A blank cell and the words that stand around it. */
export interface BlankCell {
  readonly cell: GridCell
  /** To its left, outermost first; the cells that carry them. */
  readonly rows: readonly GridCell[]
  /** Above it, topmost first. */
  readonly heads: readonly GridCell[]
  /** Lines over the whole table above it, topmost first: title, section. */
  readonly banners: readonly string[]
  /** The last of them that parts the table itself; empty where all stand at its head. */
  readonly section: string
  /** What stands in the line of its head, left of it. */
  readonly besides: readonly string[]
  /** What the row above says where this row only says a part of it (其中：…). */
  readonly parent: GridCell | undefined
}

/** The lines above a sheet's table: one text and nothing else, near the top or over most of the width. */
export function isBanner(grid: FormGrid, row: number): boolean {
  const texts = grid.texts(row)
  const [only] = texts
  if (only === undefined || texts.length > 1) return false
  if (asksForWords(only.text) && only.area.lastColumn < grid.lastColumn) return false
  const width = only.area.lastColumn - only.area.firstColumn + 1
  return width >= Math.max(2, (grid.lastColumn + 1) * 0.6) || (row <= 3 && only.column === 0 && blankBeside(grid, only) && isTop(grid, row))
}

/** 填报单位 with a blank beside it is no title and no head, however much it stands alone. */
function asksForWords(text: string): boolean {
  return /(?:单位|乡镇|名称|日期|时间|电话|[:：])(?:[（(][^（()）]*[)）])?$/.test(text)
}

/** Only lines of one text stand above. */
function isTop(grid: FormGrid, row: number): boolean {
  for (let above = 1; above < row; above++) if (grid.texts(above).length > 1) return false
  return true
}

function blankBeside(grid: FormGrid, { area, row }: GridCell): boolean {
  const beside = area.lastColumn + 1 > grid.lastColumn ? undefined : grid.at(row, area.lastColumn + 1)
  return beside === undefined || (beside.text === '' && !beside.formula)
}

/** Every blank cell with words around it, row by row. */
export function readBlankCells(grid: FormGrid): readonly BlankCell[] {
  const found: BlankCell[] = []
  for (let row = 1; row <= grid.lastRow; row++) {
    if (isBanner(grid, row) || grid.texts(row).length === 0) continue
    for (let column = 0; column <= grid.lastColumn; column++) {
      const cell = grid.at(row, column)
      if (cell.row === row && cell.column === column && cell.text === '' && !cell.formula) {
        const blank = readBlank(grid, cell)
        if (blank !== undefined) found.push(blank)
      }
      column = Math.max(column, cell.area.lastColumn)
    }
  }
  return found
}

function readBlank(grid: FormGrid, cell: GridCell): BlankCell | undefined {
  const rows = readLeft(grid, cell)
  if (rows.length === 0) return undefined
  const own = rows.at(-1)
  // 填表人： belongs to the blank beside it alone; 填报单位：某镇 is filled in already.
  if (own !== undefined && isNote(own.text) && (!isNear(grid, cell) || !/[:：]$/.test(own.text))) return undefined
  const heads = own !== undefined && isNote(own.text) ? [] : readUp(grid, cell)
  if (heads.length === 0 && !isNear(grid, cell)) return undefined
  return {
    cell,
    rows,
    heads,
    banners: bannersAbove(grid, cell.row),
    section: sectionOf(grid, cell.row),
    besides: besidesOf(grid, heads.at(-1)),
    parent: parentOf(grid, rows.at(-1)),
  }
}

/** Whether the cell to its left says something: a label and the blank that belongs to it. */
function isNear(grid: FormGrid, { row, column }: GridCell): boolean {
  return column > 0 && isLabel(grid.at(row, column - 1).text)
}

function isLabel(text: string): boolean {
  return text !== '' && !isNumeral(text)
}

/** A year at the head of a column, written without its word. */
function isYear(text: string): boolean {
  return /^(?:19|20)\d{2}$/.test(text)
}

/** Numbers of lines and columns, and figures that the department filled in itself, name nothing. */
export function isNumeral(text: string): boolean {
  return /^[-—\d.,%％/\\×—]+$/.test(text) || /^[甲乙丙丁戊己]$/.test(text)
}

function readLeft(grid: FormGrid, { row, column }: GridCell): readonly GridCell[] {
  const labels: GridCell[] = []
  for (let at = column - 1; at >= 0; ) {
    const cell = grid.at(row, at)
    if (isLabel(cell.text)) labels.unshift(cell)
    else if (labels.length > 0) break
    at = cell.area.firstColumn - 1
  }
  return labels
}

/** The heads of a column above a place, topmost first. */
export function readUp(grid: FormGrid, { row, column }: GridCell): readonly GridCell[] {
  const heads: GridCell[] = []
  for (let at = row - 1; at >= 1; ) {
    const cell = grid.at(at, column)
    if (isBanner(grid, at)) break
    if (!isLabel(cell.text) && !isYear(cell.text)) {
      const group = heads.length > 0 && cell.text === '' ? groupLeft(grid, at, column) : undefined
      if (group !== undefined) heads.unshift(group)
      if (heads.length > 0) break
    } else if (heads.length === 0 && isKeyOfPair(grid, cell)) break
    else if (isNote(cell.text)) break
    else heads.unshift(cell)
    at = cell.area.firstRow - 1
  }
  return heads
}

function isNote(text: string): boolean {
  return (/[:：]/.test(text) && !/^其中/.test(text)) || text.length > 40
}

/** The label of a blank cell to its right is no head of what stands below it. */
function isKeyOfPair(grid: FormGrid, { row, area }: GridCell): boolean {
  if (area.lastColumn >= grid.lastColumn) return false
  const beside = grid.at(row, area.lastColumn + 1)
  return beside.text === ''
}

/** A head over several columns that was not merged: the text to the left in the row above the heads. */
function groupLeft(grid: FormGrid, row: number, column: number): GridCell | undefined {
  for (let at = column - 1; at >= 0; at--) {
    const cell = grid.at(row, at)
    const below = grid.at(row + 1, at).text
    if (!isLabel(below) && !isYear(below)) return undefined
    if (cell.text === '') continue
    return isLabel(cell.text) && cell.area.lastRow === row && !isNote(cell.text) && !asksForWords(cell.text) ? cell : undefined
  }
  return undefined
}

function bannersAbove(grid: FormGrid, row: number): readonly string[] {
  const found: string[] = []
  for (let at = 1; at < row; at++) {
    const [only] = grid.texts(at)
    if (only !== undefined && isBanner(grid, at) && !/[:：]/.test(only.text)) found.push(only.text)
  }
  return found
}

function besidesOf(grid: FormGrid, head: GridCell | undefined): readonly string[] {
  return head === undefined ? [] : grid.texts(head.area.lastRow).flatMap(({ column, text }) => (column < head.column ? [text] : []))
}

function sectionOf(grid: FormGrid, row: number): string {
  for (let at = row - 1; at >= 1; at--) if (isBanner(grid, at)) return isTop(grid, at) ? '' : (grid.texts(at)[0]?.text ?? '')
  return ''
}

/** The row that 其中 and indented rows are a part of. */
function parentOf(grid: FormGrid, label: GridCell | undefined): GridCell | undefined {
  if (label === undefined) return undefined
  for (let row = label.row - 1; row >= 1; row--) {
    const cell = grid.at(row, label.column)
    if (!isLabel(cell.text) || isBanner(grid, row)) return undefined
    if (!/^(?:其中|[#＃]|[（(]?\d+[)）])/.test(cell.text)) return cell
  }
  return undefined
}
