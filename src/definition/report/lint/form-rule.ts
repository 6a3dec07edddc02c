import { wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { figureAt, type ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

type FormPath =
  | 'adjacent-numerals.pair'
  | 'adjacent-numerals.some'
  | 'date-leading-zero'
  | 'document-number.brackets'
  | 'document-number.form'
  | 'empty-number.before'
  | 'empty-number.behind'
  | 'empty-number.percent'
  | 'han-year.mixed'
  | 'han-year.three'
  | 'mixed-digits.amount'
  | 'mixed-digits.percent'
  | 'range-unit'
  | 'short-year.last'
  | 'short-year.only'
  | 'title-marks'
  | 'until-word'

interface FormRule {
  readonly says: FormPath
  readonly pattern: RegExp
  readonly refuse?: (match: RegExpMatchArray) => boolean
}

/** How a text is written beyond its numbers: GB/T 9704-2012 (numbers of documents), GB/T 15834-2011 (marks). For a text that is checked without data. */
const styleRules: readonly FormRule[] = [
  {
    says: 'document-number.brackets',
    pattern: /(?<=[\u4e00-\u9fa5])[[(（【［]((?:19|20)\d{2})[\])）】］](?=第?\d+号)/g,
  },
  {
    says: 'document-number.form',
    pattern: /〔(?:\d{4}〕(?:第\d+|0\d+)|\d{2}〕\d+)号/g,
  },
  {
    says: 'title-marks',
    pattern: /》、《/g,
  },
  {
    says: 'until-word',
    pattern: /截止(?=(?:到|至)?(?:目前|当前|现在|今[年天日]|本[年月]|上[年月]|去年|年底|月底|\d))/g,
  },
  {
    says: 'han-year.mixed',
    pattern: /[一二][〇零九0OoＯ○０][〇零一二三四五六七八九0-9OoＯ○０]{2}(?=年)/g,
    refuse: (match) => /^[〇零一二三四五六七八九]+$/.test(match[0]),
  },
  {
    says: 'han-year.three',
    pattern: /(?<![〇零一二三四五六七八九十百千万\d、])[一二][〇零一二三四五六七八九]{2}(?=年(?!级|制|生))/g,
  },
  {
    says: 'short-year.last',
    pattern: /(?<!\d)(?:19|20)\d{2}年?[-—–~～至]+\d{2}年(?!代)/g,
  },
  {
    says: 'empty-number.percent',
    pattern:
      /(?<=[\u4e00-\u9fa5])(?<!按|百分号|以|单位|元|人|率|比)[%％](?!计)|(?<=(?:占比|比率|比重|率)(?:约|近|达|为|超)?)[%％](?!计|[)）])/g,
  },
  {
    says: 'empty-number.before',
    pattern:
      /(?<=(?:提高|下降|增长|上升|降低|回落)(?:了|约)?)个百分点|(?<=(?:共计?|合计|总计|资金|投资|累计|约为?|近))[万亿]元(?!以|级|大|企|产|村|镇|县|项)/g,
  },
  { says: 'empty-number.behind', pattern: /第(?=届|次会议)/g },
  {
    says: 'mixed-digits.percent',
    pattern: /(?:百分之|千分之|万分之)\d+(?:\.\d+)?/g,
  },
  {
    says: 'mixed-digits.amount',
    pattern: /(?<![\d.])\d+(?:\.\d+)?[百千](?=[余多]?(?:元|人|户|亩|家|件|名|个|只|头|份|平方米))/g,
  },
]

/** How numbers and dates are written (GB/T 15835-2011) and dates of documents (GB/T 9704-2012, 7.3.5). */
const rules: readonly FormRule[] = [
  {
    says: 'adjacent-numerals.pair',
    pattern: /(?<![\d.、第])([1-9])、([1-9])(?=个月|个|天|年|人|次|户|岁|名|家|件|位|里|分钟|小时|成|倍|百|千|万)/g,
    refuse: (match) => wholeNumber(match[2] ?? '') - wholeNumber(match[1] ?? '') !== 1,
  },
  {
    says: 'adjacent-numerals.some',
    pattern: /(?<![\d.])\d+几(?=个|天|年|人|次|户|岁|名|家|件|亩|万|亿|元|位|条)/g,
  },
  {
    says: 'range-unit',
    pattern: /(?<![\d.%])\d+(?:\.\d+)?[～~—–]{1,2}\d+(?:\.\d+)?[%％亿]/g,
  },
  {
    says: 'date-leading-zero',
    pattern: /(?<!\d)0[1-9](?=月(?:\d{1,2}日|份|底|末|，|。)|月0?\d日)|(?<=月)0[1-9](?=日)/g,
  },
  {
    says: 'short-year.only',
    pattern: /(?<![\d.])(?:1[5-9]|2\d)年(?=度(?!假)|[1-9]月|1[0-2]月)/g,
  },
]

/** The written forms that are wrong wherever they stand: one problem for each place, but for what a token printed. */
export function checkForms(line: ProseLine): readonly Diagnostic[] {
  return applyRules(line, rules)
}

/** The written forms that are a matter of style: the same, as warnings. */
export function checkStyle(line: ProseLine): readonly Diagnostic[] {
  return applyRules(line, styleRules)
}

function applyRules(line: ProseLine, applied: readonly FormRule[]): readonly Diagnostic[] {
  return applied.flatMap((rule) =>
    [...line.text.matchAll(rule.pattern)].flatMap((match) => {
      if (figureAt(line, match.index) !== undefined || rule.refuse?.(match) === true) return []
      return [lintProblem(line.placeOf(match.index), rule.says, { found: match[0] })]
    }),
  )
}
