import { resolveDimensions } from '../catalogue/resolve-dimensions.ts'
import type { Dimension, ResolvedIndicator } from '../indicator/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import { normaliseName } from '../name/normalise-name.ts'

/**
 * The indicators of packs, sliced as well by the columns that a town has added to their ledgers. What a pack calls a slice stays that slice: a column of the same name
 * slices nothing. Those without any are the same objects.
 */
export function widenDimensions(
  indicators: readonly ResolvedIndicator[],
  ledgers: readonly ResolvedLedger[],
): readonly ResolvedIndicator[] {
  if (!ledgers.some(({ fields }) => fields.some(({ id }) => isOwn(id)))) return indicators
  const made = new Map<string, readonly Dimension[]>()
  const ownOf = (id: string): readonly Dimension[] => {
    const known = made.get(id)
    if (known !== undefined) return known
    const ledger = ledgers.find((one) => one.id === id)
    const found = ledger === undefined ? [] : resolveDimensions(ledger, ledgers).filter(isOfOwn)
    made.set(id, found)
    return found
  }
  return indicators.map((indicator) => {
    if (!('dimensions' in indicator)) return indicator
    const taken = new Set(indicator.dimensions.flatMap(({ label, aliases }) => [label, ...aliases].map(normaliseName)))
    const more = ownOf(indicator.ledger).filter(({ label }) => !taken.has(normaliseName(label)))
    return more.length === 0 ? indicator : { ...indicator, dimensions: [...indicator.dimensions, ...more] }
  })
}

function isOfOwn({ value: { field, through } }: Dimension): boolean {
  return isOwn(field) || through.some((step) => isOwn(step.field))
}

function isOwn(field: string): boolean {
  return /^own\d+$/.test(field)
}
