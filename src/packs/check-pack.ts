import { resolveCatalogue } from '../definition/catalogue/resolve-catalogue.ts'
import { parseFieldValue } from '../definition/field/parse-field-value.ts'
import { matchHeader } from '../definition/ledger/match-header.ts'
import type { LedgerExample, ResolvedLedger } from '../definition/ledger/types.ts'
import type { PackDefinition } from '../definition/pack/types.ts'
import { packs } from './index.ts'
import { township } from './township/pack.ts'

/** What is asked of every pack, as lists of problems: empty when it holds. */
export interface PackReport {
  /** Resolving it beside the shared pack alone: it leans on no other domain. */
  readonly alone: readonly string[]
  /** Resolving all packs but this one: nobody leans on it. */
  readonly without: readonly string[]
  /** What is wrong with the examples of its ledgers; also a ledger without any. */
  readonly examples: readonly string[]
}

export function checkPack(pack: PackDefinition): PackReport {
  const own = pack === township ? [township] : [township, pack]
  const { catalogue } = resolveCatalogue(own)
  return {
    alone: findErrors(own),
    without: pack === township ? [] : findErrors(packs.filter((other) => other !== pack)),
    examples: pack.ledgers.flatMap(({ id, label, examples = [] }) => {
      const ledger = catalogue.ledgers.find((one) => one.id === id)
      if (ledger === undefined || examples.length === 0) return [`${label} has no example`]
      return examples.flatMap((example) => findCellProblems(ledger, example))
    }),
  }
}

/** Duties and loops name ledgers and loops of other packs; one that is away is a warning, and the only one there may be. */
function findErrors(chosen: readonly PackDefinition[]): string[] {
  return resolveCatalogue(chosen)
    .diagnostics.filter(({ code, severity }) => severity === 'error' || (code !== 'unknown-ledger' && code !== 'unknown-loop'))
    .map(({ at, message }) => `${at.source}: ${message}`)
}

function findCellProblems(ledger: ResolvedLedger, example: LedgerExample): string[] {
  const matches = Object.entries(example).map(([column, text]) => ({ column, text, match: matchHeader(ledger, column) }))
  const filled = new Set(matches.flatMap(({ match }) => (match === undefined ? [] : [match.field.id])))
  const missing = ledger.fields.filter(({ id, field }) => field.required === true && !filled.has(id))
  return [
    ...missing.map(({ field }) => `${ledger.label} lacks ${field.label}`),
    ...matches.flatMap(({ column, text, match }) => {
      if (match === undefined) return [`${ledger.label} has no column ${column}`]
      const parsed = parseFieldValue(match.field.field, text)
      return parsed.ok ? [] : [`${ledger.label}.${column}: ${parsed.why}`]
    }),
  ]
}
