import { wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { readSmallNumber } from '../chinese-number.ts'
import type { ProseLine } from '../prose.ts'
import { problemAt } from './types.ts'

const part = '(?:年?(?:底|末|初)|\\d{1,2}月|[一二三四]季|[上下]半年|同期|前)'
const against = new RegExp(`(?<!\\d)((?:19|20)\\d{2})年(?!${part})([^。；;]*?)(?:[比较]|与|同)\\1年(?!${part})`, 'g')
const fromTo = new RegExp(`(?:由|从)((?:19|20)\\d{2})年(?!${part})([^。；;，,]*?)(?:到|至)\\1年(?!${part})`, 'g')
const years =
  /(?<!\d)((?:19|20)\d{2})年?(?:[-—–~～至到]+)((?:19|20)\d{2})年(?:的|这)?(?:([一二两三四五六七八九十]{1,2}|\d{1,2})年(?:来|间|期间))?/g
const plan = /十([一二三四五六])五[”"’]?(?:时期|期间|规划)?[（(]((?:19|20)\d{2})年?[-—–~～至到]+((?:19|20)\d{2})年?/g

/** A year compared with itself, spans that run backwards or count wrong, five-year plans with other years than theirs. */
export function checkSpans(line: ProseLine): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const add = (index: number, code: string, message: string) => found.push(problemAt(line, index, code, message, '核对年份'))
  for (const match of [...line.text.matchAll(against), ...line.text.matchAll(fromTo)]) {
    if (!/(?:19|20)\d{2}年/.test(match[2] ?? '')) add(match.index, 'same-year', `${match[1]}年和它自己相比`)
  }
  for (const { index, 1: first = '', 2: last = '', 3: count } of line.text.matchAll(years)) {
    const length = wholeNumber(last) - wholeNumber(first)
    const said = count === undefined ? undefined : readSmallNumber(count)
    if (length <= 0) add(index, 'year-span', `${first}年至${last}年前后颠倒`)
    else if (said !== undefined && said !== length && said !== length + 1)
      add(index, 'year-span', `${first}年至${last}年不是${count ?? ''}年`)
  }
  for (const { index, 1: number = '', 2: first = '', 3: last = '' } of line.text.matchAll(plan)) {
    const begins = 1951 + 5 * (readSmallNumber(`十${number}`) ?? 0)
    if (wholeNumber(first) !== begins || wholeNumber(last) !== begins + 4)
      add(index, 'year-span', `“十${number}五”是${begins}—${begins + 4}年，写的是${first}—${last}年`)
  }
  return found
}
