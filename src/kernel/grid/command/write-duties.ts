import { dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import type { AuditDetail, AuditNote, Change } from '../../audit/types.ts'
import type { Kernel } from '../../context.ts'
import { assertWithin } from '../../ledger/reach/assert-within.ts'
import { findByKey, keyOf } from '../../ledger/record/find-existing.ts'
import type { StoredVersion } from '../../ledger/record/read-version.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { type RecordBefore, rootOver, writeRecords } from '../../ledger/record/write-records.ts'
import { requireGridLedger } from '../source/ledger-columns.ts'
import { type DutyPlan, dates, spanOf } from './plan-moves.ts'
import { cutSpan, isBefore, laterEnd } from './span.ts'

/** Writes a plan in one go, however many duties it has; gives what the chain keeps of it. Undefined when nothing changes. */
export async function writeDuties(kernel: Kernel, change: Change, plan: DutyPlan): Promise<AuditDetail | undefined> {
  const ledger = requireGridLedger(kernel.catalogue, dutyLedger.id)
  await assertWithin(kernel, change, ledger, { ids: plan.changes.map(({ before }) => before.id) })
  for (const { values } of plan.additions) await assertWithin(kernel, change, ledger, { values })
  const { changes, additions, joined } = await joinTwins(kernel, change, plan)
  if (changes.length + additions.length + joined.length === 0) return undefined
  const written = await writeRecords(kernel, change, { ledger, changes, additions, endings: joined })
  return { added: additions.length, changed: changes.length, withdrawn: joined.length, ...rootOver(change, written) }
}

/** The chain's note of such a change. One that took records away says so in the word that verification knows. */
export function dutyNote(action: string, detail: AuditDetail | undefined, about: AuditDetail): AuditNote | undefined {
  if (detail === undefined) return undefined
  return { action: detail.withdrawn === 0 ? action : 'bulk', ledger: dutyLedger.id, record: null, detail: { ...detail, ...about } }
}

interface Written {
  readonly id: string
  readonly before: RecordBefore | undefined
  readonly values: StoredValues
}

/**
 * One person has one duty over an object from one day on. Whoever takes over what they already helped with from that very day answers in the record that
 * is there; what of it lasts longer than the new part goes on as before.
 */
async function joinTwins(
  kernel: Kernel,
  { session, town }: Change,
  plan: DutyPlan,
): Promise<DutyPlan & { readonly joined: readonly RecordBefore[] }> {
  const ledger = requireGridLedger(kernel.catalogue, dutyLedger.id)
  const key = [dutyLedger.object, dutyLedger.holder, dutyLedger.from]
  const written = new Map<string, Written>()
  const ended = new Map(plan.changes.map((one) => [one.before.id, one]))
  const all: Written[] = [
    ...plan.changes.map(({ before, values }) => ({ id: before.id, before, values })),
    ...plan.additions.map(({ id, values }) => ({ id, before: undefined, values })),
  ]
  const joined: RecordBefore[] = []
  /** Writes one down; gives what of it goes on afterwards, from another day. */
  const put = (one: Written, standing: ReadonlyMap<string, StoredVersion>): Written | undefined => {
    const own = keyOf(ledger, one.values, key) ?? one.id
    const holder = standing.get(own)
    const stored = holder === undefined || holder.id === one.id || ended.has(holder.id) ? undefined : holder
    const twin = written.get(own) ?? (stored === undefined ? undefined : { id: stored.id, before: stored, values: stored.values })
    if (twin === undefined || twin.id === one.id) {
      written.set(own, one)
      return undefined
    }
    // The record that stood by itself is the other one now.
    if (one.before !== undefined) joined.push(one.before)
    const { whole, rest } = join(twin, one)
    written.set(own, whole)
    return rest === undefined ? undefined : { id: kernel.newId(), before: undefined, values: rest }
  }
  let open = all
  while (open.length > 0) {
    const values = open.map((one) => one.values)
    const standing = await findByKey({ session, town, ledger }, key, values)
    open = open.flatMap((one) => put(one, standing) ?? [])
  }
  const results = [...written.values()]
  return {
    changes: results.flatMap(({ before, values }) => (before === undefined ? [] : [{ before, values }])),
    additions: results.flatMap(({ id, before, values }) => (before === undefined ? [{ id, values }] : [])),
    joined,
  }
}

/** 主责 counts for more than helping, helping for more than a duty without a role; of equals the longer one is both. */
function join(twin: Written, one: Written): { readonly whole: Written; readonly rest: StoredValues | undefined } {
  const [roleOfTwin, roleOfOne] = [roleOf(twin), roleOf(one)]
  if (roleOfTwin === roleOfOne && roleOfOne !== 'primary') {
    const { from, to } = spanOf(twin.values)
    return { whole: { ...twin, values: { ...twin.values, ...dates({ from, to: laterEnd(to, spanOf(one.values).to) }) } }, rest: undefined }
  }
  const [strong, weak] = rank(one) >= rank(twin) ? [one, twin] : [twin, one]
  const span = spanOf(strong.values)
  const { after } = cutSpan(spanOf(weak.values), span)
  const rest = after !== undefined && isBefore(after.from, after.to) && roleOf(weak) !== 'primary' ? after : undefined
  return {
    whole: { ...twin, values: { ...twin.values, ...dates(span), [dutyLedger.role]: roleOf(strong) } },
    rest: rest === undefined ? undefined : { ...weak.values, ...dates(rest) },
  }
}

function roleOf({ values }: Written): string | null {
  return values[dutyLedger.role] ?? null
}

/** A duty that ended before it began counts for nothing. */
function rank(duty: Written): number {
  const { from, to } = spanOf(duty.values)
  const role = roleOf(duty)
  if (!isBefore(from, to)) return -1
  if (role === null) return 0
  return role === 'primary' ? 2 : 1
}
