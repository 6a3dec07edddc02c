import { sql } from 'kysely'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { Refusal } from '../../refusal.ts'
import { idRow } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import { readTitles } from '../query/read-titles.ts'
import { columnType } from '../table/column-type.ts'
import { mayNotTry } from './guarded.ts'
import { keptAs } from './kept-as.ts'
import type { StoredValues } from './types.ts'

/** Refuses with `conflict`, naming the record, when another current one has the same natural key. Runs behind the chain's lock, so nobody slips in between. */
export async function assertKeysFree(
  { kernel: { catalogue }, session, town }: TownReading,
  ledger: ResolvedLedger,
  { id, values, role }: { readonly id: string; readonly values: StoredValues; readonly role: string | undefined },
): Promise<void> {
  for (const key of ledger.unique) {
    const fields = key.flatMap((name) => ledger.fields.find((field) => field.id === name) ?? [])
    if (fields.some((field) => (values[field.id] ?? null) === null)) continue
    const statement = sql`select t.id from ${sql.id(ledger.table)} as t where t.town = ${town} and t.replaced_at is null and t.id <> ${id} and ${sql.join(
      fields.map((field) => equal(field, values[field.id] ?? '')),
      sql` and `,
    )}`
    const taken = idRow.first(await session.query(statement))
    if (taken === undefined) continue
    const labels = fields.map(({ field }) => field.label).join('、')
    const named = { fields: fields.map((field) => ({ field: field.id, message: `已有${labels}相同的记录` })) }
    // Whose number it is would be read off the refusal.
    if (fields.some((field) => mayNotTry(role, field)))
      throw new Refusal('conflict', `「${ledger.label}」里已有${labels}相同的记录，请交科室经办人员核对，不要重复登记。`, named)
    const titles = await readTitles(session, catalogue, { town, wanted: new Map([[ledger.id, new Set([taken.id])]]) })
    const message = `「${ledger.label}」里已有${labels}相同的记录“${titles.get(taken.id) ?? ''}”，请改那一条，不要重复登记。`
    throw new Refusal('conflict', message, named)
  }
}

function equal({ column, field }: ResolvedField, value: string) {
  return sql`${sql.ref(`t.${column}`)} = ${keptAs(field, value)}::${sql.raw(columnType(field).replace(/ collate.*$/, ''))}`
}
