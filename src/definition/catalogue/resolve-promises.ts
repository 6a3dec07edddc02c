import type { LedgerDefinition, PromisesDefinition } from '../ledger/types.ts'

/** What a ledger promises with, its fields known; a field that is not there is reported and left out. */
export function resolvePromises(
  { promises }: LedgerDefinition,
  known: (names: readonly string[], part: string) => string[],
): { readonly promises?: PromisesDefinition } {
  if (promises === undefined) return {}
  const { year, item, kept: keptBy, ...others } = promises
  const [knownYear, knownItem] = [known([year], 'promises')[0], known([item], 'promises')[0]]
  if (knownYear === undefined || knownItem === undefined) return {}
  const kept = Object.entries(others).filter(([, name]) => name !== undefined && known([name], 'promises').length > 0)
  return { promises: { year: knownYear, item: knownItem, ...Object.fromEntries(kept), ...(keptBy === undefined ? {} : { kept: keptBy }) } }
}
