import { sql } from 'kysely'
import type { KeptFor, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { text } from '../../../definition/shape/shape.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownReading, TownWriting } from '../../town-session.ts'
import type { Condemned } from '../find-condemned.ts'
import { findHeldByLaw } from '../hold/find-held-by-law.ts'
import { isLastVersion, lastDayOf } from './compile-due.ts'
import { type Followers, readFollowers } from './read-followers.ts'
import { type Reference, readReferences } from './read-references.ts'

const dueRow = row('due records', { id: uuid, day: text })

/**
 * Why a due record stays for the time being: its ledger is handed to the archive, somebody holds it for a lawsuit, something about it is open, or a record
 * that is still kept refers to it. `by` says it further: the ledger of what is open or refers.
 */
export interface HeldBack {
  readonly because: 'archive' | 'hold' | 'open' | 'referenced'
  readonly by: string
}

/** The records of a ledger whose term is over, with its last day; those that stay for the time being have a reason. */
export interface DueLedger {
  readonly ledger: ResolvedLedger
  readonly due: ReadonlyMap<string, string>
  readonly held: ReadonlyMap<string, HeldBack>
}

export interface DueJudgement {
  readonly ledgers: readonly DueLedger[]
  /** What goes: the due records that nothing holds, and what follows them. */
  readonly condemned: readonly Condemned[]
}

/** The ledgers that say how long their records are kept. */
export function ledgersWithTerm({
  kernel,
}: Pick<TownReading, 'kernel'>): readonly { readonly ledger: ResolvedLedger; readonly kept: KeptFor }[] {
  return kernel.catalogue.catalogue.ledgers.flatMap((ledger) => {
    const kept = ledger.processing?.kept
    return kept === undefined ? [] : [{ ledger, kept }]
  })
}

/**
 * Which records are due on a day, and which of them can go. What follows a record goes with it, by its own last version. A record stays while anything stays
 * that refers to it or follows it and is open: the largest set that can go whole, of the ledgers that are asked for.
 */
export async function judgeDue(
  place: TownWriting,
  { day, only }: { readonly day: string; readonly only?: readonly string[] },
): Promise<DueJudgement> {
  const wanted = ledgersWithTerm(place).filter(({ ledger }) => only === undefined || only.includes(ledger.id))
  const ledgers: { readonly ledger: ResolvedLedger; readonly due: ReadonlyMap<string, string>; readonly held: Map<string, HeldBack> }[] = []
  for (const { ledger, kept } of wanted) {
    const due = await readDue(place, ledger, { kept, day })
    const held = new Map<string, HeldBack>()
    if (kept.handedTo === 'archive') for (const id of due.keys()) held.set(id, { because: 'archive', by: ledger.label })
    if (due.size > 0) ledgers.push({ ledger, due, held })
  }
  const roots = ledgers.map(({ ledger, due, held }) => ({ ledger, ids: [...due.keys()].filter((id) => !held.has(id)) }))
  const followers = await readFollowers(place, roots)
  const all = joinCondemned([...roots, ...followers.records])
  const pool = createPool(roots, followers)
  for (const { id, by } of followers.open) pool.drop(id, { because: 'open', by })
  for (const id of await findHeldByLaw(place, all)) pool.drop(id, { because: 'hold', by: '' })
  pool.settle(await readReferences(place, all))
  for (const { due, held } of ledgers) for (const [id, why] of pool.dropped) if (due.has(id)) held.set(id, why)
  const condemned = all.map(({ ledger, ids }) => ({ ledger, ids: ids.filter((id) => pool.goes(id)).sort() }))
  return { ledgers, condemned: condemned.filter(({ ids }) => ids.length > 0) }
}

async function readDue(
  { session, town }: TownReading,
  ledger: ResolvedLedger,
  { kept, day }: { readonly kept: KeptFor; readonly day: string },
): Promise<ReadonlyMap<string, string>> {
  const last = lastDayOf(ledger, kept)
  const statement = sql`
    select t.id, (${last})::text as day from ${sql.id(ledger.table)} as t where ${isLastVersion(ledger, town)} and ${last} < ${day}::date order by t.id
  `
  return new Map(dueRow.all(await session.query(statement)).map((row) => [row.id, row.day]))
}

/** One list of ids for each ledger. */
function joinCondemned(parts: readonly Condemned[]): readonly Condemned[] {
  const joined = new Map<string, { readonly ledger: ResolvedLedger; readonly ids: string[] }>()
  for (const { ledger, ids } of parts) {
    const known = joined.get(ledger.id) ?? { ledger, ids: [] }
    for (const id of ids) known.ids.push(id)
    joined.set(ledger.id, known)
  }
  return [...joined.values()]
}

interface Pool {
  /** Whether a record is still among what goes. */
  goes(id: string): boolean
  /** Keeps a record, and the due record that it follows with all that follows it. */
  drop(id: string, why: HeldBack): void
  /** Keeps what anything refers to that stays, until nothing more has to be kept. */
  settle(references: readonly Reference[]): void
  readonly dropped: ReadonlyMap<string, HeldBack>
}

/** Pure: who stands under whom, and what has been kept so far. */
function createPool(roots: readonly Condemned[], { subjects }: Followers): Pool {
  const own = new Set(roots.flatMap(({ ids }) => ids))
  const dropped = new Map<string, HeldBack>()
  const rootOf = (id: string): string => {
    let at = id
    for (let above = subjects.get(at); above !== undefined && !own.has(at); above = subjects.get(at)) at = above
    return at
  }
  const goes = (id: string): boolean => {
    const root = rootOf(id)
    return own.has(root) && !dropped.has(root)
  }
  const drop = (id: string, why: HeldBack): void => {
    const root = rootOf(id)
    if (own.has(root) && !dropped.has(root)) dropped.set(root, why)
  }
  return {
    goes,
    drop,
    dropped,
    settle(references) {
      let open = references
      for (;;) {
        const holding = open.filter(({ holder }) => !goes(holder))
        if (holding.length === 0) return
        for (const { target, by } of holding) drop(target, { because: 'referenced', by })
        open = open.filter(({ holder }) => goes(holder))
      }
    },
  }
}
