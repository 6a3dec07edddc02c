import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'

/** The rates whose upper part is this indicator and whose name the words say: 参保率 of 医保参保人数; 占 for its shares. */
export function ratesOf(indicator: string, words: string, catalogue: CatalogueIndex): readonly ResolvedIndicator[] {
  const share = words.startsWith('占')
  return catalogue.catalogue.indicators.filter((rate) => {
    if (rate.unit !== '%') return false
    if (rate.type === 'share') return share && rate.of === indicator
    return rate.type === 'ratio' && !share && rate.numerator === indicator && rate.label.endsWith(words.slice(-3))
  })
}
