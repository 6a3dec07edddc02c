import { wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

const span = /(?<![\d.])(?:1|一|元)月?[-—–~～至到](\d{1,2}|十[一二]|[二三四五六七八九十])月份?/g
const hanMonths: ReadonlyMap<string, number> = new Map([...'一二三四五六七八九十'].map((word, at) => [word, at + 1]))

/** Words that stand for January to some month, right beside the months they are said to be. */
const words: readonly { readonly pattern: RegExp; readonly month: number; readonly word: string }[] = [
  { pattern: /(?:一季度|第一季度)$/, month: 3, word: '一季度' },
  { pattern: /(?<!下)(?:上半年|半年)$/, month: 6, word: '上半年' },
  { pattern: /(?:前三季度|一至三季度|前三个季度)$/, month: 9, word: '前三季度' },
  { pattern: /(?:全年)$/, month: 12, word: '全年' },
]

/** 上半年（1—7月）, 1-11月全年: months that are not what the word beside them says; and months that end differently in one paragraph. */
export function checkMonths(line: ProseLine): readonly Diagnostic[] {
  const found = [...line.text.matchAll(span)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    month: monthOf(match[1] ?? ''),
    written: match[0],
  }))
  const problems = found.flatMap(({ at, end, month, written }) => {
    const before = line.text.slice(0, at).replace(/[（(，,即]+$/, '')
    const after = /^[，,]?全年(?!的?\d)/.test(line.text.slice(end)) ? 12 : undefined
    const word = words.find(({ pattern }) => pattern.test(before)) ?? (after === undefined ? undefined : { month: after, word: '全年' })
    if (word === undefined || word.month === month) return []
    return [lintProblem(line.placeOf(at), 'period-mismatch.words', { word: word.word, written })]
  })
  if (problems.length > 0) return problems
  const [first, ...others] = found
  const other = others.find(({ month }) => month !== first?.month)
  if (first === undefined || other === undefined || isSeries(line.text.slice(first.at, other.at))) return []
  return [lintProblem(line.placeOf(other.at), 'period-mismatch.paragraph', { first: first.written, other: other.written })]
}

function monthOf(text: string): number {
  if (/^\d/.test(text)) return wholeNumber(text)
  return text.length === 2 ? 10 + (hanMonths.get(text[1] ?? '') ?? 0) : (hanMonths.get(text) ?? 0)
}

/** 1-3月、1-6月、1-9月分别 tells a series on purpose; so does a comparison (较1-10月加快). */
function isSeries(between: string): boolean {
  return /分别|依次|[比较由从](?:上年)?$|收窄|加快|回落|回升|转正/.test(between) || !/\d/.test(between.replace(span, ''))
}
