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

/** How a text is written beyond its numbers: GB/T 9704-2012 (numbers of documents), GB/T 15834-2011 (marks). For a text that is checked without data. */
const styleRules: readonly FormRule[] = [
  {
    code: 'document-number',
    pattern: /(?<=[\u4e00-\u9fa5])[[(（【［]((?:19|20)\d{2})[\])）】］](?=第?\d+号)/g,
    message: (found) => `发文字号的年份“${found}”应用六角括号`,
    hint: '写成 〔2021〕5号',
    severity: 'warning',
  },
  {
    code: 'document-number',
    pattern: /〔(?:\d{4}〕(?:第\d+|0\d+)|\d{2}〕\d+)号/g,
    message: (found) => `发文字号“${found}”的写法不对`,
    hint: '年份四位，序号前不加“第”，不编虚位：〔2021〕5号',
    severity: 'warning',
  },
  {
    code: 'title-marks',
    pattern: /》、《/g,
    message: () => '书名号之间不用顿号',
    hint: '写成 《甲》《乙》',
    severity: 'warning',
  },
  {
    code: 'until-word',
    pattern: /截止(?=(?:到|至)?(?:目前|当前|现在|今[年天日]|本[年月]|上[年月]|去年|年底|月底|\d))/g,
    message: () => '表示到某时为止用“截至”，“截止”是到期停止',
    hint: '改成“截至”',
    severity: 'warning',
  },
  {
    code: 'han-year',
    pattern: /[一二][〇零九0OoＯ○０][〇零一二三四五六七八九0-9OoＯ○０]{2}(?=年)/g,
    message: (found) => `年份“${found}”里混用了数字0或字母`,
    hint: '写成 二〇一二年 或 2012年',
    severity: 'warning',
    refuse: (match) => /^[〇零一二三四五六七八九]+$/.test(match[0]),
  },
  {
    code: 'short-year',
    pattern: /(?<!\d)(?:19|20)\d{2}年?[-—–~～至]+\d{2}年(?!代)/g,
    message: (found) => `“${found}”后一个年份应写四位`,
    hint: '写成 2016—2020年',
    severity: 'warning',
  },
  {
    code: 'empty-number',
    pattern:
      /(?<=[\u4e00-\u9fa5])(?<!按|百分号|以|单位|元|人|率|比)[%％](?!计)|(?<=(?:占比|比率|比重|率)(?:约|近|达|为|超)?)[%％](?!计|[)）])/g,
    message: () => '%前面没有数字',
    hint: '填上数字',
    severity: 'error',
  },
  {
    code: 'empty-number',
    pattern:
      /(?<=(?:提高|下降|增长|上升|降低|回落)(?:了|约)?)个百分点|第(?=届|次会议)|(?<=(?:共计?|合计|总计|资金|投资|累计|约为?|近))[万亿]元(?!以|级|大|企|产|村|镇|县|项)/g,
    message: (found) => `“${found}”${found === '第' ? '后' : '前'}面没有数字`,
    hint: '填上数字',
    severity: 'error',
  },
  {
    code: 'mixed-digits',
    pattern: /(?:百分之|千分之|万分之)\d+(?:\.\d+)?/g,
    message: (found) => `“${found}”里汉字和数字混用`,
    hint: '写成 8.5% 或 百分之八点五',
    severity: 'warning',
  },
  {
    code: 'mixed-digits',
    pattern: /(?<![\d.])\d+(?:\.\d+)?[百千](?=[余多]?(?:元|人|户|亩|家|件|名|个|只|头|份|平方米))/g,
    message: (found) => `“${found}”里汉字和数字混用`,
    hint: '写成 3000 或 三千；“万”“亿”可以和数字连用',
    severity: 'warning',
  },
]

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
      return [problemAt(line, match.index, rule.code, rule.message(match[0]), rule.hint, rule.severity)]
    }),
  )
}
