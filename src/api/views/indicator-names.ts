import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The one indicator that a caller named by id, label or alias; refuses no such name and an ambiguous one. */
export function getIndicatorNamed(kernel: Pick<Kernel, 'catalogue'>, name: string): ResolvedIndicator {
  const found = kernel.catalogue.findIndicators(name)
  const [indicator, other] = found
  if (indicator !== undefined && other === undefined) return indicator
  if (indicator !== undefined) {
    throw new Refusal('invalid', `“${name}”指的不止一个指标：${found.map(({ id, label }) => `${label}（${id}）`).join('、')}。`)
  }
  const near = kernel.catalogue.candidates(name).filter((one) => kernel.catalogue.findIndicators(one).length > 0)
  throw new Refusal('not-found', `没有指标“${name}”${near.length === 0 ? '' : `，是不是${near.map((one) => `“${one}”`).join('、')}`}。`)
}

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
