import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { cadreLedger } from '../../../definition/duty/duty-ledgers.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { compileReadable, compileWithin, isPersonal } from './compile-reach.ts'

/** How far whoever answers for a part of the town reads and writes a ledger, as it is enforced. */
export interface LedgerScopes {
  /** `part`: what is theirs; `town`: all of it. */
  readonly read: 'part' | 'town'
  /** Of what is read in part: the ledgers that everybody reads. A record that refers to records of these alone is read in all of the town: a case over a project. */
  readonly open: readonly string[]
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
  const isLimited = (one: ResolvedLedger): boolean => compileReadable(one, reaching) !== undefined
  return {
    read: isLimited(ledger) ? 'part' : 'town',
    open: isLimited(ledger) ? [...new Set(openBehind({ catalogue, isLimited }, ledger, []))] : [],
    write: within === undefined || ledger.scope === 'staff' ? 'nobody' : 'part',
    places: within === undefined ? [] : placesOf(catalogue, ledger, []),
  }
}

interface Looking {
  readonly catalogue: CatalogueIndex
  readonly isLimited: (ledger: ResolvedLedger) => boolean
}

/** What is personal itself, or is the office's, no reference opens. */
function openBehind(looking: Looking, ledger: ResolvedLedger, seen: readonly string[]): readonly string[] {
  if (isPersonal(ledger) || ledger.scope !== undefined || seen.includes(ledger.id)) return []
  return ledger.fields.flatMap(({ field }) =>
    targetsOf(field).flatMap((id) => {
      const target = looking.catalogue.findLedger(id)
      if (target === undefined) return []
      return looking.isLimited(target) ? openBehind(looking, target, [...seen, ledger.id]) : [id]
    }),
  )
}

function targetsOf(field: ResolvedField['field']): readonly string[] {
  return field.kind === 'ref' ? [field.to] : field.kind === 'anyRef' ? Object.values(field.to) : []
}

function placesOf(catalogue: CatalogueIndex, ledger: ResolvedLedger, seen: readonly string[]): readonly string[] {
  const own = ledger.fields.filter(({ field }) => field.kind === 'grid' || field.kind === 'village').map(({ id }) => id)
  if (own.length > 0 || ledger.id === 'village' || ledger.id === 'grid') return own.length > 0 ? own : ['id']
  if (seen.length >= 3) return []
  return ledger.fields.flatMap(({ id, field }) => {
    const ways = targetsOf(field)
      .filter((target) => target !== cadreLedger.id && !seen.includes(target))
      .flatMap((target) => {
        const found = catalogue.findLedger(target)
        return found === undefined ? [] : placesOf(catalogue, found, [...seen, ledger.id])
      })
    return [...new Set(ways)].map((way) => `${id}.${way}`)
  })
}
