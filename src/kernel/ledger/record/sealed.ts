import { sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger, SealDefinition } from '../../../definition/ledger/types.ts'
import type { AuditNote, Change, WrittenRecord } from '../../audit/types.ts'
import { Refusal } from '../../refusal.ts'
import { readTitles } from '../query/read-titles.ts'
import type { LedgerWatch } from '../watch.ts'

/** Lets the kernel see what is written to ledgers with a seal. */
export function watchSeals(watch: LedgerWatch, catalogue: CatalogueIndex): LedgerWatch {
  const sealed = new Set(catalogue.catalogue.ledgers.filter((ledger) => ledger.sealed !== undefined).map(({ id }) => id))
  return { ...watch, follows: (ledger) => sealed.has(ledger) || watch.follows(ledger) }
}

/**
 * Refuses with `wrong-state`, naming what was decided, a change by hand or by a file to records that are sealed. A step of a loop goes through:
 * what it may do is in its rules. Runs behind the chain's lock, within the change.
 */
export async function assertSealed(
  { catalogue }: { readonly catalogue: CatalogueIndex },
  change: Change,
  { action }: Pick<AuditNote, 'action'>,
): Promise<void> {
  if (action === 'step') return
  for (const [id, records] of change.written) {
    const ledger = catalogue.getLedger(id)
    if (ledger.sealed !== undefined) await hold(catalogue, change, { ledger, seal: ledger.sealed, records })
  }
}

interface Held {
  readonly ledger: ResolvedLedger
  readonly seal: SealDefinition
  readonly records: readonly WrittenRecord[]
}

async function hold(catalogue: CatalogueIndex, { session, town }: Change, { ledger, seal, records }: Held): Promise<void> {
  const field = catalogue.getField(ledger.id, seal.through).field
  const target = catalogue.getLedger(referredLedger(field) ?? '')
  const touched = records.filter((record) => isTouched(record, seal))
  const wholes = new Set(touched.flatMap(({ before, after }) => [before?.[seal.through], after?.[seal.through]].flatMap((id) => id ?? [])))
  if (wholes.size === 0) return
  const { column } = catalogue.getField(target.id, seal.once)
  const [decided] = await session.query<{ id: string }>(sql`
    select t.id from ${sql.id(target.table)} as t
    where t.town = ${town} and t.replaced_at is null and t.id = any(${[...wholes]}::uuid[]) and ${sql.ref(`t.${column}`)} is not null limit 1
  `)
  if (decided === undefined) return
  const titles = await readTitles(session, catalogue, { town, wanted: new Map([[target.id, new Set([decided.id])]]) })
  throw new Refusal('wrong-state', `“${titles.get(decided.id) ?? ''}”${seal.why}`)
}

function isTouched({ before, after }: WrittenRecord, seal: SealDefinition): boolean {
  if (before === undefined || after === undefined) return true
  return seal.fields.some((field) => (before[field] ?? null) !== (after[field] ?? null))
}
