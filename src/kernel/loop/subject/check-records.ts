import { sql } from 'kysely'
import { chosenLedger } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { findByKey, keyOf } from '../../ledger/record/find-existing.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { Refusal } from '../../refusal.ts'
import { idRow } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'

export interface RecordToCheck {
  readonly id: string
  readonly before: StoredValues | undefined
  readonly values: StoredValues
}

/**
 * Holds many records at once to what one would be held to: required fields, references to something in force, natural keys. Some statements in all,
 * however many records. Refuses with `invalid` or `conflict`.
 */
export async function checkRecords(place: TownReading, ledger: ResolvedLedger, records: readonly RecordToCheck[]): Promise<void> {
  assertRequired(ledger, records)
  await assertReferences(place, ledger, records)
  await assertKeys(place, ledger, records)
}

function assertRequired(ledger: ResolvedLedger, records: readonly RecordToCheck[]): void {
  for (const { id, field } of ledger.fields) {
    if (field.required !== true || records.every(({ values }) => (values[id] ?? null) !== null)) continue
    throw new Refusal('invalid', `「${ledger.label}」的“${field.label}”不能为空。`, {
      fields: [{ field: id, message: `“${field.label}”不能为空` }],
    })
  }
}

async function assertReferences(
  { kernel, session, town }: TownReading,
  ledger: ResolvedLedger,
  records: readonly RecordToCheck[],
): Promise<void> {
  for (const { id, field } of ledger.fields) {
    const wanted = new Map<string, Set<string>>()
    for (const { values, before } of records) {
      const target = chosenLedger(field, values)
      const record = values[id] ?? null
      if (target === undefined || record === null || record === before?.[id]) continue
      wanted.set(target, (wanted.get(target) ?? new Set()).add(record))
    }
    for (const [target, ids] of wanted) {
      const to = kernel.catalogue.getLedger(target)
      const found = idRow.all(
        await session.query(
          sql`select id from ${sql.id(to.table)} where town = ${town} and replaced_at is null and id = any(${[...ids]}::uuid[])`,
        ),
      )
      if (found.length === ids.size) continue
      const message = `「${ledger.label}」的“${field.label}”指向的记录不存在或已撤销。`
      throw new Refusal('invalid', message, { fields: [{ field: id, message }] })
    }
  }
}

async function assertKeys(
  { kernel, session, town }: TownReading,
  ledger: ResolvedLedger,
  records: readonly RecordToCheck[],
): Promise<void> {
  for (const key of ledger.unique) {
    const changed = records.filter(
      ({ before, values }) => before === undefined || key.some((id) => (before[id] ?? null) !== (values[id] ?? null)),
    )
    const keyed = changed.flatMap(({ id, values }) => {
      const own = keyOf(ledger, values, key)
      return own === undefined ? [] : [{ id, own, values }]
    })
    if (keyed.length === 0) continue
    const taken = await findByKey(
      { session, town, ledger },
      key,
      keyed.map(({ values }) => values),
    )
    const leaving = new Set(changed.map(({ id }) => id))
    const seen = new Map<string, string>()
    for (const { id, own } of keyed) {
      const holder = taken.get(own)
      const twin = seen.get(own) ?? (holder !== undefined && holder.id !== id && !leaving.has(holder.id) ? holder.id : undefined)
      seen.set(own, id)
      if (twin === undefined) continue
      const titles = await readTitles(session, kernel.catalogue, { town, wanted: new Map([[ledger.id, new Set([twin])]]) })
      const labels = key.map((field) => ledger.fields.find((one) => one.id === field)?.field.label ?? field).join('、')
      const which = titles.get(twin)
      throw new Refusal(
        'conflict',
        `「${ledger.label}」里会有两条${labels}相同的记录${which === undefined || which === '' ? '' : `（${which}）`}，不能这样办。`,
      )
    }
  }
}
