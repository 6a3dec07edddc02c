import type { FaultVisitor, LineFault } from '../csv/read-records.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import type { TableProblem } from '../file/table-problem.ts'
import type { RowVisitor } from '../xlsx/scan-sheet.ts'
import type { BuiltTable, TableBuilder, TableHeader } from './build-table.ts'
import { classLine, filledCells, isFormLine, isGroupName } from './class-line.ts'
import type { TableHead } from './types.ts'

/** Problems of lines that are told one by one; beyond, only their number is. */
const listed = 200

type Fault = Parameters<FaultVisitor['fault']>[0]

export interface LineKeeper {
  readonly visit: RowVisitor
  readonly faults: FaultVisitor
  finish(): BuiltTable
}

/**
 * Holds the lines of separated text against the header: a line with fewer cells than columns, or with filled cells beyond the last one, has lost or won
 * a delimiter, and what stands in it has moved. It is named and kept out, like the lines whose quotes do not match.
 */
export function createLineKeeper(builder: TableBuilder, problems: TableProblem[]): LineKeeper {
  let unread = 0
  let told = 0
  let records = 0
  let shifted: TableHead['shifted']

  const name = (line: number, code: TableProblem['code'], message: string): void => {
    if (builder.header() === undefined) throw new FileRefusal('damaged', message)
    unread++
    if (told === listed) return
    told++
    problems.push({ code, severity: 'error', at: `第${line}行`, message })
  }

  return {
    visit(line, cells, doubts) {
      records++
      // Where a line was given up, nobody knows how a spreadsheet would go on.
      if (line !== records && unread === 0) shifted ??= { line, row: records }
      const misfit = !isSaid(cells) ? findMisfit(cells, builder.header()) : undefined
      if (misfit === 'few-cells') name(line, misfit, fewCells(line, cells.length, builder.header()?.width ?? 0))
      else if (misfit === 'many-cells') name(line, misfit, manyCells(line, cells.length, builder.header()?.cells ?? 0))
      else builder.add(line, cells, doubts)
    },
    faults: {
      fits: (cells, delimiter) => {
        const header = builder.header()
        // A title or a label may go over two lines, but it has no delimiters in it: those are rows, and a header among them.
        if (header === undefined) return !cells.some((cell) => cell.includes('\n') && cell.includes(delimiter))
        return findMisfit(cells, header) === undefined
      },
      fault(found) {
        name(found.line, found.fault, tellFault(found, builder.header()?.labelAt(found.cell - 1)))
      },
      abandon({ line, last, filled }) {
        name(line, 'open-quote', `第${line}行到第${last}行没有读：前面的引号错得太多。请先改好前面的行，或另存为 .xlsx 再导入。`)
        unread += filled - 1
      },
    },
    finish() {
      const left = unread - told
      if (left > 0)
        problems.push({ code: 'more-lines', severity: 'error', at: '', message: `还有 ${left} 行没有读成，改好前面的再导入就会列出。` })
      const table = builder.finish()
      const head = { ...table.head, ...(shifted === undefined ? {} : { shifted }), ...(unread === 0 ? {} : { unread }) }
      return { ...table, head }
    },
  }
}

/** A line that says itself that it is no record needs no cells to be one. */
function isSaid(cells: readonly string[]): boolean {
  if (classLine(cells) !== undefined || isFormLine(cells)) return true
  const [only = '', another] = filledCells(cells)
  const isRemark = /^(?:说明|以上|本表|\d+[.、．])|[（(](?:公章|盖章|章)[)）]$|^(?:19|20)\d{2}年\d{1,2}月/.test(only)
  return another === undefined && cells.length === 1 && (isGroupName(only) || isRemark)
}

/** How a record differs from the header; a blank one never does. */
function findMisfit(cells: readonly string[], header: TableHeader | undefined): 'few-cells' | 'many-cells' | undefined {
  if (header === undefined || !cells.some(isFilled)) return undefined
  if (cells.length < header.width) return 'few-cells'
  return cells.some((cell, at) => at >= header.cells && isFilled(cell)) ? 'many-cells' : undefined
}

function isFilled(cell: string): boolean {
  return /[^\s\u3000]/.test(cell)
}

function fewCells(line: number, cells: number, columns: number): string {
  return `第${line}行只有${cells}格，表头有${columns}列：少了分隔符，后面的内容会错位。请补齐这一行（空格子也要留分隔符），或另存为 .xlsx 再导入。`
}

function manyCells(line: number, cells: number, columns: number): string {
  return `第${line}行有${cells}格，表头只有${columns}列：多了分隔符，后面的内容会错位。格子里有分隔符的，要用英文双引号把整格括起来。`
}

const faults: Readonly<Record<LineFault, (last: number) => string>> = {
  'open-quote': (last) => `引号没有闭合，一直到文件末尾（第${last}行）。请补上闭合的引号再导入。`,
  'endless-quote': (last) => `引号到第${last}行还没有闭合，已经超过一格最多的 32767 字。请补上闭合的引号再导入。`,
  'stray-quote': (last) =>
    `引号没有成对：到第${last}行闭合以后，后面还有字。整格要用一对英文双引号括起来，格子里的双引号写成两个；请补上或删去。`,
  'swallowed-lines': (last) => `引号到第${last}行才闭合，把几行并成了一行。请补上缺的引号再导入；内容确实是这样的，请另存为 .xlsx 再导入。`,
}

function tellFault({ line, fault, cell, last }: Fault, label: string | undefined): string {
  return `第${line}行第${cell}格${label === undefined ? '' : `（${label}）`}的${faults[fault](last)}`
}
