import { isCountUnit, isUnit } from '../../definition/unit/unit.ts'
import { findUnit } from '../../definition/unit/unit-words.ts'

/** 单位：万元, with nothing before it that would make it another word (填报单位：). */
const alone = /(?:^|[^\u4e00-\u9fff])(?:金额|计量|数量|面积)?单位[：:]([^，,。；;：:]+)/gu
/** The same behind any word, each where it begins: 填报单位：经发办单位：万元. Only what is a unit is one. */
const behind = /单位(?=[：:]([^，,。；;：:]+))/gu
/** 金额单位均为万元, 以万元为单位. */
const told = /单位(?:均|都|统一)?[为是]([^，,。；;：:、]+)|以([^，,。；;：:]{1,6})为(?:计量)?单位/gu

/** The units that a line beside a table gives for its figures, each once: 单位：万元、人. */
export function unitsIn(cells: readonly string[]): string[] {
  const found = cells.flatMap((cell) => {
    if (!cell.includes('单')) return []
    const whole = cell.replace(/[\s\u3000]+/g, '')
    // Spaces stand within words (单 位) and between them (填报单位：经发办 单位：万元).
    const pieces = cell.split(/[\s\u3000]+/)
    return [
      ...[whole, ...pieces].flatMap((text) => wordsOf(text, alone)),
      ...[whole, ...pieces].flatMap((text) => [...wordsOf(text, behind), ...wordsOf(text, told)].filter(isUnit)),
    ]
  })
  return [...new Set(found)]
}

/** （千元） behind a title, 单位 千元, 金额：千元: without the words by which units are known elsewhere. */
const behindTitle = /[（(](?:金额|计量|货币|数量|面积|产量|产值)?(?:单位)?[：:]?([^（()）：:]+)[)）]$/gu
const loose = /(?:(?:金额|货币|计量)?单位|金额|货币)[：:]?([^，,。；;：:（）()]+)$/gu
const figure = /^[-+]?[\d,]+(?:\.\d+)?%?$/
const rates = new Set(['%', '百分点', '分', '倍', '无'])
/** Money in a measure that nobody knows is a unit all the same: what it is for is not read in its own. */
const money = /^[十百千万亿美欧港日]{0,2}元$/

/** The same of a line above a table: also a unit that stands there alone, or behind the title in brackets. */
export function unitsOver(cells: readonly string[]): string[] {
  const plain = cells.map((cell) => cell.replace(/[\s\u3000]+/g, ''))
  const isSummary = plain.some((cell) => figure.test(cell))
  const more = plain.flatMap((cell) => [
    ...wordsOf(cell, behindTitle),
    ...wordsOf(cell, loose),
    ...(isSummary ? [] : splitUnits(cell.replace(/^[（(]|[)）]$/g, ''))),
  ])
  return [...new Set([...unitsIn(cells), ...more.filter(isMeasure)])]
}

/** Nothing but a unit: 万元, （亩）. */
export function isLoneUnit(cell: string): boolean {
  return isMeasure(cell.replace(/^[（(]|[)）]$/g, ''))
}

function isMeasure(word: string): boolean {
  const unit = findUnit(word)
  return unit === undefined ? money.test(word) : !isCountUnit(unit) && !rates.has(unit)
}

function wordsOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, first, second]) => splitUnits(first ?? second ?? ''))
}

/** 万元、人: each; 人民币万元 is 万元. */
function splitUnits(units: string): string[] {
  return units
    .replace(/[（()）]/g, '')
    .replace(/人民币/g, '')
    .split(/[、/和]/)
    .filter((unit) => unit !== '')
}
