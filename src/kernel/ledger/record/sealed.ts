import { sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger, SealDefinition } from '../../../definition/ledger/types.ts'
import { type Change, isOfStep, type WrittenEntry, type WrittenRecord } from '../../audit/types.ts'
import { Refusal } from '../../refusal.ts'
import { readTitles } from '../query/read-titles.ts'
import { type LedgerWatch, noWatch } from '../watch.ts'

/** Lets the kernel see what is written to ledgers with a seal, and to those that their seals hang on. */
export function watchSeals(catalogue: CatalogueIndex): LedgerWatch {
  const sealed = catalogue.catalogue.ledgers.filter((ledger) => ledger.sealed !== undefined)
  const seen = new Set(sealed.flatMap((ledger) => [ledger.id, targetOf(catalogue, ledger)]))
  return { ...noWatch, follows: (ledger) => seen.has(ledger) }
}

/**
 * Refuses with `wrong-state`, naming what was decided, a change by hand or by a file to records that are sealed, and to the very field that seals them.
 * A step of a loop goes through: what it may do is in its rules. Runs behind the chain's lock, within the change.
 */
export async function assertSealed(
  { catalogue }: { readonly catalogue: CatalogueIndex },
  change: Change,
  { cause }: Pick<WrittenEntry, 'cause'>,
): Promise<void> {
  if (isOfStep(cause)) return
  const seals = catalogue.catalogue.ledgers.flatMap((ledger) => (ledger.sealed === undefined ? [] : [{ ledger, seal: ledger.sealed }]))
  for (const { ledger, seal } of seals) {
    const records = change.written.get(ledger.id)
    if (records !== undefined) await hold(catalogue, change, { ledger, seal, records })
    const wholes = change.written.get(targetOf(catalogue, ledger)) ?? []
    const lifted = wholes.find(
      ({ before, after }) => (before?.[seal.once] ?? null) !== null && after !== undefined && after[seal.once] !== before?.[seal.once],
    )
    if (lifted !== undefined) await refuse(catalogue, change, { ledger, seal, whole: lifted.id })
  }
}

/** The ledger of the wholes that a seal hangs on. */
function targetOf(catalogue: CatalogueIndex, { id, sealed }: ResolvedLedger): string {
  return sealed === undefined ? '' : (referredLedger(catalogue.getField(id, sealed.through).field) ?? '')
}

interface Held {
  readonly ledger: ResolvedLedger
  readonly seal: SealDefinition
  readonly records: readonly WrittenRecord[]
}

async function hold(catalogue: CatalogueIndex, change: Change, { ledger, seal, records }: Held): Promise<void> {
  const touched = records.filter((record) => isTouched(record, seal))
  const wholes = new Set(touched.flatMap(({ before, after }) => [before?.[seal.through], after?.[seal.through]].flatMap((id) => id ?? [])))
  if (wholes.size === 0) return
  const target = catalogue.getLedger(targetOf(catalogue, ledger))
  const { column } = catalogue.getField(target.id, seal.once)
  const [decided] = await change.session.query<{ id: string }>(sql`
    select t.id from ${sql.id(target.table)} as t
    where t.town = ${change.town} and t.replaced_at is null and t.id = any(${[...wholes]}::uuid[]) and ${sql.ref(`t.${column}`)} is not null limit 1
  `)
  if (decided !== undefined) await refuse(catalogue, change, { ledger, seal, whole: decided.id })
}

async function refuse(
  catalogue: CatalogueIndex,
  { session, town }: Change,
  { ledger, seal, whole }: { readonly ledger: ResolvedLedger; readonly seal: SealDefinition; readonly whole: string },
): Promise<never> {
  const wanted = new Map([[targetOf(catalogue, ledger), new Set([whole])]])
  const titles = await readTitles(session, catalogue, { town, wanted })
  throw new Refusal('wrong-state', `“${titles.get(whole) ?? ''}”${seal.why}`)
}

function isTouched({ before, after }: WrittenRecord, seal: SealDefinition): boolean {
  if (before === undefined || after === undefined) return true
  return seal.fields.some((field) => (before[field] ?? null) !== (after[field] ?? null))
}
