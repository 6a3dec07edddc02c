import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { growthPercent, intersects, printedAgrees } from '../interval.ts'
import type { ProseLine } from '../prose.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { lastYearProblem } from './codes.ts'
import { present } from './growth-rule.ts'
import { shown } from './partition-rule.ts'
import { readFact } from './same-fact-rule.ts'
import { type LintSentence, readSentences } from './types.ts'

interface LastFact {
  readonly quantity: Quantity
  readonly line: ProseLine
}

/** What this year's text says of the year before, or takes its growth from, against what last year's own text said. Lines are plain ones. */
export function checkLastValues(lines: readonly ProseLine[], last: readonly ProseLine[]): readonly Diagnostic[] {
  const known = lastFacts(last)
  return lines
    .filter(({ kind }) => kind !== 'cell')
    .flatMap((line) => readSentences(line).flatMap((sentence) => checkSentence(sentence, known)))
}

/** By name, what last year's text said of its own year; a name that it says with several values is not held against anything. */
function lastFacts(last: readonly ProseLine[]): ReadonlyMap<string, LastFact> {
  const facts = new Map<string, LastFact>()
  const doubtful = new Set<string>()
  for (const line of last) {
    if (line.kind === 'cell') continue
    for (const sentence of readSentences(line))
      for (const quantity of sentence.quantities) {
        const name = nameOf(sentence, quantity)
        if (name === undefined || quantity.base === '%') continue
        const before = facts.get(name)
        if (before !== undefined && !intersects(quantityInterval(before.quantity), quantityInterval(quantity))) doubtful.add(name)
        facts.set(name, { quantity, line })
      }
  }
  for (const name of doubtful) facts.delete(name)
  return facts
}

function nameOf(sentence: LintSentence, quantity: Quantity): string | undefined {
  const fact = readFact(sentence, quantity, { report: undefined, section: 0, inherited: '' })
  return fact === undefined || /上年|去年|季度|半年|月|五年|十[一二三四五六]五|过去|近/.test(fact.period) ? undefined : fact.name
}

function checkSentence(sentence: LintSentence, known: ReadonlyMap<string, LastFact>): readonly Diagnostic[] {
  const { line, quantities } = sentence
  return quantities.flatMap((quantity, index) => {
    const before = quantities[index - 1]
    const name = before === undefined ? undefined : nameOf(sentence, before)
    const last = name === undefined ? undefined : known.get(name)
    if (
      name === undefined ||
      before === undefined ||
      last === undefined ||
      last.quantity.base !== before.base ||
      quantity.approximators.length > 0
    )
      return []
    const between = line.text.slice(before.stop, quantity.start)
    const where = `去年第${last.line.placeOf(last.quantity.start).line}行是${shown(last.line.text, last.quantity)}`
    if (quantity.base === before.base && /^[，,；;（(、]?(?:而)?[比较]?(?:上年|去年)(?:同期)?(?:的|为|是|只有|仅)*$/.test(between)) {
      if (intersects(quantityInterval(quantity), quantityInterval(last.quantity))) return []
      return [lastYearProblem(line.placeOf(quantity.start), 'last-year-differs.value', { name, where })]
    }
    const direction = /^[，,、]?(?:同比|[比较](?:上年|去年)(?:同期)?)(增长|下降|增加|减少)$/.exec(between)?.[1]
    if (quantity.base !== '%' || direction === undefined) return []
    const growth = growthPercent(quantityInterval(before), quantityInterval(last.quantity))
    const printed = quantity.value.times(/下降|减少/.test(direction) ? '-1' : '1')
    if (growth === undefined || printedAgrees(growth, printed, quantity.place)) return []
    return [
      lastYearProblem(line.placeOf(quantity.start), 'last-year-differs.growth', {
        name,
        where,
        growth: present(growth),
        written: quantity.digits,
      }),
    ]
  })
}
