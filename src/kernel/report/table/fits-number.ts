import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { unitFits } from '../verdict/prove-common.ts'
import { fitsRecords, isOfRecords } from './record-measures.ts'

/** Whether a number may be of a measure, an indicator or one of the records, by its unit. */
export function fitsNumber(catalogue: CatalogueIndex, indicator: ResolvedIndicator, quantity: Quantity): boolean {
  return isOfRecords(indicator) ? fitsRecords(catalogue, indicator, quantity) : unitFits(indicator, quantity)
}
