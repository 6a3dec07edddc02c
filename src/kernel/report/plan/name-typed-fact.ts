import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import { splitSentences } from '../../../definition/report/prose.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { governingWord } from '../period/governing-word.ts'

/** What may stand before an indicator's name without making it another thing: 规模工业总产值 is not 工业总产值, 全镇工业总产值 is. */
const beforeName = /(?:^|全[镇乡年]|[我本][镇乡]|今年|本年|其中|实现|完成|月份?|年度?|季度|共|累计|发放)$/
/** Words of what is not there yet. */
const planned = /目标|力争|计划|预期|争取|预计|确保|安排|拟|将/
const reaching = /(?:实际)?(?:完成|实现|达到|达|为|是|共|累计|合计|已|近|约|大约|接近|将近|逾|超过?|突破|不足|不到|不少于)+$/

export interface TypedFact {
  readonly indicator: ResolvedIndicator
  readonly period: Period
  /** Whether the sentence says the period; else it is taken for the report's. */
  readonly said: boolean
}

/** The indicator that a number somebody typed is named by: 工业总产值达15.2亿元. Undefined when the words before it are no indicator's name. */
export function nameTypedFact(text: string, quantity: Quantity, catalogue: CatalogueIndex, reportPeriod: Period): TypedFact | undefined {
  if (quantity.base === '' || quantity.approximators.length > 1) return undefined
  const sentence = splitSentences(text).find((stretch) => stretch.start <= quantity.start && quantity.start < stretch.end)
  const start = sentence?.start ?? 0
  const before = text.slice(start, quantity.start)
  if (planned.test(before)) return undefined
  const clause = (before.split(/[，,；;：:、（(）)\u25A1]/).at(-1) ?? '').replace(reaching, '')
  const named = catalogue.catalogue.indicators.filter(
    (indicator) =>
      indicator.type !== 'pick' &&
      baseUnit(indicator.unit) === quantity.base &&
      [indicator.label, ...indicator.aliases].some(
        (name) => name.length >= 4 && clause.endsWith(name) && beforeName.test(clause.slice(0, clause.length - name.length)),
      ),
  )
  const [indicator, ...others] = named
  if (indicator === undefined || others.length > 0) return undefined
  const words = findPeriodWords(before, reportPeriod)
  if (words.some((word) => word.kind === 'compared')) return undefined
  const word = governingWord(words, { text: before, start: before.length, stop: before.length, reportPeriod })
  return { indicator, period: word?.period ?? reportPeriod, said: word !== undefined }
}
