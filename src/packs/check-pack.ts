import { resolveCatalogue } from '../definition/catalogue/resolve-catalogue.ts'
import type { PackDefinition } from '../definition/pack/types.ts'
import { findExampleProblems, type LedgerExample } from './example.ts'
import { packs } from './index.ts'
import { township } from './township/pack.ts'

/** What a pack's own test asks of it, as lists of problems: empty when it holds. */
export interface PackReport {
  /** Resolving it beside the shared pack alone: it leans on no other domain. */
  readonly alone: readonly string[]
  /** Resolving all packs but this one: nobody leans on it. */
  readonly without: readonly string[]
  readonly examples: readonly string[]
}

export function checkPack(pack: PackDefinition, examples: readonly LedgerExample[]): PackReport {
  const own = pack === township ? [township] : [township, pack]
  const { catalogue } = resolveCatalogue(own)
  const ledgers = catalogue.ledgers.filter((ledger) => ledger.pack === pack.id)
  return {
    alone: findErrors(own),
    without: pack === township ? [] : findErrors(packs.filter((other) => other !== pack)),
    examples: findExampleProblems(ledgers, examples),
  }
}

/** Duties and loops name ledgers and loops of other packs; one that is away is a warning, and the only one there may be. */
function findErrors(chosen: readonly PackDefinition[]): string[] {
  return resolveCatalogue(chosen)
    .diagnostics.filter(({ code, severity }) => severity === 'error' || (code !== 'unknown-ledger' && code !== 'unknown-loop'))
    .map(({ at, message }) => `${at.source}: ${message}`)
}
