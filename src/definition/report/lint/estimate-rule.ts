import { wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { lintProblem } from './codes.ts'
import { yearReviewed } from './heading-rule.ts'
import type { LintSentence } from './types.ts'

const dated = /^[（(]?(?:时间[:：]|日期[:：])?((?:19|20)\d{2})年(\d{1,2})月(?:(\d{1,2})日)?[）)]?$/
const estimated = /预计|预期|估计|据(?:初步)?统计|初步|快报|有望|将|力争|预测|计划|目标|预算/

/** A text dated before the year was over cannot know the whole year: 全年实现… needs 预计 (domain rule 12.2). One problem for the text. */
export function checkEstimates(sentences: readonly LintSentence[]): readonly Diagnostic[] {
  const date = sentences.flatMap(({ text }) => dated.exec(text.trim()) ?? [])
  const [, year, month] = sentences.map(({ text }) => dated.exec(text.trim())).find((match) => match !== null) ?? []
  if (date.length === 0 || year === undefined || month === undefined) return []
  const lines = [...new Set(sentences.map(({ line }) => line))]
  const reviewed = yearReviewed(lines) ?? wholeNumber(/((?:19|20)\d{2})年/.exec(lines[0]?.text ?? '')?.[1] ?? '0')
  if (reviewed !== wholeNumber(year)) return []
  if (sentences.some(({ text }) => /预计|据初步统计|初步统计/.test(text))) return []
  for (const { line, start, text, quantities } of sentences) {
    const match = /全年(?:全镇|全乡|共|累计|总计)*(?:实现|完成|达到?)/.exec(text)
    if (match === null || estimated.test(text) || /上年|去年|2?\d{3}年全年/.test(text.slice(0, match.index + 2))) continue
    if (!quantities.some((quantity) => quantity.start > start + match.index)) continue
    return [lintProblem(line.placeOf(start + match.index), 'missing-estimate', { year, month })]
  }
  return []
}
