import { wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

type Style = 'numbered' | 'runIn'

const styleNames: Readonly<Record<Style, string>> = { numbered: '“1.”编号', runIn: '“某某：某某。”领起' }

/** Sections (一)(二)(三) of one text open their parts in one style, and numbers carry the punctuation of GB/T 9704. */
export function checkHeadings(lines: readonly ProseLine[]): readonly Diagnostic[] {
  return [...checkStyles(lines), ...lines.flatMap(checkPunctuation)]
}

function checkStyles(lines: readonly ProseLine[]): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  let usual: Style | undefined
  let section = 0
  let reported = -1
  for (const line of lines) {
    if (/^[一二三四五六七八九十]+、/.test(line.text)) {
      usual = undefined
      section += 1
    }
    if (/^[（(][一二三四五六七八九十]+[）)]/.test(line.text)) section += 1
    const style = styleOf(line.text)
    if (style === undefined) continue
    usual ??= style
    if (style === usual || reported === section) continue
    reported = section
    problems.push(lintProblem(line.placeOf(0), 'heading-style', { style: styleNames[style], usual: styleNames[usual] }))
  }
  return problems
}

function styleOf(text: string): Style | undefined {
  if (/^\d{1,2}[.．、](?!\d)/.test(text)) return 'numbered'
  return /^[\u4e00-\u9fa5“”]{2,10}[:：][\u4e00-\u9fa5]{4,8}[。.]/.test(text) ? 'runIn' : undefined
}

function checkPunctuation(line: ProseLine): readonly Diagnostic[] {
  const at = line.placeOf(0)
  if (/^[（(][一二三四五六七八九十]+[）)][、.．,，]/.test(line.text)) return [lintProblem(at, 'heading-punctuation.bracketed', {})]
  if (/^[一二三四五六七八九十]+[.．,，](?!\d)/.test(line.text)) return [lintProblem(at, 'heading-punctuation.first', {})]
  if (/^\d{1,2}、/.test(line.text) && !/^\d{1,2}、\d/.test(line.text)) return [lintProblem(at, 'heading-punctuation.third', {})]
  return []
}

const reviewed = /(\d{4})年(?:度)?(?:全年)?(?:政府)?工作(?:回顾|总结)/

/** The year in the title against the year the body reviews; a report read the year after may name that year. */
export function checkTitleYear(lines: readonly ProseLine[], title: string | undefined): readonly Diagnostic[] {
  const [first] = lines
  const heading = title ?? first?.text ?? ''
  const named = /(\d{4})年/.exec(heading)
  if (first === undefined || named === null || heading.length > 60) return []
  // A text that begins with 一、2020年工作回顾 was handed over without its title.
  if (title === undefined && /^[（(]?[一二三四五六七八九十]+[、）)]/.test(heading)) return []
  const year = wholeNumber(named[1] ?? '')
  const body = title === undefined ? lines.slice(1) : lines
  const main = yearReviewed(body)
  if (main === undefined || main === year || main === year - 1) return []
  const at = title === undefined ? named.index : 0
  return [lintProblem(first.placeOf(at), 'title-year', { title: year, body: main })]
}

/** The year that a text reviews: of a heading that says so, else the one that it names most. */
export function yearReviewed(lines: readonly ProseLine[]): number | undefined {
  for (const line of lines) {
    const match = reviewed.exec(line.text)
    if (match !== null && line.text.length <= 40) return wholeNumber(match[1] ?? '')
  }
  const counts = new Map<number, number>()
  for (const line of lines)
    for (const match of line.text.matchAll(/(?<!\d)(20\d{2}|19\d{2})年/g))
      counts.set(wholeNumber(match[1] ?? ''), (counts.get(wholeNumber(match[1] ?? '')) ?? 0) + 1)
  const [most, second] = [...counts.entries()].sort((left, right) => right[1] - left[1])
  return most !== undefined && most[1] >= 2 && most[1] > (second?.[1] ?? 0) ? most[0] : undefined
}
