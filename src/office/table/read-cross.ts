import { plainHeader } from '../../definition/ledger/column-words.ts'
import { isCountUnit, isUnit, type UnitId, unitsConvert } from '../../definition/unit/unit.ts'
import type { TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import { classAbove, titleIn } from './class-line.ts'
import { CrossBody } from './cross-body.ts'
import type { CrossAxis, CrossFigure } from './cross-words.ts'
import { type CrossSheet, type FoundCross, findCross } from './find-cross.ts'
import { unitsIn } from './stated-units.ts'
import type { RowSink, TableHead } from './types.ts'

/** One way to understand the table; `value` is what somebody says who chooses it. */
interface Choice {
  readonly axis: CrossAxis
  readonly figure: CrossFigure
  readonly unit: UnitId | undefined
  /** Of each head its figure's name, where several stand under each value. */
  readonly several?: ReadonlyMap<number, string>
}

/** Words that make a figure another one: nothing under such a title is read. */
const shifts =
  /上年|去年|上期|同期|往年|计划|目标|任务|预计|拟|新增|其中|增减|增长|增幅|减少|占比|比重|比例|构成|较|平均|人均|亩均|排名|累计|受灾|成灾|绝收|撂荒/
/** What else a table may be of: where the ledger has nothing of that name, its figures are none of the ledger's. */
const measures = /产量|产值|面积|金额|资金|户数|人数|人次|收入|支出|投资|税收|销售额|数量|株数|头数|只数|次数/
const shown = 200

/**
 * A cross table (villages × crops, months over their columns) as rows of its ledger: a row for every filled cell. Undefined where the sheet is none. Where it
 * may be understood in several ways, or a word over its columns is none of the ledger's, nothing goes to the sink and a problem says what to do.
 */
export function readCrossTable(sheet: CrossSheet, sink: RowSink): TableHead | undefined {
  const found = findCross(sheet.lines, sheet.words)
  if (found === undefined) return undefined
  const above = sheet.lines.slice(0, found.first)
  const titles = above.flatMap(({ cells }) => titleIn(cells))
  const units = [...above.flatMap(({ cells }) => unitsIn(cells)), ...found.said.flatMap(unitOf), ...titles.flatMap(unitOf)]
  const problems: TableProblem[] = []
  const doubt = (code: TableProblem['code'], message: string, at = sheet.name) => problems.push({ code, severity: 'error', at, message })
  let choices: readonly string[] = []
  const ask = (some: readonly string[]) => {
    choices = some
  }
  const choice = choose(sheet, found, { titles: [...titles, sheet.name], units, doubt, ask })
  if (choice !== undefined)
    problems.push({
      code: 'cross-table',
      severity: 'warning',
      at: sheet.name,
      message: `${tell(found, choice)}。空着的格子不算，合计只用来核对。`,
    })
  const body = new CrossBody({ sheet, found, problems, ...(choice === undefined ? {} : { columns: labelsOf(choice, found) }) })
  const counted = choice === undefined ? undefined : body.read(sheet.lines.slice(found.last + 1), sink)
  const stubs = found.stubs.map(({ label }) => label)
  const made = choice === undefined ? [] : [choice.axis.label, ...figureLabels(choice)]
  const header = sheet.lines.slice(found.first, found.last + 1)
  if (found.left.length > 0) {
    const words = found.left.map(({ label }) => `“${label}”`).join('、')
    problems.push({ code: 'unlabelled-column', severity: 'warning', at: sheet.name, message: `交叉表里的${words}没有读入。` })
  }
  return {
    sheet: sheet.name,
    columns: [...stubs, ...made],
    places: [...found.stubs.map(({ at }) => at), ...made.map(() => -1)],
    headerRow: sheet.lines[found.last]?.row ?? 0,
    firstHeaderRow: sheet.lines[found.first]?.row ?? 0,
    lines: [
      ...above.map(({ row, cells }) => ({ row, is: classAbove(cells) })),
      ...header.map(({ row }) => ({ row, is: 'header' as const })),
      ...body.lines,
    ],
    shown: sheet.lines.slice(0, shown),
    samples: {},
    problems,
    ...(titles.length > 0 ? { titles } : {}),
    ...(choices.length > 0 ? { crossChoices: choices } : {}),
    ...(counted === undefined || choice === undefined
      ? {}
      : { cross: { rows: stubs, columns: choice.axis.label, figure: figureLabels(choice).join('、'), ...counted } }),
  }
}

interface Said {
  readonly titles: readonly string[]
  readonly units: readonly string[]
  readonly doubt: (code: TableProblem['code'], message: string, at?: string) => void
  readonly ask: (choices: readonly string[]) => void
}

/** The one way to understand the table; undefined, with a problem that says why, where there are several or none. */
function choose({ name, words, lines }: CrossSheet, found: FoundCross, { titles, units, doubt, ask }: Said): Choice | undefined {
  const { axes, strange, said } = found
  if (axes.length === 0) {
    const row = lines[found.last]?.row ?? 0
    const [first] = strange?.heads ?? []
    const named = (strange?.heads ?? []).map(({ label }) => `“${label}”`).join('、')
    const place = first === undefined ? name : `${name}!${columnLetters(first.at)}${row}`
    doubt(
      'cross-heads',
      `这像一张交叉表，列是「${strange?.axis.label ?? ''}」，可是${named}不是其中的一个。请把列名改成台账里的写法，或改成一行一条的表。`,
      place,
    )
    return undefined
  }
  const twin = found.heads.find(
    ({ label, figure }, index) => found.heads.findIndex((other) => other.label === label && other.figure === figure) < index,
  )
  if (twin !== undefined) {
    const place = `${name}!${columnLetters(twin.at)}${lines[found.last]?.row ?? 0}`
    doubt('duplicate-column', `这像一张交叉表，可是“${twin.label}”有两列，不知道哪一列是它的数。请改名或删去一列。`, place)
    return undefined
  }
  const { named, rest } = namedFigures(words.figures, [...titles, ...said].join('\n'))
  const isNamed = named.length > 0 || found.heads.every(({ figure }) => figure !== undefined)
  const other = shifts.exec(rest) ?? (!isNamed ? measures.exec(rest) : null)
  if (other !== null) {
    doubt('cross-which', `这像一张交叉表，可是表上写着“${other[0]}”，不知道数是不是台账里的那一栏。请改成一行一条、栏目写明的表再导。`)
    return undefined
  }
  const given = [...new Set(units.filter(isUnit))]
  if (found.heads.some(({ figure }) => figure !== undefined)) return chooseSeveral(found, { given, doubt })
  const some = named.length > 0 ? named : words.figures
  const choices = axes.flatMap((axis) => some.flatMap((figure) => waysOf({ axis, figure }, given)))
  const [only, another] = choices
  if (only === undefined) {
    const wanted = words.figures.map((figure) => `「${figure.label}」`).join('、')
    doubt('cross-which', `这像一张交叉表，可是单位和台账里的${wanted}对不上，不知道数是哪一栏。请核对单位，或改成一行一条的表再导。`)
    return undefined
  }
  const wasChosen = choices.find((one) => wordsOf(one) === words.chosen)
  if (wasChosen !== undefined) return wasChosen
  const isSaid = only.figure.unit === undefined || isCountUnit(only.figure.unit) ? named.includes(only.figure) : only.unit !== undefined
  if (another === undefined && isSaid) return only
  ask(choices.map(wordsOf))
  const asked = choices.map((one) => `“${wordsOf(one)}”`).join('、')
  doubt(
    'cross-which',
    `这是一张交叉表，行是${found.stubs.map(({ label }) => label).join('、')}，可是表上没有写明数是什么、什么单位。请指明：${asked}。`,
  )
  return undefined
}

/** Each column names its own figure; the unit stands with it, or is the only one of the sheet's that fits it. */
function chooseSeveral(
  { axes, heads }: FoundCross,
  { given, doubt }: { readonly given: readonly UnitId[]; readonly doubt: Said['doubt'] },
): Choice | undefined {
  const [axis, another] = axes
  const several = new Map<number, string>()
  for (const { at, figure, words = '' } of heads) {
    if (figure === undefined || axis === undefined || another !== undefined) return undefined
    const [own] = unitOf(words)
    const fitting = own === undefined ? given.filter((unit) => fits(figure, unit)) : [own].filter(isUnit)
    const needs = figure.unit !== undefined && !isCountUnit(figure.unit)
    const [unit, other] = fitting
    if (other !== undefined || (unit === undefined && (needs || own !== undefined)) || (unit !== undefined && !fits(figure, unit))) {
      doubt(
        'cross-which',
        `这是一张交叉表，每个${axis.label}下面有几栏数，可是没有写明“${figure.label}”是什么单位。请在栏目后面写上单位，例如 ${figure.label}（${figure.unit ?? '个'}）。`,
      )
      return undefined
    }
    several.set(at, figureLabel({ axis, figure, unit }))
  }
  const [first] = heads
  return axis === undefined || first?.figure === undefined ? undefined : { axis, figure: first.figure, unit: undefined, several }
}

/** A figure in each unit that the sheet gives for it; in its own where the sheet gives none at all. */
function waysOf(one: Pick<Choice, 'axis' | 'figure'>, given: readonly UnitId[]): readonly Choice[] {
  if (given.length === 0) return [{ ...one, unit: undefined }]
  return given.filter((unit) => fits(one.figure, unit)).map((unit) => ({ ...one, unit }))
}

/** The figures that the title or the words over the heads name, the longest words first, and what is left of the text: 新增面积 is no 面积. */
function namedFigures(figures: readonly CrossFigure[], text: string): { readonly named: readonly CrossFigure[]; readonly rest: string } {
  const words = figures
    .flatMap((figure) => [figure.label, ...figure.words].map((word) => ({ figure, word: plainHeader(word) })))
    .filter(({ word }) => word.length > 1)
    .sort((one, other) => other.word.length - one.word.length)
  const named = new Set<CrossFigure>()
  let rest = plainHeader(text)
  for (const { figure, word } of words) {
    if (!rest.includes(word)) continue
    named.add(figure)
    rest = rest.replaceAll(word, '·')
  }
  return { named: figures.filter((figure) => named.has(figure)), rest }
}

function fits({ unit: own }: CrossFigure, unit: UnitId): boolean {
  return own === undefined ? isCountUnit(unit) : unitsConvert(unit, own)
}

/** What stands behind a word in brackets as its unit: 面积（亩）. */
function unitOf(cell: string): readonly string[] {
  const unit = /[（([](?:单位[:：])?([^（()）[\]]+)[)）\]]\s*$/.exec(cell.trim())?.[1]?.trim()
  return unit !== undefined && isUnit(unit) ? [unit] : []
}

function figureLabel({ figure, unit = figure.unit }: Choice): string {
  return unit === undefined ? figure.label : `${figure.label}（${unit}）`
}

/** 这是一张交叉表：行是村，列是作物，数是面积（亩）. */
function tell({ stubs }: FoundCross, choice: Choice): string {
  return `这是一张交叉表：行是${stubs.map(({ label }) => label).join('、')}，${wordsOf(choice)}`
}

/** How somebody is asked about one way, and says that it is this one. */
function wordsOf(choice: Choice): string {
  return `列是${choice.axis.label}，数是${figureLabels(choice).join('、')}`
}

function labelsOf(choice: Choice, { heads }: FoundCross): { readonly axis: string; readonly figures: ReadonlyMap<number, string> } {
  const figures = choice.several ?? new Map(heads.map(({ at }) => [at, figureLabel(choice)]))
  return { axis: choice.axis.label, figures }
}

function figureLabels(choice: Choice): readonly string[] {
  return choice.several === undefined ? [figureLabel(choice)] : [...new Set(choice.several.values())]
}
