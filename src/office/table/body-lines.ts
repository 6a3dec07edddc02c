import { periodOfTitles } from '../../definition/ledger/title-period.ts'
import type { CellDoubt, TableProblem } from '../file/table-problem.ts'
import type { BodyContext, BodyLine } from './body-context.ts'
import {
  classAbove,
  classLine,
  filledCells,
  isExample,
  isFormLine,
  isGroupName,
  isNumbering,
  type SaidClass,
  titleIn,
} from './class-line.ts'
import { isBlank, placesFilled } from './filled-places.ts'
import { presentLabel } from './find-header.ts'
import { SkippedLines, type SkippedName } from './skipped-lines.ts'
import { unitsIn } from './stated-units.ts'
import type { Reach } from './sum-columns.ts'
import type { SheetLine } from './types.ts'

/** A figure, or a day. */
const value = /^[-+]?[\d,]+(?:\.\d+)?%?$|^\d{4}[-./年]\d{1,2}/
const leastOfColumn = 2
/** So many labels make a header of a line; a record may be called like one of them. */
const leastKnown = 3

/**
 * The lines below a header: which are records, and what the others are. Lines of one text wait until it is seen what comes behind them: a title over the next
 * table, the name of a group over its rows, or what stands below a table. What cannot be told stays a record, and is refused if it is none.
 */
export class BodyLines {
  readonly lines: SheetLine[] = []
  readonly #context: BodyContext
  readonly #skipped: SkippedLines
  readonly #figures = new Map<number, number>()
  #held: BodyLine[] = []
  #above: { readonly line: BodyLine; readonly reach: Reach }[] = []
  #count = 0
  /** A sum, a signature or a blank line came, and no row since. */
  #ended = false
  /** The last line but blank ones and lone texts was a sum of all, a signature or a note. */
  #said = false
  /** Within another table, which is not read. */
  #beyond = false
  #last = 0
  /** Of the last record. */
  #lastRow = 0
  /** Of a header in another order: by the place of a cell its place in the first. */
  #arranged: ReadonlyMap<number, number> | undefined
  /** Titles over the next table. */
  readonly #titles: (readonly string[])[] = []

  constructor(context: BodyContext, problems: TableProblem[]) {
    this.#context = context
    if (context.groupAbove !== '') this.#openGroup(context.groupAbove)
    this.#skipped = new SkippedLines(context.sheet, problems)
  }

  get count(): number {
    return this.#count
  }

  add(line: BodyLine): void {
    if (this.#last > 0 && line.row > this.#last + 1) this.#ended = true
    this.#last = line.row
    const { headers, sums, units } = this.#context
    if (headers.some((header) => isSame(header, line.cells))) {
      this.#takeGroupAbove()
      const titles = [...this.#titles.splice(0), ...this.#held.map(({ cells }) => cells)].flatMap(titleIn)
      const other = this.#otherTime(titles) ?? this.#otherUnit()
      this.#settleHeld('title', '标题')
      this.#settleAbove()
      for (const one of sums) one.begin('header')
      this.#arranged = undefined
      this.#beyond = other !== undefined
      if (other !== undefined) this.#skipped.otherTable(line.row, other)
      this.#skip(line, 'header', '重复的表头')
    } else if (this.#beyond) this.#skip(line, 'note', '另一张表')
    else if (this.#count > 0 && this.#isAboveAgain(line.cells)) {
      this.#settleHeld('title', '标题')
      this.#titles.push([...line.cells])
      this.#skip(line, classAbove(line.cells), '标题')
    } else if (this.#count > 0 && this.#isSecondHeader(line)) this.#takeSecondHeader(line)
    else {
      const isUnit = this.#count === 0 && isFormLine(line.cells) && unitsIn(line.cells).length > 0
      const own = line.cells.length > this.#context.end ? line.cells.slice(0, this.#context.end) : line.cells
      const said = isUnit ? undefined : classLine(own, this.#context.width)
      if (said !== undefined) this.#takeSaid(line, said)
      else if (this.#count === 0 && this.#held.length === 0 && isNumbering(line.cells)) this.#skip(line, 'note', '列号')
      else if (isUnit) {
        units.push(...unitsIn(line.cells))
        this.#skip(line, 'note', '单位')
      } else if (isExample(line.cells)) this.#skip(line, 'note', '填写示例')
      else this.#takeUnsaid(line)
    }
  }

  /** A line over the header comes once more; nearly every record fills more cells than any of those. */
  #isAboveAgain(cells: readonly string[]): boolean {
    const { above, mostAbove } = this.#context
    return above.size > 0 && placesFilled(cells, mostAbove + 1).length <= mostAbove && above.has(plainLine(cells))
  }

  /** The columns in another order are read on in it, where nothing over them says something else; other columns are another table. */
  #takeSecondHeader(line: BodyLine): void {
    const titles = [...this.#titles.splice(0), ...this.#held.map(({ cells }) => cells)].flatMap(titleIn)
    const other = this.#otherTime(titles) ?? this.#otherUnit()
    const arranged = other === undefined ? this.#arrange(line.cells) : undefined
    this.#settleHeld('title', '标题')
    this.#settleAbove()
    this.#arranged = arranged
    this.#beyond = arranged === undefined
    if (arranged === undefined) {
      this.#skipped.secondHeader(line.row)
      this.#skip(line, 'header', '另一张表')
      return
    }
    for (const one of this.#context.sums) one.begin('header')
    this.#context.onRearranged()
    this.#skip(line, 'header', '重复的表头')
  }

  /** By its place in this header, the place of each column in the first; undefined where somebody waits for one that the first has not. */
  #arrange(cells: readonly string[]): ReadonlyMap<number, number> | undefined {
    const { places, isKnown } = this.#context
    const arranged = new Map<number, number>()
    for (const at of placesFilled(cells)) {
      const label = presentLabel(cells[at] ?? '')
      const place = places?.get(label)
      if (place === undefined ? isKnown?.(label) === true : [...arranged.values()].includes(place)) return undefined
      if (place !== undefined) arranged.set(at, place)
    }
    return places === undefined ? undefined : arranged
  }

  /** The line in the order of the first header. */
  #inOrder(line: BodyLine): BodyLine {
    if (this.#arranged === undefined) return line
    const cells: string[] = Array.from({ length: this.#context.end }, () => '')
    const doubts = new Map<number, CellDoubt>()
    const from = new Map<number, number>()
    for (const [at, place] of this.#arranged) {
      from.set(place, at)
      cells[place] = line.cells[at] ?? ''
      const doubt = line.doubts?.get(at)
      if (doubt !== undefined) doubts.set(place, doubt)
    }
    return { ...line, cells, from, doubts: doubts.size === 0 ? undefined : doubts }
  }

  finish(): readonly SheetLine[] {
    for (const line of this.#held.splice(0)) {
      if (isFormLine(line.cells)) this.#context.units.push(...unitsIn(line.cells))
      if (line.wide || this.#said || (this.#context.isTold && isRemark(line.cells)) || this.#isApart(line))
        this.#skip(line, 'footer', '落款')
      else this.#groupOrRow(line)
    }
    this.#settleAbove()
    this.#skipped.report()
    return this.lines
  }

  /** Below a blank line, and the name of an office or in no column that anybody waits for: a record that somebody left half empty is neither. */
  #isApart({ cells }: BodyLine): boolean {
    const [at = 0] = placesFilled(cells)
    return this.#ended && (isGroupName(filledCells(cells)[0] ?? '') || !this.#context.known.has(at))
  }

  #takeSaid(line: BodyLine, said: SaidClass): void {
    this.#said = said !== 'subtotal'
    if (said === 'footer') {
      this.#context.units.push(...unitsIn(line.cells))
      if (this.#held.length > 0) this.#settleHeld('footer', '落款')
      this.#ended = true
      this.#skip(line, 'footer', '填表说明')
      return
    }
    this.#resolveHeld()
    const reach = said === 'total' ? 'all' : 'sum'
    if (said === 'part') this.#skip(line, 'subtotal', '其中')
    else if (this.#context.sums.some((sums) => sums.hasRows) || (this.#count > 0 && said === 'total')) this.#compare(line, reach)
    else this.#above.push({ line: { ...line, cells: [...line.cells] }, reach: this.#count === 0 && said === 'total' ? 'all' : 'group' })
    if (said !== 'part') this.#skip(line, 'subtotal', said === 'total' ? '合计' : '小计')
    if (said === 'total') this.#ended = true
  }

  #takeUnsaid(line: BodyLine): void {
    const { known, width } = this.#context
    const [first = 0, second] = placesFilled(line.cells, 2)
    const isLone = width > 1 && (second === undefined || line.wide) && !value.test((line.cells[first] ?? '').trim())
    if (isLone || (width > 1 && isFormLine(line.cells))) {
      this.#held.push({ ...line, cells: [...line.cells] })
      return
    }
    if (known.size > 0 && !this.#inOrder(line).cells.some((cell, at) => known.has(at) && !isBlank(cell))) {
      const isNumbered = second === undefined
      this.#skip(line, isNumbered ? 'blank' : 'note', isNumbered ? '只有序号的空行' : '表外的内容')
      return
    }
    if ((this.#held.length > 0 || this.#said) && this.#ended && this.#isOtherHeader(line)) {
      this.#settleHeld('title', '标题')
      this.#beyond = true
      this.#skip(line, 'note', '另一张表')
      return
    }
    this.#resolveHeld()
    if (this.#beyond) this.#skip(line, 'note', '另一张表')
    else this.#take(line)
  }

  #take(taken: BodyLine): void {
    const line = this.#inOrder(taken)
    this.#count += 1
    this.#noteBetween()
    this.#lastRow = line.row
    this.#ended = false
    this.#said = false
    const [whole, seen] = this.#context.sums
    whole?.add(line.cells)
    if (line.hidden) {
      this.#skip(line, 'note', '隐藏的行')
      return
    }
    seen?.add(line.cells)
    if (this.#count <= 50)
      for (const at of placesFilled(line.cells)) {
        const before = this.#figures.get(at) ?? 0
        this.#figures.set(at, value.test(line.cells[at]?.trim() ?? '') && before >= 0 ? before + 1 : -1)
      }
    this.#context.emit(line)
  }

  /** What is said between two rows is said beside the table, not below it. */
  #noteBetween(): void {
    for (let at = this.lines.length - 1; at >= 0; at -= 1) {
      const line = this.lines[at]
      if (line?.is !== 'footer' || line.row < this.#lastRow) break
      this.lines[at] = { ...line, is: 'note' }
    }
  }

  /** What a title over the header printed again says of the time, where it is not what the first title says and the rows have it from there. */
  #otherTime(titles: readonly string[]): string | undefined {
    const [first, next] = [this.#context.titles, titles].map(periodOfTitles)
    if (first === undefined || next === undefined || (first.key === next.key && first.year === next.year)) return undefined
    return first.year === next.year && this.#context.labels.some((label) => /[月日季]|时间/.test(label)) ? undefined : next.words
  }

  /** A unit right over it that is none of those that the table is read by. */
  #otherUnit(): string | undefined {
    return this.#otherUnitIn(this.#held)
  }

  #otherUnitIn(lines: readonly BodyLine[]): string | undefined {
    const said = lines.flatMap(({ cells }) => unitsIn(cells))
    return said.some((unit) => !this.#context.units.includes(unit)) ? `单位：${said.join('、')}` : undefined
  }

  /** Labels that somebody waits for, in another order or with other units than above: nobody could say what the rows below it are. */
  #isSecondHeader({ cells }: BodyLine): boolean {
    const { isKnown } = this.#context
    if (isKnown === undefined) return false
    const filled = placesFilled(cells)
    const known = new Set(filled.map((at) => presentLabel(cells[at] ?? '')).filter(isKnown))
    return known.size >= leastKnown && known.size * 2 > filled.length
  }

  /** Words where the table has figures: no row of it, but the header of the next. */
  #isOtherHeader({ cells }: BodyLine): boolean {
    if (this.#held.some((line) => isGroupName(filledCells(line.cells)[0] ?? ''))) return false
    const filled = placesFilled(cells)
    if (filled.some((at) => value.test(cells[at]?.trim() ?? ''))) return false
    return filled.some((at) => (this.#figures.get(at) ?? 0) >= leastOfColumn)
  }

  #resolveHeld(): void {
    for (const line of this.#held.splice(0)) {
      const unit = this.#otherUnitIn([line])
      this.#groupOrRow(line)
      if (unit === undefined) continue
      this.#beyond = true
      this.#skipped.otherUnit(line.row, unit)
    }
  }

  #groupOrRow(line: BodyLine): void {
    const text = filledCells(line.cells)[0] ?? ''
    const isNamed = this.#openGroup(text)
    if (!isNamed && !line.wide && !isGroupName(text) && !isFormLine(line.cells)) {
      this.#context.doubt(line.row)
      this.#take(line)
      return
    }
    this.#settleAbove()
    if (!isNamed && this.#count > 0 && (/^※|以[上下]/.test(text) || /[。；，].*[。；，]|。$/.test(text))) {
      this.#skip(line, 'note', '填表说明')
      return
    }
    if (!isNamed) this.#context.groups.openUnknown(text)
    for (const sums of this.#context.sums) sums.begin('group')
    this.#skip(line, 'group', '分组')
  }

  #openGroup(text: string): boolean {
    const label = this.#context.groups.open(text)
    if (label !== undefined) this.#context.onGroup(label)
    return label !== undefined
  }

  /** A village right over a header printed again, where the first has one over it as well. */
  #takeGroupAbove(): void {
    const over = this.#held.findLast(({ cells }) => this.#context.groups.isPlace(filledCells(cells)[0] ?? ''))
    if (over === undefined || this.#context.groupAbove === '') return
    this.#held = this.#held.filter((line) => line !== over)
    this.#openGroup(filledCells(over.cells)[0] ?? '')
    this.#skip(over, 'group', '分组')
  }

  #settleHeld(is: 'title' | 'footer', name: SkippedName): void {
    for (const line of this.#held.splice(0)) {
      if (is === 'title' && isFormLine(line.cells)) this.#skip(line, 'note', '填表说明')
      else this.#skip(line, is, name)
    }
  }

  #settleAbove(): void {
    for (const { line, reach } of this.#above.splice(0)) this.#compare(line, reach)
  }

  #compare(line: BodyLine, reach: Reach): void {
    const { row, cells, from } = this.#inOrder(line)
    const [first = [], ...others] = this.#context.sums.map((sums) => sums.compare(cells, reach))
    const wrong = first.filter(({ at }) => others.every((other) => other.some((one) => one.at === at)))
    for (const { at, written, summed } of wrong)
      this.#skipped.mismatch({ row, at: from?.get(at) ?? at, written, summed, reach, isKnown: this.#context.known.has(at) })
  }

  #skip({ row }: BodyLine, is: SheetLine['is'], name: SkippedName): void {
    this.lines.push({ row, is })
    this.#skipped.add(row, name)
  }
}

/** What stands below a table rather than in it, by its length and its marks. */
function isRemark(cells: readonly string[]): boolean {
  const [first = ''] = filledCells(cells)
  return isFormLine(cells) || first.length > 14 || (first.length > 6 && /[。；，]/.test(first))
}

/** What a line says beside the number of its page. */
export function plainLine(cells: readonly string[]): string {
  return filledCells(cells).join('|').replace(/\d+/g, '#')
}

/** The header printed again on a new page. */
function isSame(header: readonly string[], cells: readonly string[]): boolean {
  const first = cells.findIndex((cell) => cell !== '')
  if (first < 0 || presentLabel(cells[first] ?? '') !== presentLabel(header[first] ?? '')) return false
  const words = filledCells(cells)
  return words.length > 1 && words.join('|') === filledCells(header).join('|')
}
