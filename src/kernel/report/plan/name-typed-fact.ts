import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { spansYears } from '../../../definition/period/period-days.ts'
import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import { sentenceAt } from '../../../definition/report/prose.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { narrowsByDeed } from '../../../definition/report/reading/narrows-by-deed.ts'
import { governingWord } from '../period/governing-word.ts'
import { matchWording } from './match-wording.ts'

/** Words of what is not there yet, before a number or right behind it. */
const planned = /目标|力争|计划|预期|争取|预计|确保|安排|拟|将(?!全)/
const aimed = /^的?(?:年度|全年)?(?:预期)?(?:目标|任务|计划|指标)/

export interface TypedFact {
  readonly indicator: ResolvedIndicator
  /** The period that the sentence says; else the report's, and those that the paragraph said before. */
  readonly periods: readonly Period[]
  readonly said: boolean
}

/** The indicator that a number somebody typed is of: 工业总产值达15.2亿元, 设立24个卡口. Undefined when the words around it are no indicator's. */
export function nameTypedFact(text: string, quantity: Quantity, catalogue: CatalogueIndex, reportPeriod: Period): TypedFact | undefined {
  if (quantity.base === '' || quantity.approximators.length > 1) return undefined
  const sentence = sentenceAt(text, quantity.start)
  const start = sentence?.start ?? 0
  const before = text.slice(start, quantity.start)
  if (planned.test(before) || aimed.test(text.slice(quantity.stop))) return undefined
  // 小微企业、个体商户64家 counts both together.
  if (/[\u4e00-\u9fa5]、[\u4e00-\u9fa5]{2,8}$/.test(before)) return undefined
  const around = {
    sentence: text.slice(start, sentence?.end),
    start: quantity.start - start,
    after: text.slice(quantity.stop, sentence?.end),
  }
  const indicator = matchWording(around, quantity, catalogue)
  if (indicator === undefined || narrowsByDeed(before, indicator.label)) return undefined
  const words = findPeriodWords(before, reportPeriod)
  if (words.some((word) => word.kind === 'compared')) return undefined
  const word = governingWord(words, { text: before, start: before.length, stop: before.length, reportPeriod })
  // Of several years at once the ledger may have only the last.
  if (word !== undefined && (word.period.lastMonth > reportPeriod.lastMonth || spansYears(word.period))) return undefined
  if (word !== undefined) return { indicator, periods: [word.period], said: true }
  const earlier = findPeriodWords(text.slice(0, start), reportPeriod).filter(
    ({ kind, period }) => kind !== 'compared' && period.lastMonth <= reportPeriod.lastMonth && !spansYears(period),
  )
  return { indicator, periods: [reportPeriod, ...earlier.map(({ period }) => period)], said: false }
}
