import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import type { Kernel } from '../context.ts'
import { Refusal } from '../refusal.ts'

/** The one indicator that a caller named by id, label or alias; refuses with `not-found` no such name, with `invalid` an ambiguous one. */
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
