import { wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic, Severity } from '../../diagnostic/diagnostic.ts'
import { figureAt, type ProseLine } from '../prose.ts'
import { problemAt } from './types.ts'

interface FormRule {
  readonly code: string
  readonly pattern: RegExp
  readonly message: (found: string) => string
  readonly hint: string
  readonly severity: Severity
  readonly refuse?: (match: RegExpMatchArray) => boolean
}

/** How numbers and dates are written (GB/T 15835-2011) and dates of documents (GB/T 9704-2012, 7.3.5). */
const rules: readonly FormRule[] = [
  {
    code: 'adjacent-numerals',
    pattern: /(?<![\d.、第])([1-9])、([1-9])(?=个月|个|天|年|人|次|户|岁|名|家|件|位|里|分钟|小时|成|倍|百|千|万)/g,
    message: (found) => `“${found}”是概数，相邻数字连用应写汉字，中间不加顿号`,
    hint: '如 三四个月、五六十人',
    severity: 'warning',
    refuse: (match) => wholeNumber(match[2] ?? '') - wholeNumber(match[1] ?? '') !== 1,
  },
  {
    code: 'adjacent-numerals',
    pattern: /(?<![\d.])\d+几(?=个|天|年|人|次|户|岁|名|家|件|亩|万|亿|元|位|条)/g,
    message: (found) => `“${found}”是概数，带“几”的数应写汉字`,
    hint: '如 二十几、几十',
    severity: 'warning',
  },
  {
    code: 'range-unit',
    pattern: /(?<![\d.%])\d+(?:\.\d+)?[～~—–]{1,2}\d+(?:\.\d+)?[%％亿]/g,
    message: (found) => `“${found}”前一个数没有写单位`,
    hint: '范围两端都写单位，如 15%～30%、9亿～16亿元',
    severity: 'warning',
  },
  {
    code: 'date-leading-zero',
    pattern: /(?<!\d)0[1-9](?=月(?:\d{1,2}日|份|底|末|，|。)|月0?\d日)|(?<=月)0[1-9](?=日)/g,
    message: (found) => `日期里的“${found}”前面不加0`,
    hint: '写成 1月5日',
    severity: 'warning',
  },
  {
    code: 'short-year',
    pattern: /(?<![\d.])(?:1[5-9]|2\d)年(?=度(?!假)|[1-9]月|1[0-2]月)/g,
    message: (found) => `年份“${found}”应写四位`,
    hint: '写成 2020年',
    severity: 'warning',
  },
]

export function checkForms(line: ProseLine): readonly Diagnostic[] {
  return rules.flatMap((rule) =>
    [...line.text.matchAll(rule.pattern)].flatMap((match) => {
      if (figureAt(line, match.index) !== undefined || rule.refuse?.(match) === true) return []
      return [problemAt(line, match.index, rule.code, rule.message(match[0]), rule.hint, rule.severity)]
    }),
  )
}
