import { sql } from 'kysely'
import { dutyLedger, visitLedger } from '../../../definition/duty/duty-ledgers.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { assertUnbound } from '../../access/assert-unbound.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { requireLedger } from '../../ledger/command/require-ledger.ts'
import { withdrawInChange } from '../../ledger/command/withdraw-record.ts'
import { findByKey, keyOf } from '../../ledger/record/find-existing.ts'
import { findCurrentVersion, readVersions, type StoredVersion } from '../../ledger/record/read-version.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { type RecordAddition, type RecordChange, rootOver, writeRecords } from '../../ledger/record/write-records.ts'
import { Refusal } from '../../refusal.ts'
import { writeInTown } from '../../town-session.ts'
import { hasLedger } from '../source/duty-scope.ts'
import { requireGridLedger } from '../source/ledger-columns.ts'
import { dates, spanOf } from './plan-moves.ts'
import { freeSpans, isBefore, type Span } from './span.ts'
import { dutyNote, writeDuties } from './write-duties.ts'

export interface Merger {
  readonly ledger: string
  /** The record that stays. */
  readonly keep: string
  /** The same thing entered twice: withdrawn when everything has moved. */
  readonly drop: string
  readonly reason: string
}

/**
 * Two records of one person or thing become one: duties and visits of the second move to the first, and the second is withdrawn. Days on which both had a
 * 主责 keep the first record's; on the others the second's goes on, so nobody who was answered for is left alone. Refuses with `conflict` while
 * other ledgers still refer to the second record.
 */
export async function mergeObjects(
  kernel: Kernel,
  actor: Actor,
  { ledger: name, keep, drop, reason }: Merger,
): Promise<{ readonly moved: number }> {
  assertUnbound(actor, '合并')
  return writeInTown(kernel, actor, 'write', async ({ session }) => {
    const ledger = requireLedger(kernel.catalogue, name)
    if (keep === drop) throw new Refusal('invalid', '要合并的是同一条记录，请重新选择。')
    if (reason.trim() === '') throw new Refusal('invalid', '请写明为什么合并。', { fields: [{ field: 'reason', message: '请写明原因' }] })
    const moved = await writeInChain(session, kernel, actor, async (change) => {
      const kept = await findCurrentVersion(session, ledger, { town: change.town, id: keep })
      if (kept === undefined) throw new Refusal('not-found', `「${ledger.label}」里没有要保留的那条记录。`)
      return moveDuties(kernel, change, { keep, drop })
    })
    await writeInChain(session, kernel, actor, (change) => moveVisits(kernel, change, { keep, drop }))
    await writeInChain(session, kernel, actor, async (change) => {
      const before = await findCurrentVersion(session, ledger, { town: change.town, id: drop })
      if (before === undefined) throw new Refusal('not-found', `「${ledger.label}」里没有要合并的那条记录。`)
      await withdrawInChange(kernel, change, { ledger: ledger.id, id: drop, version: before.version })
      const detail = { version: before.version, reason: reason.trim(), mergedInto: keep }
      return { result: undefined, note: { action: 'withdraw', ledger: ledger.id, record: drop, detail } }
    })
    return { moved }
  })
}

interface Pair {
  readonly keep: string
  readonly drop: string
}

async function moveDuties(kernel: Kernel, change: Change, { keep, drop }: Pair) {
  const ledger = requireGridLedger(kernel.catalogue, dutyLedger.id)
  const [staying, moving] = [await aboutObject(kernel, change, ledger, keep), await aboutObject(kernel, change, ledger, drop)]
  const changes: RecordChange[] = []
  const additions: RecordAddition[] = []
  for (const { version, parts } of planMerger(staying, moving)) {
    const [first, ...others] = parts.map((part) => ({ ...version.values, ...part, [dutyLedger.object]: keep }))
    if (first !== undefined) changes.push({ before: version, values: first })
    for (const values of others) additions.push({ id: kernel.newId(), values })
  }
  const detail = await writeDuties(kernel, change, { changes, additions })
  return { result: moving.length, note: dutyNote('duty.merge', detail, { keep, drop }) }
}

interface Merged {
  readonly version: StoredVersion
  /** The days and the role of what it becomes. */
  readonly parts: readonly StoredValues[]
}

/**
 * What becomes of the duties over the two records. Where roles and duties without one come together, whoever answered without a role has 主责 from now on
 * on the days on which nobody else has it: beside somebody's role, silence would no longer answer.
 */
function planMerger(staying: readonly StoredVersion[], moving: readonly StoredVersion[]): readonly Merged[] {
  const roleOf = ({ values }: StoredVersion) => values[dutyLedger.role] ?? null
  const taken: Span[] = staying.filter((version) => roleOf(version) === 'primary').map(({ values }) => spanOf(values))
  const isMixed = moving.length > 0 && [...staying, ...moving].some((version) => roleOf(version) !== null)
  const leading = moving.filter((version) => roleOf(version) === 'primary' && isReal(version))
  const led = leading.map((version): Merged => {
    const free = freeSpans(spanOf(version.values), taken)
    taken.push(...free)
    return { version, parts: free.length === 0 ? [{ [dutyLedger.role]: 'secondary' }] : free.map(dates) }
  })
  const silent = [...staying, ...moving].filter((version) => roleOf(version) === null)
  const spoken = silent.flatMap((version): Merged[] => {
    const span = spanOf(version.values)
    const free = isMixed ? freeSpans(span, taken) : []
    if (free.length === 0) return staying.includes(version) ? [] : [{ version, parts: [{}] }]
    taken.push(...free)
    const primary = free.map((part) => ({ ...dates(part), [dutyLedger.role]: 'primary' }))
    return [{ version, parts: [...primary, ...freeSpans(span, free).map((part) => ({ ...dates(part), [dutyLedger.role]: null }))] }]
  })
  const helping = moving.filter((version) => roleOf(version) !== null && !leading.includes(version))
  return [...led, ...spoken, ...helping.map((version): Merged => ({ version, parts: [{}] }))]
}

/** Whether it was in force on any day. */
function isReal({ values }: StoredVersion): boolean {
  const { from, to } = spanOf(values)
  return isBefore(from, to)
}

/** A visit that both records have is kept once: its twin is withdrawn. */
async function moveVisits(kernel: Kernel, change: Change, { keep, drop }: Pair) {
  if (!hasLedger(kernel.catalogue, visitLedger.id)) return { result: undefined, note: undefined }
  const ledger = requireGridLedger(kernel.catalogue, visitLedger.id)
  const moving = await aboutObject(kernel, change, ledger, drop)
  if (moving.length === 0) return { result: undefined, note: undefined }
  const planned = moving.map((before): RecordChange => ({ before, values: { ...before.values, [visitLedger.object]: keep } }))
  const key = ledger.unique[0] ?? []
  const place = { session: change.session, town: change.town, ledger }
  const twins = await findByKey(
    place,
    key,
    planned.map(({ values }) => values),
  )
  const changes = planned.filter(({ values }) => !twins.has(keyOf(ledger, values, key) ?? ''))
  for (const { before } of planned.filter((one) => !changes.includes(one)))
    await withdrawInChange(kernel, change, { ledger: ledger.id, id: before.id, version: before.version })
  const written = await writeRecords(kernel, change, { ledger, changes })
  const detail = { added: 0, changed: changes.length, withdrawn: planned.length - changes.length, ...rootOver(change, written) }
  return { result: undefined, note: { action: 'bulk', ledger: ledger.id, record: null, detail } }
}

function aboutObject(kernel: Kernel, { session, town }: Change, ledger: ResolvedLedger, object: string): Promise<readonly StoredVersion[]> {
  const column = sql.ref(`t.${kernel.catalogue.getField(ledger.id, dutyLedger.object).column}`)
  return readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and ${column} = ${object}::uuid order by t.id`)
}
