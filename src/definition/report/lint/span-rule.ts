import { readSmallNumber } from '../../decimal/chinese-number.ts'
import { wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

const part = '(?:年?(?:底|末|初)|\\d{1,2}月|[一二三四]季|[上下]半年|同期|前)'
const against = new RegExp(`(?<![\\d比较与同由从于])((?:19|20)\\d{2})年(?!${part})([^。；;]*?)(?:[比较]|与|同)\\1年(?!${part})`, 'g')
const fromTo = new RegExp(`(?:由|从)((?:19|20)\\d{2})年(?!${part})([^。；;，,]*?)(?:到|至)\\1年(?!${part})`, 'g')
const years =
  /(?<!\d)((?:19|20)\d{2})年?(?:[-—–~～至到]+)((?:19|20)\d{2})年(?:的|这)?(?:([一二两三四五六七八九十]{1,2}|\d{1,2})年(?:来|间|期间))?/g
const plan = /十([一二三四五六])五[”"’]?(?:时期|期间|规划)?[（(]((?:19|20)\d{2})年?[-—–~～至到]+((?:19|20)\d{2})年?/g

/** A year compared with itself, spans that run backwards or count wrong, five-year plans with other years than theirs. */
export function checkSpans(line: ProseLine): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const match of [...line.text.matchAll(against), ...line.text.matchAll(fromTo)]) {
    if (!/(?:19|20)\d{2}年/.test(match[2] ?? '')) found.push(lintProblem(line.placeOf(match.index), 'same-year', { year: match[1] ?? '' }))
  }
  for (const { index, 1: first = '', 2: last = '', 3: count } of line.text.matchAll(years)) {
    const length = wholeNumber(last) - wholeNumber(first)
    const said = count === undefined ? undefined : readSmallNumber(count)
    if (length <= 0) found.push(lintProblem(line.placeOf(index), 'year-span.reversed', { first, last }))
    else if (said !== undefined && said !== length && said !== length + 1)
      found.push(lintProblem(line.placeOf(index), 'year-span.count', { first, last, count: count ?? '' }))
  }
  for (const { index, 1: number = '', 2: first = '', 3: last = '' } of line.text.matchAll(plan)) {
    const begins = 1951 + 5 * (readSmallNumber(`十${number}`) ?? 0)
    if (wholeNumber(first) !== begins || wholeNumber(last) !== begins + 4)
      found.push(lintProblem(line.placeOf(index), 'year-span.plan', { number, begins, ends: begins + 4, first, last }))
  }
  return found
}
