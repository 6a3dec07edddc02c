import type { Stretch } from '../prose.ts'

/** A clause of a sentence: what lies between commas, colons, semicolons and brackets. Indexes are those of the line's plain text. */
export interface Clause extends Stretch {
  /** Counts the parts of the sentence that ； keeps apart: a subject does not reach across. */
  readonly part: number
  readonly bracket: boolean
}

export interface Sentence extends Stretch {
  readonly clauses: readonly Clause[]
}

/** Cuts plain text into sentences and those into clauses; 。其中 goes on with what was told. */
export function readSentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  const push = (end: number) => {
    if (end > start) sentences.push({ start, end, clauses: readClauses(text, start, end) })
    start = end
  }
  for (const { index } of text.matchAll(/[！？]|。(?!其中)/g)) push(index + 1)
  push(text.length)
  return sentences
}

/** 一季度…2.05亿元；四季度4.07亿元: another time of the same. */
const onlyTime = /^(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?|全年)(?:则|为|达到?|完成|实现)*[\d\uE000]/

function readClauses(text: string, from: number, to: number): readonly Clause[] {
  const clauses: Clause[] = []
  let start = from
  let part = 0
  let depth = 0
  const push = (end: number) => {
    if (end > start) clauses.push({ start, end, part, bracket: depth > 0 })
  }
  for (let index = from; index < to; index += 1) {
    const character = text[index] ?? ''
    if (!/[，：；（）。！？—]/.test(character)) continue
    push(index)
    start = index + 1
    if (character === '；' && !onlyTime.test(text.slice(start, to))) part += 1
    if (character === '（') depth += 1
    if (character === '）') depth = Math.max(0, depth - 1)
  }
  push(to)
  return clauses
}
