import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { operandsOf } from '../../../definition/indicator/operands.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'

/** What a computed indicator is made of. */
export function madeOf(indicator: ResolvedIndicator): readonly string[] {
  return 'ledger' in indicator ? [] : operandsOf(indicator)
}

/** The same quantity in another guise: 累计, 目标, 同比 of one indicator. */
export function isKin(left: ResolvedIndicator, right: ResolvedIndicator, catalogue: CatalogueIndex): boolean {
  if (madeOf(left).includes(right.id) || madeOf(right).includes(left.id)) return true
  const bare = ({ label }: ResolvedIndicator) => label.replace(/(?:累计增速|增速目标|累计|目标|同比|环比|占比|完成率)$/, '')
  return bare(left) === bare(right) || (catalogue.findIndicators(left.label).length > 1 && left.label === right.label)
}
