import { decimal } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { lastPrintedPlace } from '../approximator.ts'
import { type Interval, intersects, roundedInterval } from '../interval.ts'
import type { ProseLine } from '../prose.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { coreFactor, readUnitAfter } from '../unit-words.ts'
import { lintProblem } from './codes.ts'
import { readGoverning } from './governing-words.ts'
import { shown } from './partition-rule.ts'
import { readFact } from './same-fact-rule.ts'
import { type Cell, type Grid, readGrids } from './table-rule.ts'
import type { LintSentence } from './types.ts'

interface TableFact {
  readonly cell: Cell
  readonly interval: Interval
  readonly base: string
  readonly year: string | undefined
}

/** 财政总收入 in the text and in a table: the row of that very name, in the column of this year. */
export function checkTableFacts(written: readonly ProseLine[], sentences: readonly LintSentence[]): readonly Diagnostic[] {
  const known = new Map<string, TableFact>()
  for (const grid of readGrids(written)) for (const [name, fact] of factsOf(grid)) known.set(name, fact)
  if (known.size === 0) return []
  return sentences.flatMap((sentence) => sentence.quantities.flatMap((quantity) => checkOne(sentence, quantity, known)))
}

function checkOne(sentence: LintSentence, quantity: Quantity, known: ReadonlyMap<string, TableFact>): readonly Diagnostic[] {
  const fact = readFact(sentence, quantity, { report: undefined, section: 0, inherited: '' })
  const there = fact === undefined ? undefined : known.get(fact.name)
  if (fact === undefined || there === undefined || there.base !== quantity.base) return []
  const years = [...fact.period.matchAll(/\d{4}/g)].map(([year]) => year)
  if (/上年|去年|季度|半年|月/.test(fact.period) || (there.year !== undefined && years.some((year) => year !== there.year))) return []
  if (intersects(there.interval, quantityInterval(quantity))) return []
  // What the sentence says of one school or of the farmers is no row that is named without them.
  const earlier = sentence.line.text.slice(0, sentence.start)
  if (fact.owner !== '' || readGoverning(sentence, quantity.start, { name: fact.name, earlier }) !== '') return []
  return [
    lintProblem(sentence.line.placeOf(quantity.start), 'same-fact.table', {
      name: fact.name,
      here: shown(sentence.line.text, quantity),
      line: there.cell.line.placeOf(0).line,
      there: there.cell.text,
    }),
  ]
}

function factsOf(grid: Grid): readonly (readonly [string, TableFact])[] {
  const [head = [], ...rows] = grid
  const units = head.findIndex((cell) => /^(?:计量)?单位$/.test(cell?.text ?? ''))
  const column = valueColumn(head)
  if (column === undefined) return []
  return rows.flatMap((row) => {
    const cell = row[column]
    const written = (row[0]?.text ?? '').replace(/^[\d一二三四五六七八九十]+[、.．]|^(?:#|其中[:：]?)/, '')
    const name = written.replace(/[（(][^（()）]*[）)]$/, '')
    const digits = /^-?\d[\d,]*(?:\.\d+)?$/.exec(cell?.text ?? '')?.[0].replaceAll(',', '')
    const said = [
      row[units]?.text,
      /[（(]([^（()）]*)[）)]$/.exec(written)?.[1],
      /[（(]([^（()）]*)[）)]/.exec(head[column]?.text ?? '')?.[1],
    ]
    const unit = said.find((text) => text !== undefined && readUnitAfter(text).length > 0)
    if (cell === undefined || digits === undefined || unit === undefined || !/^[\u4e00-\u9fa5]{4,20}$/.test(name)) return []
    const { core, scale } = readUnitAfter(unit)
    const { base, factor } = coreFactor(core)
    const worth = scale.times(factor)
    const interval = roundedInterval(decimal(digits).times(worth), lastPrintedPlace(digits).times(worth))
    return [[name, { cell, interval, base, year: /\d{4}/.exec(head[column]?.text ?? '')?.[0] }] as const]
  })
}

/** The one column of values that speaks of this year; undefined when several may. */
function valueColumn(head: Grid[number]): number | undefined {
  const values = head.flatMap((cell, column) => {
    const text = cell?.text ?? ''
    return column === 0 || /单位|同比|增|比重|占比|上年|去年|任务|目标|计划|预算|率|备注|序号|说明/.test(text) ? [] : [{ column, text }]
  })
  const years = values.flatMap(({ column, text }) => (/\d{4}/.test(text) ? [{ column, year: text.match(/\d{4}/)?.[0] ?? '' }] : []))
  const [latest] = years.sort((left, right) => right.year.localeCompare(left.year))
  return latest?.column ?? (values.length === 1 ? values[0]?.column : undefined)
}
