import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { reportProblem } from '../codes.ts'
import { ratesOf } from '../plan/rates-of.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { typedAgrees } from './typed-agrees.ts'

const rateWords = /^[，,、（(]?([^，,。；;]{0,4}?)([\u4e00-\u9fa5]{2}率|占)(?:比|全部的?|总[数量]的?|全[镇乡]的?)?(?:为|达到?|是)?$/

/** 参保10391人，参保率99.8%: a rate typed behind its upper part is the ledger's. */
export function checkTypedRate(
  report: PrintedReport,
  figure: PrintedFigure | undefined,
  { line, quantity }: { readonly line: ProseLine; readonly quantity: Quantity },
): readonly Diagnostic[] {
  if (quantity.base !== '%' || figure?.quantity === undefined) return []
  const [word] = quantity.approximators
  const between = line.text.slice(figure.quantity.stop, word?.position === 'before' ? word.start : quantity.start)
  const [, lead = '', words] = rateWords.exec(between) ?? []
  if (words === undefined) return []
  const known = ratesOf(figure.indicator.id, words, report.catalogue).flatMap((rate) => {
    if (!leadsTo(rate, lead)) return []
    const value = report.resultOf({ ...figure.request, indicator: rate.id })?.value
    return value === undefined || value === null || !/^-?\d/.test(value) ? [] : [{ rate, value: decimal(value) }]
  })
  const [first] = known
  if (first === undefined || known.some(({ value }) => typedAgrees(quantity, value))) return []
  const rate = plainDecimal(decimal(first.value.toFixed(2)))
  return [
    reportProblem(line.placeOf(quantity.start), 'rate-mismatch.rate', { indicator: first.rate.label, rate, written: quantity.digits }),
  ]
}

/** What stands before the rate's name must belong to it: the rate of 全县, of 上年, of 老人 is another one. */
function leadsTo({ label }: ResolvedIndicator, lead: string): boolean {
  const own = label.slice(0, -3)
  return /^(?:其|总|总体|综合|全镇|全年)?$/.test(lead) || (own !== '' && (own.endsWith(lead) || lead.endsWith(own)))
}
