import { readSmallNumber } from '../../decimal/chinese-number.ts'
import { decimal } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { addIntervals, divideIntervals, type Interval, intersects, printedAgrees, subtractIntervals } from '../interval.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { lintProblem } from './codes.ts'
import { present } from './growth-rule.ts'
import { shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

/** Averages, products, fractions, multiples and remainders that a sentence states beside the numbers they come from. */
export function checkArithmetic(sentence: LintSentence): readonly Diagnostic[] {
  return [checkAverage, checkProduct, checkYield, checkFraction, checkMultiple, checkRemainder].flatMap((rule) => rule(sentence))
}

function isExact({ approximators }: Quantity): boolean {
  return approximators.length === 0
}

const average =
  /(?:([户人亩村件家场])均|(?:平均)?每(?:一)?(公里|户|人|亩|村|件|家|场|座|处|个))(?:增收|补助|补贴|奖补|投入|发放|受益|分红|得到|兑现|资金|约?为|达到?)*$/
const countUnits: Readonly<Record<string, readonly string[]>> = { 人: ['人', '人次', '名'], 村: ['个', '村'], 场: ['场', '场次'] }

/** 发放资金100万元，惠及50户，户均3万元. */
function checkAverage({ line, start, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((found, index) => {
    const match = average.exec(line.text.slice(start, found.start))
    const per = match?.[1] ?? match?.[2]
    if (per === undefined || !isExact(found)) return []
    const units = countUnits[per] ?? [per]
    const earlier = quantities.slice(0, index)
    const [total, otherTotal] = earlier.filter(({ base }) => base === found.base)
    const [count, otherCount] = earlier.filter(({ base }) => base !== '' && base !== found.base && units.includes(base))
    if (total === undefined || count === undefined || otherTotal !== undefined || otherCount !== undefined) return []
    if (!isExact(total) || !isExact(count)) return []
    const quotient = divideIntervals(quantityInterval(total), quantityInterval(count))
    if (quotient === undefined || printedAgrees(quotient, found.value, found.place)) return []
    return [
      lintProblem(line.placeOf(found.start), 'average-mismatch', {
        total: shown(line.text, total),
        count: shown(line.text, count),
        per,
        written: shown(line.text, found),
      }),
    ]
  })
}

/** 1.2吨×3412亩=4094吨, as it stands. */
function checkProduct({ line, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((product, index) => {
    const [left, right] = [quantities[index - 2], quantities[index - 1]]
    if (left === undefined || right === undefined) return []
    if (!/^[×xX*]$/.test(line.text.slice(left.stop, right.start)) || !/^[=＝]$/.test(line.text.slice(right.stop, product.start))) return []
    return judgeProduct(line, { left, right, product })
  })
}

/** 亩产1.2吨、面积3412亩，总产量4094吨. */
function checkYield({ line, start, quantities }: LintSentence): readonly Diagnostic[] {
  const lead = (quantity: Quantity) => line.text.slice(start, quantity.start)
  const rates = quantities.filter((quantity) => /(?:亩产量?|单产|亩均产量|每亩产量?|平均亩产)(?:达到?|为)?$/.test(lead(quantity)))
  const areas = quantities.filter(({ base, unit }) => base === '亩' && unit.core === '亩')
  const [left, right] = [rates[0], areas[0]]
  if (left === undefined || right === undefined || rates.length > 1 || areas.length > 1) return []
  const product = quantities.find(
    (quantity) => quantity.base === left.base && /(?:总产量?|(?<![亩均])产量|共产|合计产)(?:达到?|为)?$/.test(lead(quantity)),
  )
  return product === undefined || product === left ? [] : judgeProduct(line, { left, right, product })
}

interface Product {
  readonly left: Quantity
  readonly right: Quantity
  readonly product: Quantity
}

function judgeProduct(line: LintSentence['line'], { left, right, product }: Product): readonly Diagnostic[] {
  if (![left, right, product].every(isExact)) return []
  const [one, other] = [quantityInterval(left), quantityInterval(right)]
  const wanted: Interval = { low: one.low.times(other.low), high: one.high.times(other.high) }
  if (printedAgrees(wanted, product.value, product.place)) return []
  return [
    lintProblem(line.placeOf(product.start), 'product-mismatch', {
      left: shown(line.text, left),
      right: shown(line.text, right),
      product: shown(line.text, product),
    }),
  ]
}

const fraction =
  /^[，,、]?(?:已|约)?(?:占(?:到|比|了)?(?:总数|全部|总量|全镇|全乡|其中)?的?)?(近|接近|超过?|逾)?(?:(过半|半数以上|一半以上|超半数?)|(一半|半数)|([一二三四五六七八九])成(以上|多)?|([二三四五六七八九十])分之([一二三四五六七八九])(以上|多)?)(?![一二三四五六七八九\d])/

/** 20个村中有8个村，占三分之二: the fraction is what the two numbers give. */
function checkFraction({ line, end, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((part, index) => {
    const match = fraction.exec(line.text.slice(part.stop + nounLength(line.text.slice(part.stop, end)), end))
    const whole = quantities.slice(0, index).findLast(({ base, unit }) => base === part.base && unit.core === part.unit.core)
    if (match === null || whole === undefined || part.base === '' || part.base === '%' || !isExact(whole) || !isExact(part)) return []
    if (!/其中|中|有|完成|已|，/.test(line.text.slice(whole.stop, part.start)) || part.value.gt(whole.value)) return []
    const ratio = divideIntervals(quantityInterval(part), quantityInterval(whole))
    const bounds = boundsOf(match)
    if (ratio === undefined || bounds === undefined || intersects(ratio, bounds)) return []
    const said = match[0].replace(/^[，,、]/, '')
    return [
      lintProblem(line.placeOf(part.start), 'rate-mismatch.fraction', {
        whole: shown(line.text, whole),
        part: shown(line.text, part),
        share: present({ low: ratio.low.times('100'), high: ratio.high.times('100') }),
        said,
      }),
    ]
  })
}

/** 8个村 / 8名党员: the counted noun stands between the unit and what follows. */
function nounLength(text: string): number {
  return /^(?!占|近|超|过半|一半|半数|约占)[\u4e00-\u9fa5]{0,8}?(?=[，,、]|占|约占)/.exec(text)?.[0].length ?? 0
}

function boundsOf([, more, half, even, tenth, tenthAbove, below, over, partAbove]: RegExpExecArray): Interval | undefined {
  const one = decimal('1')
  if (half !== undefined) return { low: decimal('0.5'), high: one, openLow: true }
  const value =
    even !== undefined
      ? decimal('0.5')
      : tenth !== undefined
        ? decimal(readSmallNumber(tenth) ?? 0).div('10')
        : decimal(readSmallNumber(over ?? '') ?? 0).div(decimal(readSmallNumber(below ?? '') ?? 1))
  if (more === '近' || more === '接近') return { low: value.times('0.9'), high: value }
  if (more !== undefined || tenthAbove !== undefined || partAbove !== undefined) return { low: value, high: one }
  return { low: value.minus('0.03'), high: value.plus(tenth === undefined ? '0.03' : '0.05') }
}

/** 产值300万元，是2015年100万元的3倍. */
function checkMultiple({ line, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((times, index) => {
    const [now, then] = [quantities[index - 2], quantities[index - 1]]
    if (times.base !== '倍' || !isExact(times) || now === undefined || then === undefined || now.base !== then.base) return []
    if (!/^[，,]?(?:是|为|相当于)[^，,。；;]{0,12}$/.test(line.text.slice(now.stop, then.start))) return []
    if (!/^的$/.test(line.text.slice(then.stop, times.start)) || !isExact(now) || !isExact(then)) return []
    const ratio = divideIntervals(quantityInterval(now), quantityInterval(then))
    if (ratio === undefined || printedAgrees(ratio, times.value, times.place)) return []
    return [
      lintProblem(line.placeOf(times.start), 'growth-mismatch.multiple', {
        now: shown(line.text, now),
        before: shown(line.text, then),
        ratio: present(ratio),
        written: times.digits,
      }),
    ]
  })
}

/** 共有项目40项，完工24项，其余20项. */
function checkRemainder({ line, start, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((rest, index) => {
    if (!/(?:其余|剩余|余下|剩下)(?:的|均为|为)?$/.test(line.text.slice(start, rest.start)) || !isExact(rest)) return []
    const [whole, ...parts] = quantities.slice(0, index)
    if (whole === undefined || parts.length === 0) return []
    if (!/(?:共有?|总计|合计|总数|总量|总人口|总面积|总投资)[^，,；;]{0,10}$/.test(line.text.slice(start, whole.start))) return []
    const alike = [whole, ...parts].every(
      (quantity) => quantity.base === rest.base && quantity.unit.core === rest.unit.core && isExact(quantity),
    )
    if (!alike || rest.base === '' || parts.some((part) => part.value.gt(whole.value))) return []
    const wanted = subtractIntervals(quantityInterval(whole), addIntervals(parts.map(quantityInterval)))
    if (printedAgrees(wanted, rest.value, rest.place)) return []
    return [lintProblem(line.placeOf(rest.start), 'partition-sum.rest', { whole: shown(line.text, whole), rest: shown(line.text, rest) })]
  })
}
