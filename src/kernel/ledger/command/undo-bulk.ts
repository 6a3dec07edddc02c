import { sql } from 'kysely'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { ownValue } from '../../../definition/name/own-value.ts'
import { object, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { rowOf } from '../../storage/row.ts'
import { takeBackAsked } from '../agreement/follow-agreements.ts'
import { readVersions, type StoredVersion } from '../record/read-version.ts'
import { rootOver, type WrittenVersion } from '../record/write-records.ts'
import { amendInChange } from './amend-record.ts'
import type { BulkResult } from './bulk-records.ts'
import { requireWritable } from './require-ledger.ts'
import { restoreInChange } from './restore-record.ts'
import { withdrawInChange } from './withdraw-record.ts'

/** What may be taken back as a whole, by the word that the chain has for it. */
const acts: Readonly<Record<string, string>> = { bulk: '批量修改', 'duty.handOver': '责任交接' }

const entryRow = rowOf('an entry', object({ action: text, actor: text }))

/**
 * Takes back what `bulkRecords` did, or a handing over of duties, as one act and one entry: what it added is withdrawn, what it changed says again what it said before, what it withdrew is
 * in force again; all versions stay. Held to the checks of every write. Refuses with `not-permitted` what somebody else did, with `conflict` where a
 * record was changed since. Taking back a taking back does it again.
 */
export async function undoBulk(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly entry: number },
): Promise<BulkResult> {
  authorize(actor, 'write')
  const ledger = requireWritable(kernel, input.ledger)
  return writeAudited(kernel, actor, async (change) => {
    const act = await findOwnAct(change, ledger, input.entry)
    const { written, ended } = await readDone(change, ledger, { entry: input.entry, act })
    const versions: WrittenVersion[] = []
    let amended = 0
    let withdrawn = 0
    for (const { id, version, values, recordedAt } of written) {
      const before = version === 1 ? undefined : await readBefore(change, ledger, { id, version })
      // What was out of force before, or not there at all, goes out of force again.
      if (before === undefined || before.replacedAt !== recordedAt) {
        await withdrawInChange(kernel, change, { ledger: ledger.id, id, version })
        withdrawn += 1
      } else {
        const back = await amendInChange(kernel, change, { ledger: ledger.id, id, version, values: differing(before.values, values) })
        if (back !== undefined) versions.push(back)
        amended += 1
      }
    }
    await takeBackAsked(change, input.entry)
    for (const { id } of ended) versions.push(await restoreInChange(kernel, change, { ledger: ledger.id, id }))
    if (written.length + ended.length === 0) throw new Refusal('wrong-state', `这次${act}没有留下记录，不用撤回。`)
    const counts = { added: ended.length, changed: amended, withdrawn }
    const detail = { ...counts, ...rootOver(change, versions), reason: `撤回${act}（第${input.entry}号）` }
    return {
      result: { added: ended.map(({ id }) => id), amended, withdrawn, entry: change.seq },
      note: { action: 'bulk', ledger: ledger.id, record: null, detail },
    }
  })
}

/** What it was, in words. Refuses with `not-found` what is no such act, with `not-permitted` what somebody else did. */
async function findOwnAct({ session, town, actor }: Change, ledger: ResolvedLedger, entry: number): Promise<string> {
  const [found] = entryRow.all(
    await session.query(sql`select action, actor from audit_entry where town = ${town} and seq = ${entry} and ledger = ${ledger.id}`),
  )
  const act = ownValue(acts, found?.action ?? '')
  if (found === undefined || act === undefined) throw new Refusal('not-found', `「${ledger.label}」没有这次批量修改。`)
  if (found.actor !== actor) throw new Refusal('not-permitted', `这次${act}是别人做的，请由他来撤回。`)
  return act
}

/** What an entry wrote, and what it ended without writing it anew. */
async function readDone(
  { session, town }: Change,
  ledger: ResolvedLedger,
  { entry, act }: { readonly entry: number; readonly act: string },
) {
  const written = await readVersions(session, ledger, sql`t.town = ${town} and t.entry = ${entry}`)
  const at = sql`(select e.at from audit_entry as e where e.town = ${town} and e.seq = ${entry})`
  const replaced = await readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at = ${at}`)
  const anew = new Set(written.map(({ id }) => id))
  const ended = replaced.filter(({ id }) => !anew.has(id))
  const isLater =
    ended.length === 0
      ? []
      : await readVersions(
          session,
          ledger,
          sql`t.town = ${town} and t.replaced_at is null and t.id = any(${ended.map(({ id }) => id)}::uuid[])`,
        )
  const later = written.filter(({ replacedAt }) => replacedAt !== null).length + isLater.length
  if (later > 0) throw new Refusal('conflict', `这次${act}以后，有 ${later} 条又动过，不能整批撤回。请在台账里逐条改。`)
  return { written, ended }
}

async function readBefore(
  { session, town }: Change,
  ledger: ResolvedLedger,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<StoredVersion | undefined> {
  const [before] = await readVersions(session, ledger, sql`t.town = ${town} and t.id = ${id}::uuid and t.version = ${version - 1}::integer`)
  return before
}

function differing(before: StoredVersion['values'], now: StoredVersion['values']): FieldValues {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)])
  return Object.fromEntries([...ids].filter((id) => (before[id] ?? null) !== (now[id] ?? null)).map((id) => [id, before[id] ?? null]))
}
