import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The dimension shown when a caller names none. */
export function firstDimension(kernel: Kernel, indicator: ResolvedIndicator): string {
  const dimension = findFirstDimension(kernel, indicator)
  if (dimension === undefined) throw new Refusal('invalid', `指标“${indicator.label}”不能切片。`)
  return dimension
}

function findFirstDimension(kernel: Kernel, indicator: ResolvedIndicator): string | undefined {
  if ('dimensions' in indicator) return indicator.dimensions[0]?.label
  if (indicator.type === 'derived') return undefined
  return findFirstDimension(kernel, kernel.catalogue.getIndicator(indicator.type === 'ratio' ? indicator.numerator : indicator.of))
}
