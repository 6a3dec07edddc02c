import { sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import { lockingFields } from '../../../definition/ledger/locking-fields.ts'
import type { LockDefinition, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { type Change, isOfStep, type WrittenEntry, type WrittenRecord } from '../../audit/types.ts'
import { Refusal } from '../../refusal.ts'
import { idRow } from '../../storage/row.ts'
import { readTitles } from '../query/read-titles.ts'
import { type LedgerWatch, noWatch } from '../watch.ts'

/** Lets the kernel see what is written to ledgers with a lock, and to those that their locks hang on. */
export function watchLocks(catalogue: CatalogueIndex): LedgerWatch {
  const locked = catalogue.catalogue.ledgers.filter((ledger) => ledger.locked !== undefined)
  const seen = new Set(locked.flatMap((ledger) => [ledger.id, targetOf(catalogue, ledger)]))
  return { ...noWatch, follows: (ledger) => seen.has(ledger) }
}

/**
 * Refuses with `wrong-state`, naming what was decided, a change by hand or by a file to records that are locked, and to the very field that locks them.
 * A step of a loop goes through: what it may do is in its rules. Runs behind the chain's lock, within the change.
 */
export async function assertUnlocked(
  { catalogue }: { readonly catalogue: CatalogueIndex },
  change: Change,
  { cause }: Pick<WrittenEntry, 'cause'>,
): Promise<void> {
  if (isOfStep(cause)) return
  const locks = catalogue.catalogue.ledgers.flatMap((ledger) => (ledger.locked === undefined ? [] : [{ ledger, lock: ledger.locked }]))
  for (const { ledger, lock } of locks) {
    const records = change.written.of(ledger.id)
    if (records.length > 0) await hold(catalogue, change, { ledger, lock, records })
    const wholes = change.written.of(targetOf(catalogue, ledger))
    const lifted = wholes.find(({ before, after }) =>
      lockingFields(lock).some((once) => (before?.[once] ?? null) !== null && after !== undefined && after[once] !== before?.[once]),
    )
    if (lifted !== undefined) await refuse(catalogue, change, { ledger, lock, whole: lifted.id })
  }
}

/** The ledger of the wholes that a lock hangs on. */
function targetOf(catalogue: CatalogueIndex, { id, locked }: ResolvedLedger): string {
  if (locked?.through === undefined) return id
  return referredLedger(catalogue.getField(id, locked.through).field) ?? ''
}

interface Held {
  readonly ledger: ResolvedLedger
  readonly lock: LockDefinition
  readonly records: readonly WrittenRecord[]
}

async function hold(catalogue: CatalogueIndex, change: Change, { ledger, lock, records }: Held): Promise<void> {
  const touched = records.filter((record) => isTouched(record, lock))
  const { through } = lock
  if (through === undefined) {
    const decided = touched.find(({ before }) => lockingFields(lock).some((once) => (before?.[once] ?? null) !== null))
    if (decided !== undefined) await refuse(catalogue, change, { ledger, lock, whole: decided.id })
    return
  }
  const wholes = new Set(touched.flatMap(({ before, after }) => [before?.[through], after?.[through]].flatMap((id) => id ?? [])))
  if (wholes.size === 0) return
  const target = catalogue.getLedger(targetOf(catalogue, ledger))
  const filled = lockingFields(lock).map((once) => sql`${sql.ref(`t.${catalogue.getField(target.id, once).column}`)} is not null`)
  const statement = sql`
    select t.id from ${sql.id(target.table)} as t
    where t.town = ${change.town} and t.replaced_at is null and t.id = any(${[...wholes]}::uuid[]) and (${sql.join(filled, sql` or `)}) limit 1
  `
  const decided = idRow.first(await change.session.query(statement))
  if (decided !== undefined) await refuse(catalogue, change, { ledger, lock, whole: decided.id })
}

async function refuse(
  catalogue: CatalogueIndex,
  { session, town }: Change,
  { ledger, lock, whole }: { readonly ledger: ResolvedLedger; readonly lock: LockDefinition; readonly whole: string },
): Promise<never> {
  const wanted = new Map([[targetOf(catalogue, ledger), new Set([whole])]])
  const titles = await readTitles(session, catalogue, { town, wanted })
  throw new Refusal('wrong-state', `“${titles.get(whole) ?? ''}”${lock.why}`)
}

function isTouched({ before, after }: WrittenRecord, lock: LockDefinition): boolean {
  if (before === undefined || after === undefined) return true
  return lock.fields.some((field) => (before[field] ?? null) !== (after[field] ?? null))
}
