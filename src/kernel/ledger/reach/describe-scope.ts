import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { cadreLedger } from '../../../definition/duty/duty-ledgers.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { compileReadable, compileWithin } from './compile-reach.ts'

/** How far whoever answers for a part of the town reads and writes a ledger, as it is enforced. */
export interface LedgerScopes {
  /** `part`: what is theirs; `town`: all of it. */
  readonly read: 'part' | 'town'
  /** `nobody`: the office alone writes it. */
  readonly write: 'part' | 'nobody'
  /** The fields by which a record lies somewhere, in the order in which they are asked; of several ledgers deep, the way: `household.village`. */
  readonly places: readonly string[]
}

const somewhere = { villages: [], grids: [], objects: [] }

/** Reads it off the conditions themselves: nothing of it is said a second time. */
export function describeScope(catalogue: CatalogueIndex, ledger: ResolvedLedger): LedgerScopes {
  const reaching = { catalogue, town: '', reach: somewhere, alias: 't' }
  const within = compileWithin(ledger, reaching)
  return {
    read: compileReadable(ledger, reaching) === undefined ? 'town' : 'part',
    write: within === undefined || ledger.scope === 'staff' ? 'nobody' : 'part',
    places: within === undefined ? [] : placesOf(catalogue, ledger, []),
  }
}

function placesOf(catalogue: CatalogueIndex, ledger: ResolvedLedger, seen: readonly string[]): readonly string[] {
  const own = ledger.fields.filter(({ field }) => field.kind === 'grid' || field.kind === 'village').map(({ id }) => id)
  if (own.length > 0 || ledger.id === 'village' || ledger.id === 'grid') return own.length > 0 ? own : ['id']
  if (seen.length >= 3) return []
  return ledger.fields.flatMap(({ id, field }) => {
    const targets = field.kind === 'ref' ? [field.to] : field.kind === 'anyRef' ? Object.values(field.to) : []
    const ways = targets
      .filter((target) => target !== cadreLedger.id && !seen.includes(target))
      .flatMap((target) => {
        const found = catalogue.findLedger(target)
        return found === undefined ? [] : placesOf(catalogue, found, [...seen, ledger.id])
      })
    return [...new Set(ways)].map((way) => `${id}.${way}`)
  })
}
