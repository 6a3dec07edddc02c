import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'

/** The indicator with this id; labels are resolved by those who read what people type. */
export function findIndicator(catalogue: CatalogueIndex, id: string): ResolvedIndicator | undefined {
  return catalogue.findIndicators(id).find((indicator) => indicator.id === id)
}
