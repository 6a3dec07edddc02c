import { decimal } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { addIntervals, intersects, printedAgrees, ratePercent } from '../interval.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { lintProblem } from './codes.ts'
import { present } from './growth-rule.ts'
import { shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

/** Rounding of the parts' rates, and constant prices of one part more than of another. */
const tolerance = '0.3'

interface Grown {
  readonly value: Quantity
  readonly rate: Quantity
  readonly signed: ReturnType<typeof decimal>
}

/** 总产值31.88亿元，增长7%，其中农业17.2亿元，增长5.5%，工业14.68亿元，增长9%: the whole grows no faster than its fastest part and no slower than its slowest. */
export function checkWholeGrowth(sentence: LintSentence): readonly Diagnostic[] {
  const at = sentence.text.indexOf('其中')
  if (at < 0) return []
  const grown = readGrown(sentence)
  const whole = grown.filter(({ value }) => value.start < sentence.start + at).at(-1)
  const parts = grown.filter(({ value }) => value.start > sentence.start + at)
  if (whole === undefined || parts.length < 2 || parts.some(({ value }) => value.base !== whole.value.base)) return []
  if (!intersects(addIntervals(parts.map(({ value }) => quantityInterval(value))), quantityInterval(whole.value))) return []
  const rates = parts.map(({ signed }) => signed)
  const [low, high] = [
    rates.reduce((least, next) => (next.lt(least) ? next : least)),
    rates.reduce((most, next) => (next.gt(most) ? next : most)),
  ]
  if (whole.signed.gte(low.minus(tolerance)) && whole.signed.lte(high.plus(tolerance))) return []
  return [
    lintProblem(sentence.line.placeOf(whole.rate.start), 'growth-mismatch.whole', {
      low: low.toFixed(1),
      high: high.toFixed(1),
      whole: shown(sentence.line.text, whole.value),
      written: whole.rate.digits,
    }),
  ]
}

function readGrown({ line, quantities }: LintSentence): readonly Grown[] {
  return quantities.flatMap((value, index) => {
    const rate = quantities[index + 1]
    if (rate?.base !== '%' || value.base === '%' || value.base === '') return []
    const verb = /^[，,、（(]?(?:同比|比上年|较上年)?(增长|下降)$/.exec(line.text.slice(value.stop, rate.start))?.[1]
    if (verb === undefined || rate.approximators.length > 0 || value.approximators.length > 0) return []
    return [{ value, rate, signed: verb === '下降' ? decimal('0').minus(rate.value) : rate.value }]
  })
}

/** 工业产值A、销售产值B，产销率B÷A. */
export function checkSalesRate({ line, start, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((rate) => {
    const lead = (quantity: Quantity) => line.text.slice(start, quantity.start)
    if (rate.base !== '%' || rate.approximators.length > 0 || !/产销率(?:为|达到?)?$/.test(lead(rate))) return []
    const sales = quantities.filter((quantity) => quantity.base === '元' && /销售产值(?:为|达到?|完成|实现)?$/.test(lead(quantity)))
    const output = quantities.filter((quantity) => quantity.base === '元' && /(?<!销售)产值(?:为|达到?|完成|实现)?$/.test(lead(quantity)))
    const [sold, made] = [sales[0], output[0]]
    if (sold === undefined || made === undefined || sales.length > 1 || output.length > 1) return []
    const implied = ratePercent(quantityInterval(sold), quantityInterval(made))
    if (implied === undefined || printedAgrees(implied, rate.value, rate.place)) return []
    return [
      lintProblem(line.placeOf(rate.start), 'rate-mismatch.rate', {
        part: shown(line.text, sold),
        whole: shown(line.text, made),
        what: '产销率',
        rate: present(implied),
        written: rate.digits,
      }),
    ]
  })
}
