import { plainHeader } from '../../definition/ledger/column-words.ts'
import { classLine, filledCells, isFormLine } from './class-line.ts'
import { type CrossAxis, type CrossFigure, type CrossWords, isCalled, isValueOf, partsOfCorner } from './cross-words.ts'
import { isBlank } from './filled-places.ts'

/** A line of a sheet as it stands there. */
export interface CrossLine {
  readonly row: number
  readonly cells: readonly string[]
}

/** A sheet that may be a cross table, and what is known of it. */
export interface CrossSheet {
  readonly name: string
  readonly lines: readonly CrossLine[]
  readonly words: CrossWords
  readonly isHidden: (row: number) => boolean
  readonly hidden: 'include' | 'skip' | undefined
}

export interface CrossColumn {
  readonly at: number
  readonly label: string
}

/** A column of figures: the value that stands over it, and which figure it has where several stand under each value. */
export interface CrossHead extends CrossColumn {
  readonly figure?: CrossFigure
  /** The figure's own words, with the unit in brackets. */
  readonly words?: string
}

/** A line of values over columns of figures, with what stands before the lines below. */
export interface FoundCross {
  /** Places among the lines: of the first and the last line of the header. */
  readonly first: number
  readonly last: number
  readonly heads: readonly CrossHead[]
  readonly totals: readonly CrossColumn[]
  /** What each line says of itself, by the ledger's own label where the content says what it is. */
  readonly stubs: readonly CrossColumn[]
  /** Columns that are none of these, and are not read. */
  readonly left: readonly CrossColumn[]
  /** The axes that the heads may be values of. */
  readonly axes: readonly CrossAxis[]
  /** Heads that are no value of the axis that the others are values of. */
  readonly strange: { readonly axis: CrossAxis; readonly heads: readonly CrossColumn[] } | undefined
  /** Words over the heads and in the corner, that may name the figure. */
  readonly said: readonly string[]
}

const searched = 40
/** A header of so many lines at the most. */
const mostOver = 2
const leastHeads = 2
const total = /^(?:合计|总计|小计|共计|全年|全镇|累计)(?:[（(].*[)）])?$/
const serial = /^(?:序号?|行号|项次|编号|no\.?)$/i
const figure = /^[-+]?[\d,]+(?:\.\d+)?%?$/

/** The header of a cross table among the lines of a sheet; undefined where none looks like one. */
export function findCross(lines: readonly CrossLine[], words: CrossWords): FoundCross | undefined {
  const found = lines.slice(0, searched).flatMap((_, last) => {
    const one = headerAt(lines, last, words)
    return one === undefined ? [] : [one]
  })
  // Values with several figures under each look by themselves like the heads of one.
  const several = found.find(({ heads }) => heads.every(({ figure }) => figure !== undefined))
  const certain = found.find(({ axes }) => axes.length > 0)
  return several ?? certain ?? found[0]
}

function headerAt(lines: readonly CrossLine[], last: number, words: CrossWords): FoundCross | undefined {
  const line = lines[last]
  if (line === undefined || lines[last + 1] === undefined || isFormLine(line.cells)) return undefined
  // 合计 stands among the heads as well, but not before them.
  const [start = ''] = filledCells(line.cells)
  if (total.test(start) || classLine(line.cells) === 'footer' || filledCells(line.cells).some((cell) => figure.test(cell))) return undefined
  const over = above(lines, last)
  const labels = joined([...over, line])
  const { stubs, corner } = findStubs(labels, { below: lines.slice(last + 1), words })
  const before = stubs.at(-1)?.at
  if (before === undefined) return undefined
  const behind = labels.filter(({ at }) => at > before)
  const several = pairedHeads(behind, { over: lines[last - 1], isNext: over.length > 0, words })
  if (several !== undefined) return pairedAt(several, { first: last - over.length, last, stubs, words })
  const totals = behind.filter(({ label }) => total.test(plainHeader(label)))
  const remarks = behind.filter(({ label }) => /^备注$|说明$/.test(plainHeader(label)))
  const heads = behind.filter((one) => !totals.includes(one) && !remarks.includes(one))
  if (heads.length < leastHeads || !haveFigures(lines.slice(last + 1), heads)) return undefined
  const said = [...over.flatMap(({ cells }) => cells.filter((cell) => !isBlank(cell))), ...corner]
  const open = words.axes.filter((axis) => !stubs.some(({ label }) => isCalled(axis, label)))
  const known = open.map((axis) => ({ axis, strange: strangeTo(axis, { heads, said }) }))
  const axes = known.flatMap(({ axis, strange }) => (strange.length === 0 ? [axis] : []))
  const nearest = known
    .filter(({ strange }) => strange.length < heads.length / 2)
    .sort((one, other) => one.strange.length - other.strange.length)[0]
  if (axes.length === 0 && nearest === undefined) return undefined
  return {
    first: last - over.length,
    last,
    heads,
    totals,
    stubs: stubs.filter(({ label }) => !serial.test(plainHeader(label))),
    left: remarks,
    axes: namedFirst(axes, said),
    strange: nearest === undefined || nearest.strange.length === 0 ? undefined : { axis: nearest.axis, heads: nearest.strange },
    said,
  }
}

/** Several figures of the ledger, the same ones under each of the values over them (接待人次 and 旅游收入 under every month). */
function pairedHeads(
  behind: readonly CrossColumn[],
  { over, isNext, words }: { readonly over: CrossLine | undefined; readonly isNext: boolean; readonly words: CrossWords },
): readonly CrossHead[] | undefined {
  if (over === undefined || !isNext) return undefined
  let band = ''
  const heads = behind.map(({ at, label }): CrossHead => {
    band = (over.cells[at] ?? '').trim() || band
    const figure = words.figures.find((one) =>
      [one.label, ...one.words].some((word) => plainHeader(word) === plainHeader(withoutUnit(label))),
    )
    return { at, label: band, words: label, ...(figure === undefined ? {} : { figure }) }
  })
  const under = new Map<string, CrossFigure[]>()
  for (const { label, figure } of heads) {
    if (figure === undefined || label === '') return undefined
    under.set(label, [...(under.get(label) ?? []), figure])
  }
  const [first = [], ...others] = under.values()
  const isWhole = new Set(first).size === first.length && first.length > 1 && others.length > 0
  return isWhole && others.every((some) => some.length === first.length && some.every((one, index) => one === first[index]))
    ? heads
    : undefined
}

interface Paired extends Pick<FoundCross, 'first' | 'last' | 'stubs'> {
  readonly words: CrossWords
}

function pairedAt(several: readonly CrossHead[], { first, last, stubs, words }: Paired): FoundCross | undefined {
  const isTotal = ({ label }: CrossColumn) => total.test(plainHeader(label))
  const heads = several.filter((head) => !isTotal(head))
  const open = words.axes.filter((axis) => !axis.isOpen && !stubs.some(({ label }) => isCalled(axis, label)))
  const axes = open.filter((axis) => heads.every(({ label }) => isValueOf(axis)(label)))
  if (axes.length === 0) return undefined
  const own = stubs.filter(({ label }) => !serial.test(plainHeader(label)))
  return { first, last, heads, totals: several.filter(isTotal), stubs: own, left: [], axes, strange: undefined, said: [] }
}

function withoutUnit(label: string): string {
  return label.trim().replace(/[（([][^（()）[\]]+[)）\]]$/, '')
}

/** Where the sheet names one of them itself, it is that one. */
function namedFirst(axes: readonly CrossAxis[], said: readonly string[]): readonly CrossAxis[] {
  const named = axes.filter((axis) => said.some((cell) => isCalled(axis, cell)))
  return named.length === 1 ? named : axes
}

/** The heads that are no values of an axis. Of one that any word may be a value of: none where the sheet says that these are. */
function strangeTo(
  axis: CrossAxis,
  { heads, said }: { readonly heads: readonly CrossColumn[]; readonly said: readonly string[] },
): readonly CrossColumn[] {
  const isValue = isValueOf(axis)
  const strange = heads.filter(({ label }) => !isValue(label))
  return axis.isOpen && said.some((cell) => isCalled(axis, cell)) ? [] : strange
}

/** The lines right above that belong to the header: no title, which stands alone in the first column, and nothing that tells of the form. */
function above(lines: readonly CrossLine[], last: number): readonly CrossLine[] {
  const over: CrossLine[] = []
  for (let at = last - 1; at >= 0 && over.length < mostOver; at -= 1) {
    const [line, next] = [lines[at], lines[at + 1]]
    if (line === undefined || next === undefined || line.row !== next.row - 1) break
    const first = line.cells.findIndex((cell) => !isBlank(cell))
    const isTitle = filledCells(line.cells).length === 1 && (first === 0 || (lines[last]?.cells[0] ?? '') !== '')
    if (isFormLine(line.cells) || (isTitle && !isBand(line, lines[last]))) break
    over.unshift(line)
  }
  return over
}

/** One word over the heads, that begins behind the first column. */
function isBand({ cells }: CrossLine, heads: CrossLine | undefined): boolean {
  const first = cells.findIndex((cell) => !isBlank(cell))
  return first > 0 && !isBlank(heads?.cells[first] ?? '')
}

/** The lowest word of each column. */
function joined(over: readonly CrossLine[]): readonly CrossColumn[] {
  const width = Math.max(0, ...over.map(({ cells }) => cells.length))
  const line = over.at(-1)
  return Array.from({ length: width }, (_, at) => {
    const lowest = over.findLast(({ cells }) => !isBlank(cells[at] ?? ''))
    return { at, label: (lowest?.cells[at] ?? '').trim(), isLowest: lowest === line }
  }).flatMap(({ at, label }) => (label === '' ? [] : [{ at, label }]))
}

interface Below {
  readonly below: readonly CrossLine[]
  readonly words: CrossWords
}

/** The columns before the heads: those whose label is one of the ledger's, a corner that names two, and one whose content says what it is. */
function findStubs(
  labels: readonly CrossColumn[],
  { below, words }: Below,
): { readonly stubs: readonly CrossColumn[]; readonly corner: readonly string[] } {
  const stubs: CrossColumn[] = []
  const corner: string[] = []
  const first = labels[0]
  if (first !== undefined && first.at > 0) {
    // Nothing stands over the first column.
    const axis = axisOf(below, { at: 0, words })
    if (axis !== undefined) stubs.push({ at: 0, label: axis.label })
  }
  for (const { at, label } of labels) {
    if (serial.test(plainHeader(label)) || words.axes.some((axis) => isCalled(axis, label))) {
      stubs.push({ at, label })
      continue
    }
    const parts = partsOfCorner(label)
    const named = parts.map((part) => words.axes.find((axis) => isCalled(axis, part)))
    if (parts.length > 1 && named.some((axis) => axis !== undefined)) {
      const held = axisOf(below, { at, words })
      const own =
        parts.find((_, index) => named[index] !== undefined && named[index] === held) ??
        parts.find((_, index) => named[index] !== undefined && held === undefined)
      if (own === undefined) break
      stubs.push({ at, label: own })
      corner.push(...parts.filter((part) => part !== own))
    }
    break
  }
  return { stubs, corner }
}

/** The axis that everything in a column is a value of. */
function axisOf(below: readonly CrossLine[], { at, words }: { readonly at: number; readonly words: CrossWords }): CrossAxis | undefined {
  const cells = below.flatMap(({ cells }) => {
    const cell = cells[at] ?? ''
    return isBlank(cell) || classLine(cells) !== undefined || isFormLine(cells) ? [] : [cell.trim()]
  })
  const axes = words.axes.filter((axis) => cells.every(isValueOf(axis)))
  return cells.length > 0 && axes.length === 1 ? axes[0] : undefined
}

/** Nothing but figures, strokes and empty cells stands under the heads of the next lines. */
function haveFigures(below: readonly CrossLine[], heads: readonly CrossColumn[]): boolean {
  const cells = below.slice(0, 5).flatMap((line) => heads.map(({ at }) => (line.cells[at] ?? '').replace(/[\s\u3000]+/g, '')))
  const figures = cells.filter((cell) => figure.test(cell)).length
  return figures > 0 && cells.filter((cell) => cell !== '' && !isStroke(cell)).length <= figures * 2
}

/** An empty cell as offices draw it. */
export function isStroke(cell: string): boolean {
  return /^[-—–－/\\…]+$/.test(cell.trim())
}
