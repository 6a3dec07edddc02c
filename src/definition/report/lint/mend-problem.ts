import type { Diagnostic } from '../../diagnostic/diagnostic.ts'

/** Words to put in the place of others: indexes are of the line as it was written. */
export interface Mending {
  readonly start: number
  readonly end: number
  readonly words: string
}

type Mender = (rest: string, message: string) => { readonly length: number; readonly words: string } | undefined

const han = '〇一二三四五六七八九'

/** Where the words that would be right follow from the fault itself; by code. What depends on which of two numbers is true has none. */
const menders: Readonly<Record<string, Mender>> = {
  'until-word': replaced(/^截止/, () => '截至'),
  'document-number': replaced(/^[[(（【［](\d{4})[\])）】］](第?)/, ([, year = '']) => `〔${year}〕`),
  'title-marks': replaced(/^》、《/, () => '》《'),
  punctuation: (rest) =>
    replaced(/^、“/, () => '“')(rest, '') ?? replaced(/^[,;]/, ([mark]) => (mark === ',' ? '，' : '；'))(rest, '') ?? mendMarks(rest),
  'han-year': replaced(/^[一二][〇零九0OoＯ○０][〇零一二三四五六七八九0-9OoＯ○０]{2}/, ([year = '']) => hanYear(year)),
  'short-year': replaced(
    /^((?:19|20)\d{2})年?[-—–~～至]+(\d{2})年/,
    ([, first = '', last = '']) => `${first}—${first.slice(0, 2)}${last}年`,
  ),
  'date-leading-zero': replaced(/^0([1-9])/, ([, digit = '']) => digit),
  'range-unit': replaced(
    /^(\d+(?:\.\d+)?)([～~—–]{1,2})(\d+(?:\.\d+)?)([%％亿])/,
    ([, low = '', , high = '', unit = '']) => `${low}${unit}～${high}${unit}`,
  ),
  'adjacent-numerals': replaced(/^([1-9])、([1-9])|^([2-9])0几/, ([, one, two, tens]) =>
    tens === undefined ? `${hanDigit(one)}${hanDigit(two)}` : `${hanDigit(tens)}十几`,
  ),
  'mixed-digits': replaced(/^(百|千|万)分之(\d+(?:\.\d+)?)|^(\d+)([百千])/, ([, base, value = '', digits = '', scale]) =>
    base === undefined ? `${digits}${scale === '百' ? '00' : '000'}` : `${value}${base === '百' ? '%' : base === '千' ? '‰' : '‱'}`,
  ),
  'percent-point': (rest, message) =>
    message.includes('百分点，不是%') || message.startsWith('比率的升降')
      ? replaced(/^(\d+(?:\.\d+)?)[%％]/, ([, digits = '']) => `${digits}个百分点`)(rest, message)
      : undefined,
  'heading-punctuation': (rest) =>
    replaced(/^([（(][一二三四五六七八九十]+[）)])[、.．,，]/, ([, number = '']) => number)(rest, '') ??
    replaced(/^([一二三四五六七八九十]+)[.．,，]/, ([, number = '']) => `${number}、`)(rest, '') ??
    replaced(/^(\d{1,2})、/, ([, number = '']) => `${number}.`)(rest, ''),
  'growth-mismatch': mendRate,
  'rate-mismatch': mendRate,
  'last-year-differs': mendRate,
  'target-mismatch': mendRate,
}

/** The words that mend a problem, at an index of its line; undefined where only a person knows them. */
export function mendProblem({ code, message }: Pick<Diagnostic, 'code' | 'message'>, line: string, index: number): Mending | undefined {
  const mended = menders[code]?.(line.slice(index), message)
  return mended === undefined ? undefined : { start: index, end: index + mended.length, words: mended.words }
}

function replaced(pattern: RegExp, words: (match: RegExpExecArray) => string): Mender {
  return (rest) => {
    const match = pattern.exec(rest)
    return match === null ? undefined : { length: match[0].length, words: words(match) }
  }
}

/** Of two marks in a row the stronger one stays. */
function mendMarks(rest: string): ReturnType<Mender> {
  const marks = /^[，、；：。！？]{2}/.exec(rest)?.[0]
  if (marks !== undefined)
    return { length: 2, words: [...marks].sort((left, right) => '，、；：。！？'.indexOf(right) - '，、；：。！？'.indexOf(left))[0] ?? '' }
  return replaced(/^等(?:…{1,2}|\.{3,6}|。{3,6})/, () => '等')(rest, '')
}

function hanDigit(digit: string | undefined): string {
  return [...han].find((_, at) => String(at) === digit) ?? ''
}

function hanYear(written: string): string {
  return [...written].map((letter) => (/[0OoＯ○０零]/.test(letter) ? '〇' : /\d/.test(letter) ? hanDigit(letter) : letter)).join('')
}

/** 应为71.4%: the rate that the message computed, when it is one number and as precise as the one written. */
function mendRate(rest: string, message: string): ReturnType<Mender> {
  const wanted = /应为(-?\d+(?:\.\d+)?)%/.exec(message)?.[1]
  const written = /^\d+(?:\.(\d+))?(?=[%％])/.exec(rest)
  if (wanted === undefined || written === null || wanted.startsWith('-')) return undefined
  if ((written[1]?.length ?? 0) > 1) return undefined
  return { length: written[0].length, words: wanted }
}
