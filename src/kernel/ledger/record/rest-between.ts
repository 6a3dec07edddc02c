import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Change } from '../../audit/types.ts'
import { columnType } from '../table/column-type.ts'
import type { StoredValues } from './types.ts'
import type { NewVersion } from './version-row.ts'

/**
 * How to let readers in between the pieces of a long write; undefined where none are held up, where it is brief, and where a piece could touch the natural
 * key of another: a key that a record gives away, or two versions of one key, which the write refuses when it is whole.
 */
export async function restBetween(
  { session }: Pick<Change, 'session'>,
  { ledger, versions, changes, endings }: Planned,
): Promise<(() => Promise<void>) | undefined> {
  if (session.rest === undefined || versions.length < worthwhile || endings.length > 0) return undefined
  const isMoved = changes.some(({ before, values }) =>
    ledger.unique.some((key) => key.some((id) => (before.values[id] ?? null) !== (values[id] ?? null))),
  )
  if (isMoved) return undefined
  for (const key of ledger.unique) if (await hasTwins(session, ledger, { key, versions })) return undefined
  return session.rest
}

interface Planned {
  readonly ledger: ResolvedLedger
  readonly versions: readonly NewVersion[]
  readonly changes: readonly { readonly before: { readonly values: StoredValues }; readonly values: StoredValues }[]
  readonly endings: readonly unknown[]
}

/** Fewer rows keep nobody waiting. */
const worthwhile = 600

/** As the database compares them, which is not always as their texts compare. */
async function hasTwins(
  session: Change['session'],
  ledger: ResolvedLedger,
  { key, versions }: { readonly key: readonly string[]; readonly versions: readonly NewVersion[] },
): Promise<boolean> {
  const fields = key.map((id, index) => ({ id, name: `k${index}`, field: ledger.fields.find((field) => field.id === id)?.field }))
  const columns = sql.join(
    fields.map(({ name, field }) => sql`${sql.id(name)} ${sql.raw(field === undefined ? 'text' : columnType(field))}`),
  )
  const names = fields.map(({ name }) => sql.ref(`f.${name}`))
  const whole = sql.join(
    names.map((name) => sql`${name} is not null`),
    sql` and `,
  )
  const keys = versions.map(({ values }) => Object.fromEntries(fields.map(({ id, name }) => [name, values[id] ?? null])))
  const twins = await session.query(sql`
    select 1 from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as f (${columns}) where ${whole} group by ${sql.join(names)} having count(*) > 1 limit 1
  `)
  return twins.length > 0
}
