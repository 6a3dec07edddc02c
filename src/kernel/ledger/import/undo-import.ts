import { sql } from 'kysely'
import { mayReferTo } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { object, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { bigint, rowOf } from '../../storage/row.ts'
import { takeBackAsked } from '../agreement/follow-agreements.ts'
import { requireWritable } from '../command/require-ledger.ts'
import { assertMayImport } from '../record/guarded.ts'
import { readVersions, type StoredVersion } from '../record/read-version.ts'
import { type RecordChange, rootOver, whatWasDone, writeRecords } from '../record/write-records.ts'

export interface UndoneImport {
  /** Records that the import had added. */
  readonly withdrawn: number
  /** Records that say again what they said before it. */
  readonly restored: number
}

const entryRow = rowOf('an entry', object({ action: text, actor: text }))
const countRow = rowOf('a number of records', object({ count: bigint }))

/**
 * Takes one import back as one act and one entry: what it added is withdrawn, what it changed says again what it said before; all versions stay. Refuses
 * with `not-permitted` what somebody else imported, with `conflict` where a record was changed since or others refer to it. Needs the right to import.
 */
export async function undoImport(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly entry: number },
): Promise<UndoneImport> {
  authorize(actor, 'import')
  const ledger = requireWritable(kernel, input.ledger)
  return writeAudited(kernel, actor, async (change) => {
    await assertOwnImport(change, ledger, input.entry)
    const { session, town } = change
    const written = await readVersions(session, ledger, sql`t.town = ${town} and t.entry = ${input.entry}`)
    const later = written.filter(({ replacedAt }) => replacedAt !== null).length
    if (later > 0) throw new Refusal('conflict', `这次导入以后，有 ${later} 条又改过或撤销了，不能整批撤回。请在台账里逐条改。`)
    if (written.length === 0) throw new Refusal('wrong-state', '这次导入没有留下记录，不用撤回。')
    const endings = written.filter(({ version }) => version === 1)
    const changes = await changesBack(change, ledger, written)
    await assertNotReferred(kernel, change, { ledger, endings })
    assertMayImport(change, ledger, whatWasDone({ changes, endings }))
    await takeBackAsked(change, input.entry)
    const versions = await writeRecords(kernel, change, { ledger, changes, endings })
    const counts = { added: 0, changed: changes.length, withdrawn: endings.length }
    const detail = { ...counts, ...rootOver(change, versions), reason: `撤回导入（第${input.entry}号）` }
    return {
      result: { withdrawn: endings.length, restored: changes.length },
      note: { action: 'bulk', ledger: ledger.id, record: null, detail },
    }
  })
}

async function assertOwnImport({ session, town, actor }: Change, ledger: ResolvedLedger, entry: number): Promise<void> {
  const [found] = entryRow.all(
    await session.query(sql`select action, actor from audit_entry where town = ${town} and seq = ${entry} and ledger = ${ledger.id}`),
  )
  if (found?.action !== 'import') throw new Refusal('not-found', `「${ledger.label}」没有这次导入。`)
  if (found.actor !== actor) throw new Refusal('not-permitted', '这次导入是别人做的，请由他来撤回。')
}

async function changesBack(change: Change, ledger: ResolvedLedger, written: readonly StoredVersion[]): Promise<readonly RecordChange[]> {
  const changed = written.filter(({ version }) => version > 1)
  if (changed.length === 0) return []
  const ids = changed.map(({ id }) => id)
  const all = await readVersions(change.session, ledger, sql`t.town = ${change.town} and t.id = any(${ids}::uuid[])`)
  const before = new Map(all.map((one) => [`${one.id} ${one.version}`, one.values]))
  return changed.map((now) => {
    const values = before.get(`${now.id} ${now.version - 1}`)
    if (values === undefined) throw new Error(`${ledger.id} ${now.id} has no version ${now.version - 1}`)
    return { before: now, values }
  })
}

interface Ended {
  readonly ledger: ResolvedLedger
  readonly endings: readonly StoredVersion[]
}

async function assertNotReferred(kernel: Kernel, { session, town }: Change, { ledger, endings }: Ended): Promise<void> {
  if (endings.length === 0) return
  const ids = endings.map(({ id }) => id)
  for (const other of kernel.catalogue.catalogue.ledgers) {
    const fields = other.fields.filter(({ field }) => mayReferTo(field, ledger.id))
    // What follows a record ends with it.
    if (fields.length === 0 || kernel.watch.keeps(other.id)) continue
    const any = sql.join(
      fields.map(({ column }) => sql`${sql.ref(`t.${column}`)} = any(${ids}::uuid[])`),
      sql` or `,
    )
    const own = other.id === ledger.id ? sql`and t.id <> all(${ids}::uuid[])` : sql``
    const [{ count } = { count: '0' }] = countRow.all(
      await session.query(
        sql`select count(*) as count from ${sql.id(other.table)} as t where t.town = ${town} and t.replaced_at is null ${own} and (${any})`,
      ),
    )
    if (String(count) !== '0')
      throw new Refusal('conflict', `「${other.label}」有 ${count} 条记录用到了这次导入的记录，请先改好或撤销那些记录。`)
  }
}
