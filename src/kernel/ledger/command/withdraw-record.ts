import { sql } from 'kysely'
import { mayReferTo } from '../../../definition/field/field-type.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { idRow } from '../../storage/row.ts'
import { readTitles } from '../query/read-titles.ts'
import { assertWithin } from '../reach/assert-within.ts'
import { assertMayChange } from '../record/guarded.ts'
import type { StoredVersion } from '../record/read-version.ts'
import { writeRecords } from '../record/write-records.ts'
import { requireCurrent } from './require-current.ts'
import { requireWritable } from './require-ledger.ts'

export interface Withdrawal {
  readonly ledger: string
  readonly id: string
  readonly version: number
  readonly reason: string
}

/** Takes a record out of force; its versions stay. Refuses with `conflict` while other records refer to it. `restoreRecord` undoes it. */
export async function withdrawRecord(kernel: Kernel, actor: Actor, withdrawal: Withdrawal): Promise<void> {
  authorize(actor, 'write')
  const ledger = requireWritable(kernel, withdrawal.ledger)
  if (withdrawal.reason.trim() === '')
    throw new Refusal('invalid', '请写明为什么撤销。', { fields: [{ field: 'reason', message: '请写明原因' }] })
  await writeAudited(kernel, actor, async (change) => {
    const { id, version } = await withdrawInChange(kernel, change, withdrawal)
    const detail = { version, reason: withdrawal.reason.trim() }
    return { result: undefined, note: { action: 'withdraw', ledger: ledger.id, record: id, detail } }
  })
}

/** The same within a change that is open; gives the version that it ends. */
export async function withdrawInChange(kernel: Kernel, change: Change, withdrawal: Omit<Withdrawal, 'reason'>): Promise<StoredVersion> {
  const ledger = requireWritable(kernel, withdrawal.ledger)
  await assertWithin(kernel, change, ledger, { ids: [withdrawal.id] })
  const before = await requireCurrent(change.session, ledger, { town: change.town, id: withdrawal.id, version: withdrawal.version })
  assertMayChange(change, ledger, { before: before.values, after: undefined })
  await assertNotReferred(kernel, change, ledger, before.id)
  await writeRecords(kernel, change, { ledger, endings: [before] })
  return before
}

async function assertNotReferred(kernel: Kernel, change: Change, ledger: ResolvedLedger, id: string): Promise<void> {
  const uses: string[] = []
  for (const other of kernel.catalogue.catalogue.ledgers) {
    const fields = other.fields.filter(({ field }) => mayReferTo(field, ledger.id))
    // What follows a record never keeps it from being withdrawn: its case ends with it.
    if (fields.length === 0 || kernel.watch.keeps(other.id)) continue
    const ids = await idsPointing(change, other, { fields, id })
    if (ids.length === 0) continue
    const titles = await readTitles(change.session, kernel.catalogue, {
      town: change.town,
      wanted: new Map([[other.id, new Set(ids.slice(0, named))]]),
    })
    const count = ids.length > counted ? `${counted} 条以上` : `${ids.length} 条`
    uses.push(`「${other.label}」${count}（${[...titles.values()].join('、')}${ids.length > named ? '……' : ''}）`)
  }
  if (uses.length > 0) throw new Refusal('conflict', `还有记录用到它：${uses.join('、')}。请先改好或撤销那些记录。`)
}

const named = 3
const counted = 1_000

async function idsPointing(
  { session, town }: Change,
  ledger: ResolvedLedger,
  { fields, id }: { readonly fields: readonly ResolvedField[]; readonly id: string },
): Promise<readonly string[]> {
  const any = sql.join(
    fields.map(({ column }) => sql`${sql.ref(`t.${column}`)} = ${id}::uuid`),
    sql` or `,
  )
  const statement = sql`
    select t.id from ${sql.id(ledger.table)} as t
    where t.town = ${town} and t.replaced_at is null and t.id <> ${id}::uuid and (${any}) limit ${counted + 1}::integer
  `
  const rows = idRow.all(await session.query(statement))
  return rows.map((row) => row.id)
}
