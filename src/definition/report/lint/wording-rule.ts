import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { type ApproximatorWord, approximatorBefore } from '../approximator.ts'
import { figureAt } from '../prose.ts'
import type { Quantity } from '../quantity.ts'
import { lintProblem } from './codes.ts'
import type { LintSentence } from './types.ts'

/** Approximators that are stacked on a typed number: 约300人左右, 近500余亩. Figures are checked against their values instead. */
export function checkTypedApproximators(sentence: LintSentence): readonly Diagnostic[] {
  const { line } = sentence
  return sentence.quantities.flatMap((quantity) => {
    const [first, second] = quantity.approximators
    if (first === undefined || figureAt(line, quantity.start) !== undefined) return []
    const outer = first.position === 'before' ? approximatorBefore(line.text.slice(0, first.start)) : undefined
    if (outer !== undefined) return [stacked(sentence, outer.start, outer.word, first.word)]
    if (/^(?:余多|多余)$/.test(first.word)) return [stacked(sentence, first.start, first.word.slice(0, 1), first.word.slice(1))]
    if (second !== undefined && !isLegalPair(first.word, second.word)) {
      return [stacked(sentence, first.start, first.word, second.word)]
    }
    return []
  })
}

/** 约合, 约为 announce what was computed: 人均约合20533美元. */
const computed = /^约[合为]$/

/** 325余亩, 约1234.56万元: a word that says "about" beside a number that says "exactly". */
export function checkRoundness(sentence: LintSentence): readonly Diagnostic[] {
  const { line } = sentence
  return sentence.quantities.flatMap((quantity) => {
    const word = quantity.approximators.find(({ kind }) => kind === 'over' || kind === 'about' || kind === 'near')
    if (word === undefined || /^(?:%|百分点|倍|年|天|个月|岁)$/.test(quantity.base) || !isPrecise(quantity, word)) return []
    return [lintProblem(line.placeOf(quantity.start), 'approximator-not-round', { word: word.word, digits: quantity.digits })]
  })
}

/**
 * Whether the digits leave nothing to be about. With 万 or 亿 behind them they were rounded there (956万余元, 615亿斤左右) unless five of them count;
 * without, 余 wants a nought at the end, and 约, 近 and 左右 bear three digits (约125公里) and what was computed.
 */
function isPrecise({ digits, unit }: Quantity, { kind, word }: ApproximatorWord): boolean {
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const counting = `${whole}${fraction}`.replace(/^0+|0+$/g, '').length
  if (fraction !== '' || unit.scaleWord !== '') return counting >= 5
  if (whole.endsWith('0') || computed.test(word)) return false
  return counting >= (kind === 'over' ? 3 : 4)
}

const hanNumber = '[一二两三四五六七八九十百千万]+'
const hanStack = new RegExp(
  `(?<![附最新邻靠临亲远就签节预合集制条公契特])(大约|将近|接近|超过|约|近|逾)(?:${hanNumber}([余多])(?!样|元化)|${hanNumber}[\\u4e00-\\u9fa5]{1,3}?(左右|上下|以上))`,
  'g',
)

const hanBehind = new RegExp(`${hanNumber}([余多])[\\u4e00-\\u9fa5]{1,2}(左右|上下|以上)`, 'g')

/** The same with numbers in Han digits: 近三十余户, 约三百人左右. */
export function checkHanApproximators(sentence: LintSentence): readonly Diagnostic[] {
  return [...sentence.text.matchAll(hanStack), ...sentence.text.matchAll(hanBehind)].map((match) =>
    stacked(sentence, sentence.start + match.index, match[1] ?? '', match[2] ?? match[3] ?? ''),
  )
}

function stacked({ line }: LintSentence, at: number, first: string, second: string): Diagnostic {
  return lintProblem(line.placeOf(at), 'approximator-stacked', { first, second })
}

/** 不少于…以上 is clumsy but says one thing; the others contradict or repeat each other. */
function isLegalPair(first: string, second: string): boolean {
  return /^(?:不少于|不低于)$/.test(first) && second === '以上'
}

const rateWord =
  /(?:增速|增幅|占比|比重|率)(?:同比|比上年|较上年|比去年|较去年|分别|又|再)?(?:提高|上升|提升|下降|降低|回落|加快|收窄|扩大|减少|增加)(?:了)?$/
const changeOnly = /^[，,、](?:同比|比上年|较上年|比去年|较去年|比上年同期|较上年同期)?(?:提高|上升|提升|回落|降低|收窄|扩大)(?:了)?$/

/** The difference of two rates is in 百分点: 覆盖率提高5% is either 5个百分点 or a change of the rate that nobody means. */
export function checkPercentPoints(sentence: LintSentence): readonly Diagnostic[] {
  const { line, quantities } = sentence
  return quantities.flatMap((quantity, index) => {
    if (quantity.base !== '%') return []
    const before = line.text.slice(sentence.start, quantity.start)
    const last = quantities[index - 1]
    const afterRate = last?.base === '%' && /率|占比|比重|增速/.test(line.text.slice(Math.max(sentence.start, last.start - 12), last.start))
    const earlier = quantities[index - 2]
    // 由40%提高到50%，提高25%: both readings are possible there, and the rule of growth holds them against the numbers.
    if (last?.base === '%' && earlier?.base === '%' && /(?:到|至|为)$/.test(line.text.slice(earlier.stop, last.start))) return []
    const suspect =
      rateWord.test(before) || (last !== undefined && afterRate && changeOnly.test(line.text.slice(last.stop, quantity.start)))
    if (!suspect) return []
    return [lintProblem(line.placeOf(quantity.start), 'percent-point.rate', { written: quantity.digits })]
  })
}

/** Nothing falls by more than the whole of itself: 下降2倍 says nothing (domain rule 2.1). */
export function checkFallingMultiples({ line, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((quantity) =>
    quantity.base === '倍' && /(?:下降|减少|降低|缩减|压减|缩小|下跌)了?$/.test(line.text.slice(0, quantity.start))
      ? [lintProblem(line.placeOf(quantity.start), 'growth-mismatch.fallByTimes', {})]
      : [],
  )
}

/** 万元 beside 亿元 for sums of one size, 亩 beside 公顷: one sentence, one unit. */
export function checkMixedUnits(sentence: LintSentence): readonly Diagnostic[] {
  const { line, quantities } = sentence
  const areas = quantities.filter((quantity) => quantity.base === '亩')
  const hectares = areas.find((quantity) => quantity.unit.core === '公顷')
  if (
    hectares !== undefined &&
    areas.some((quantity) => quantity.unit.core === '亩' && isInOneClause(line.text, quantity, hectares)) &&
    !/[（(]/.test(line.text[hectares.start - 1] ?? '')
  ) {
    return [lintProblem(line.placeOf(hectares.start), 'mixed-units.area', {})]
  }
  const jin = quantities.find((quantity) => quantity.unit.core === '斤')
  if (jin !== undefined && quantities.some((quantity) => quantity.unit.core === '公斤' || quantity.unit.core === '千克'))
    return [lintProblem(line.placeOf(jin.start), 'mixed-units.weight', {})]
  const yi = quantities.some((quantity) => quantity.base === '元' && quantity.unit.scaleWord === '亿')
  const large = quantities.find((quantity) => quantity.base === '元' && quantity.unit.scaleWord === '万' && quantity.value.gte('100000000'))
  if (!yi || large === undefined) return []
  return [lintProblem(line.placeOf(large.start), 'mixed-units.money', {})]
}

/** 新增绿化19万亩，建成公园500公顷 speaks of two things; 水稻300亩、旱粮20公顷 of one. */
function isInOneClause(text: string, left: Quantity, right: Quantity): boolean {
  const grown = (quantity: Quantity) => /(?:种植|播种|造林|流转)?面积(?:达到?|为|共)?$/.test(text.slice(0, quantity.start))
  return !/[，,；;]/.test(text.slice(Math.min(left.stop, right.stop), Math.max(left.start, right.start))) || (grown(left) && grown(right))
}

/** 惠及n户m人: no household without a person. */
export function checkHouseholds({ line, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((households, index) => {
    const people = quantities[index + 1]
    if (people === undefined || households.base !== '户' || !['人', '人次'].includes(people.base)) return []
    if (!/^[、,，]?$/.test(line.text.slice(households.stop, people.start)) || people.value.gte(households.value)) return []
    return [
      lintProblem(line.placeOf(people.start), 'part-exceeds-whole.people', {
        people: `${people.digits}${people.base}`,
        households: households.digits,
      }),
    ]
  })
}
