import { indicatorsOfFormula } from './parse-formula.ts'
import type { ResolvedComputed } from './types.ts'

/** Ids of the indicators that a computed one is made from. */
export function operandsOf(indicator: ResolvedComputed): string[] {
  switch (indicator.type) {
    case 'ratio':
      return [indicator.numerator, indicator.denominator]
    case 'derived':
      return indicatorsOfFormula(indicator.formula)
    case 'share':
      return [indicator.of, indicator.whole]
    default:
      return [indicator.of]
  }
}
