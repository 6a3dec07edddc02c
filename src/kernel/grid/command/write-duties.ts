import { dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import type { AuditDetail, AuditNote, Change } from '../../audit/types.ts'
import type { Kernel } from '../../context.ts'
import { findByKey, keyOf } from '../../ledger/import/find-existing.ts'
import { writeImport } from '../../ledger/import/write-import.ts'
import type { StoredVersion } from '../../ledger/record/read-version.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { endVersions } from '../../ledger/record/write-versions.ts'
import { requireGridLedger } from '../source/ledger-columns.ts'
import { type DutyPlan, dates, spanOf } from './plan-moves.ts'
import { cutSpan, isBefore, laterEnd } from './span.ts'

/** Writes a plan in one go, however many duties it has; gives what the chain keeps of it. Undefined when nothing changes. */
export async function writeDuties(kernel: Kernel, change: Change, plan: DutyPlan): Promise<AuditDetail | undefined> {
  const ledger = requireGridLedger(kernel.catalogue, dutyLedger.id)
  const { changes, additions, joined } = await joinTwins(kernel, change, plan)
  if (changes.length + additions.length + joined.length === 0) return undefined
  await endVersions(change, ledger, joined)
  const { root, count } = await writeImport(change, ledger, { changes, additions })
  return { added: additions.length, changed: changes.length, withdrawn: joined.length, root, count }
}

/** The chain's note of such a change. One that took records away says so in the word that verification knows. */
export function dutyNote(action: string, detail: AuditDetail | undefined, about: AuditDetail): AuditNote | undefined {
  if (detail === undefined) return undefined
  return { action: detail.withdrawn === 0 ? action : 'bulk', ledger: dutyLedger.id, record: null, detail: { ...detail, ...about } }
}

interface Written {
  readonly id: string
  readonly before: StoredVersion | undefined
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
): Promise<DutyPlan & { readonly joined: readonly string[] }> {
  const ledger = requireGridLedger(kernel.catalogue, dutyLedger.id)
  const key = [dutyLedger.object, dutyLedger.holder, dutyLedger.from]
  const written = new Map<string, Written>()
  const ended = new Map(plan.changes.map((one) => [one.before.id, one]))
  const all: Written[] = [
    ...plan.changes.map(({ before, values }) => ({ id: before.id, before, values })),
    ...plan.additions.map(({ id, values }) => ({ id, before: undefined, values })),
  ]
  const taken = await findByKey(
    { session, town, ledger },
    key,
    all.map(({ values }) => values),
  )
  const joined: string[] = []
  const put = (one: Written): void => {
    const own = keyOf(ledger, one.values, key) ?? one.id
    const holder = taken.get(own)
    const stored = holder === undefined || holder.id === one.id || ended.has(holder.id) ? undefined : holder
    const twin = written.get(own) ?? (stored === undefined ? undefined : { id: stored.id, before: stored, values: stored.values })
    if (twin === undefined || twin.id === one.id) {
      written.set(own, one)
      return
    }
    // The record that stood by itself is the other one now.
    if (one.before !== undefined) joined.push(one.before.id)
    const { whole, rest } = join(twin, one)
    written.set(own, whole)
    if (rest !== undefined) put({ id: kernel.newId(), before: undefined, values: rest })
  }
  for (const one of all) put(one)
  const results = [...written.values()]
  return {
    changes: results.flatMap(({ before, values }) => (before === undefined ? [] : [{ before, values }])),
    additions: results.flatMap(({ id, before, values }) => (before === undefined ? [{ id, values }] : [])),
    joined,
  }
}

function join(twin: Written, one: Written): { readonly whole: Written; readonly rest: StoredValues | undefined } {
  const [strong, weak] = one.values[dutyLedger.role] === 'primary' ? [one, twin] : [twin, one]
  const [span, other] = [spanOf(strong.values), spanOf(weak.values)]
  const isAnswer = strong.values[dutyLedger.role] === 'primary'
  if (!isAnswer)
    return {
      whole: { ...twin, values: { ...twin.values, ...dates({ from: span.from, to: laterEnd(span.to, other.to) }) } },
      rest: undefined,
    }
  const { after } = cutSpan(other, span)
  const rest = after !== undefined && isBefore(after.from, after.to) && weak.values[dutyLedger.role] !== 'primary' ? after : undefined
  return {
    whole: { ...twin, values: { ...twin.values, ...dates(span), [dutyLedger.role]: 'primary' } },
    rest: rest === undefined ? undefined : { ...weak.values, ...dates(rest) },
  }
}
