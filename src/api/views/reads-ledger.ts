import type { IndicatorFormula, ResolvedIndicator } from '../../definition/indicator/types.ts'
import type { Kernel } from '../../kernel/context.ts'

/** Whether an indicator, directly or through those it is computed from, counts records of a ledger. */
export function readsLedger(kernel: Kernel, indicator: ResolvedIndicator, ledger: string): boolean {
  if ('ledger' in indicator) return indicator.ledger === ledger
  return partsOf(indicator).some((part) => readsLedger(kernel, kernel.catalogue.getIndicator(part), ledger))
}

function partsOf(indicator: Exclude<ResolvedIndicator, { readonly ledger: string }>): readonly string[] {
  switch (indicator.type) {
    case 'ratio':
      return [indicator.numerator, indicator.denominator]
    case 'share':
      return [indicator.of, indicator.whole]
    case 'derived':
      return partsOfFormula(indicator.formula)
    default:
      return [indicator.of]
  }
}

function partsOfFormula(formula: IndicatorFormula): readonly string[] {
  switch (formula.type) {
    case 'number':
      return []
    case 'indicator':
      return [formula.id]
    case 'arithmetic':
      return [...partsOfFormula(formula.left), ...partsOfFormula(formula.right)]
  }
}
