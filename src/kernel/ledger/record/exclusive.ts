import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ExclusiveRule, ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { presentDay } from '../../../definition/period/present-day.ts'
import { orNull, text } from '../../../definition/shape/shape.ts'
import type { Change } from '../../audit/types.ts'
import { Refusal } from '../../refusal.ts'
import { type RowOf, row, uuid } from '../../storage/row.ts'
import { readTitles } from '../query/read-titles.ts'

interface Names {
  readonly catalogue: CatalogueIndex
}

const overlapRow = row('overlaps', { id: uuid, other: uuid, since: orNull(text) })
type Overlap = RowOf<typeof overlapRow>

const chunk = 5_000

/** Holds everything a change has written to the `exclusive` rules of its ledgers; the kernel does it before every entry. */
export async function assertExclusive(names: Names, change: Change): Promise<void> {
  for (const [ledger, ids] of change.held) await assertLedger(names, change, names.catalogue.getLedger(ledger), ids)
}

/**
 * Refuses with `conflict`, naming both records and the first common day, when one of these current records is in force together with another one
 * that an `exclusive` rule of the ledger forbids. One statement a rule and some thousands of records. Intervals are half-open; an empty start is always, an empty end open.
 * Runs behind the chain's lock, so nobody slips in between.
 */
async function assertLedger({ catalogue }: Names, change: Change, ledger: ResolvedLedger, ids: readonly string[]): Promise<void> {
  for (const rule of ledger.exclusive) {
    for (let start = 0; start < ids.length; start += chunk) {
      const overlap = await findOverlap(change, ledger, { rule, ids: ids.slice(start, start + chunk) })
      if (overlap === undefined) continue
      const wanted = new Map([[ledger.id, new Set([overlap.id, overlap.other])]])
      const titles = await readTitles(change.session, catalogue, { town: change.town, wanted })
      const both = `“${titles.get(overlap.id) ?? ''}”与已有的“${titles.get(overlap.other) ?? ''}”`
      const message = `${rule.why}${both}${overlap.since === null ? '一直' : `从${presentDay(overlap.since)}起`}同时生效。`
      const dates = [ledger.effective.from, ledger.effective.to].flatMap((field) => field ?? [])
      throw new Refusal('conflict', message, { fields: dates.map((field) => ({ field, message: rule.why })) })
    }
  }
}

async function findOverlap(
  { session, town }: Change,
  ledger: ResolvedLedger,
  { rule, ids }: { readonly rule: ExclusiveRule; readonly ids: readonly string[] },
): Promise<Overlap | undefined> {
  const table = sql.id(ledger.table)
  const per = rule.per.map((id) => sql`${columnOf(ledger, id, 'o')} = ${columnOf(ledger, id, 'w')}`)
  const statement = sql`
    select w.id, o.id as other, nullif(greatest(${startOf(ledger, 'w')}, ${startOf(ledger, 'o')}), '-infinity')::text as since
    from ${table} as w join ${table} as o on o.town = ${town} and o.replaced_at is null and o.id <> w.id and ${sql.join(per, sql` and `)}
    where w.town = ${town} and w.replaced_at is null and w.id = any(${[...ids]}::uuid[])
      and ${narrowed(ledger, rule, 'w')} and ${narrowed(ledger, rule, 'o')} and ${mayBeOne(ledger, rule)} and ${isSome(ledger, 'w')} and ${isSome(ledger, 'o')}
      and ${startOf(ledger, 'w')} < ${endOf(ledger, 'o')} and ${startOf(ledger, 'o')} < ${endOf(ledger, 'w')}
    limit 1
  `
  const found = overlapRow.first(await session.query(statement))
  return found
}

/** The records a rule speaks of, as a condition on one alias. */
export function narrowed(ledger: ResolvedLedger, rule: ExclusiveRule, alias: string): RawBuilder<unknown> {
  const conditions = Object.entries(rule.when ?? {}).map(([id, value]) => sql`${columnOf(ledger, id, alias)}::text = ${value}`)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Whether `w` and `o` may be about one and the same: nothing that both say tells them apart. */
function mayBeOne(ledger: ResolvedLedger, { apartBy }: ExclusiveRule): RawBuilder<unknown> {
  if (apartBy === undefined) return sql`true`
  return sql`coalesce(${columnOf(ledger, apartBy, 'w')} = ${columnOf(ledger, apartBy, 'o')}, true)`
}

/** A record that ended on the day it began was never in force. */
function isSome(ledger: ResolvedLedger, alias: string): RawBuilder<unknown> {
  return sql`${startOf(ledger, alias)} < ${endOf(ledger, alias)}`
}

function startOf(ledger: ResolvedLedger, alias: string): RawBuilder<unknown> {
  const { from } = ledger.effective
  return from === undefined ? sql`'-infinity'::date` : sql`coalesce(${columnOf(ledger, from, alias)}, '-infinity'::date)`
}

function endOf(ledger: ResolvedLedger, alias: string): RawBuilder<unknown> {
  const { to } = ledger.effective
  return to === undefined ? sql`'infinity'::date` : sql`coalesce(${columnOf(ledger, to, alias)}, 'infinity'::date)`
}

function columnOf(ledger: ResolvedLedger, id: string, alias: string): RawBuilder<unknown> {
  const found = ledger.fields.find((field): field is ResolvedField => field.id === id)
  if (found === undefined) throw new Error(`ledger ${ledger.id} has no field ${id}`)
  return sql.ref(`${alias}.${found.column}`)
}
