import { sql } from 'kysely'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import { momentOfClock } from '../audit/moment.ts'
import type { Change } from '../audit/types.ts'
import { writeInChain } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { addInChange } from '../ledger/command/add-record.ts'
import { amendInChange } from '../ledger/command/amend-record.ts'
import { withdrawInChange } from '../ledger/command/withdraw-record.ts'
import { isReadable } from '../ledger/query/read-record.ts'
import { findCurrentVersion, isRecordId, readVersions, type StoredVersion } from '../ledger/record/read-version.ts'
import { versionDetail } from '../ledger/record/write-records.ts'
import { Refusal } from '../refusal.ts'
import type { Session } from '../storage/types.ts'
import { readerIn, writeInTown } from '../town-session.ts'
import { columnOf } from './known-person.ts'
import { type PeopleLedgers, requirePeopleLedgers } from './people-ledgers.ts'

export interface PairDecision {
  readonly verdict: 'same' | 'different' | 'later'
  /** Of one person the record that goes on. */
  readonly kept: string
  readonly other: string
  readonly why?: string | undefined
}

/**
 * Keeps what somebody decided of two records: who, when and why. When they are of one person the second points to the first and is no longer listed beside
 * it; nothing of it is changed or lost, what other ledgers say of either stands on one page, and `undoPair` takes it back. Refuses with `wrong-state` a record
 * that was merged already, with `conflict` a pair that is decided, with `not-permitted` who may not change numbers of identity.
 */
export async function decidePair(
  kernel: Kernel,
  actor: Actor,
  { verdict, kept, other, why = '' }: PairDecision,
): Promise<{ readonly id: string }> {
  authorize(actor, 'reveal')
  if (verdict === 'same') authorize(actor, 'guarded')
  return writeInTown(kernel, actor, 'write', async ({ session }) => {
    const ledgers = requirePeopleLedgers(kernel.catalogue)
    const { people, person, match } = ledgers
    if (kept === other) throw new Refusal('invalid', '要核对的是同一条记录，请重新选择。')
    await dropEarlier(kernel, actor, { session, ledgers, pair: [kept, other] })
    const decided = await writeInChain(session, kernel, actor, async (change) => {
      const before = await requirePerson(kernel, actor, { change, ledgers, id: kept })
      const after = await requirePerson(kernel, actor, { change, ledgers, id: other })
      for (const { values } of [before, after])
        if ((values[people.person.mergedInto] ?? null) !== null)
          throw new Refusal('wrong-state', '其中一条已经并入别的记录，请刷新后再看。')
      const values = {
        [people.match.kept]: before.id,
        [people.match.other]: after.id,
        [people.match.verdict]: people.match[verdict],
        [people.match.why]: why.trim() === '' ? null : why.trim(),
        [people.match.decidedOn]: momentOfClock(kernel).today,
      }
      const written = await addInChange(kernel, change, { ledger: match.id, values })
      return { result: written, note: { action: 'add', ledger: match.id, record: written.id, detail: versionDetail(written) } }
    })
    if (verdict === 'same')
      await writeInChain(session, kernel, actor, async (change) => {
        const version = await requirePerson(kernel, actor, { change, ledgers, id: other })
        const values = { [people.person.mergedInto]: kept }
        const written = await amendInChange(kernel, change, { ledger: person.id, id: version.id, version: version.version, values })
        if (written === undefined) throw new Refusal('wrong-state', '这条记录已经并入，请刷新后再看。')
        return { result: undefined, note: { action: 'amend', ledger: person.id, record: written.id, detail: versionDetail(written) } }
      })
    return { id: decided.id }
  })
}

/**
 * Takes a decision back: the pair is doubtful again, and a merged record stands in the register as it did, with all that is known of it. Refuses with
 * `not-found` a decision that is not there.
 */
export async function undoPair(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  authorize(actor, 'reveal')
  return writeInTown(kernel, actor, 'write', async ({ session }) => {
    const ledgers = requirePeopleLedgers(kernel.catalogue)
    const { people, person, match } = ledgers
    const decision = await findCurrentVersion(session, match, { town: actor.town, id })
    if (decision === undefined || !(await isReadable(readerIn(kernel, actor, session), match, id)))
      throw new Refusal('not-found', '没有这次核对，可能已经撤回。')
    const kept = decision.values[people.match.kept]
    const other = decision.values[people.match.other] ?? ''
    if (decision.values[people.match.verdict] === people.match.same) {
      authorize(actor, 'guarded')
      await writeInChain(session, kernel, actor, async (change) => {
        const version = await findCurrentVersion(session, person, { town: change.town, id: other })
        // Somebody may have parted them by hand, or withdrawn the record since.
        if (version === undefined || version.values[people.person.mergedInto] !== kept) return { result: undefined, note: undefined }
        const values = { [people.person.mergedInto]: null }
        const written = await amendInChange(kernel, change, { ledger: person.id, id: version.id, version: version.version, values })
        if (written === undefined) return { result: undefined, note: undefined }
        return { result: undefined, note: { action: 'amend', ledger: person.id, record: written.id, detail: versionDetail(written) } }
      })
    }
    await dropDecision(kernel, actor, { session, ledgers, decision, reason: '撤回核对' })
  })
}

interface Dropping {
  readonly session: Session
  readonly ledgers: PeopleLedgers
}

function dropDecision(
  kernel: Kernel,
  actor: Actor,
  { session, ledgers: { match }, decision, reason }: Dropping & { readonly decision: StoredVersion; readonly reason: string },
): Promise<void> {
  return writeInChain(session, kernel, actor, async (change) => {
    const { id, version } = await withdrawInChange(kernel, change, { ledger: match.id, id: decision.id, version: decision.version })
    return { result: undefined, note: { action: 'withdraw', ledger: match.id, record: id, detail: { version, reason } } }
  })
}

/** A pair that was put off is decided anew. Refuses with `conflict` one that is decided. */
async function dropEarlier(
  kernel: Kernel,
  actor: Actor,
  { session, ledgers, pair }: Dropping & { readonly pair: readonly string[] },
): Promise<void> {
  const { match, people } = ledgers
  const ids = pair.filter(isRecordId)
  const column = (name: string) => sql.ref(`t.${columnOf(match, name)}`)
  const earlier = await readVersions(
    session,
    match,
    sql`t.town = ${actor.town} and t.replaced_at is null and ${column(people.match.kept)} = any(${ids}::uuid[])
      and ${column(people.match.other)} = any(${ids}::uuid[])`,
  )
  for (const decision of earlier) {
    if (decision.values[people.match.verdict] !== people.match.later)
      throw new Refusal('conflict', '这一对已经有人核对过，请刷新后再看；要改，先撤回原来的核对。')
    await dropDecision(kernel, actor, { session, ledgers, decision, reason: '重新核对' })
  }
}

interface Sought {
  readonly change: Change
  readonly ledgers: PeopleLedgers
  readonly id: string
}

/** A person in force whom the writer may read. */
async function requirePerson(kernel: Kernel, actor: Actor, { change, ledgers: { person }, id }: Sought): Promise<StoredVersion> {
  const version = await findCurrentVersion(change.session, person, { town: change.town, id })
  if (version === undefined || !(await isReadable(readerIn(kernel, actor, change.session), person, version.id)))
    throw new Refusal('not-found', '底册里没有这个人，可能已被撤销，或者不在你负责的村和网格里。')
  return version
}
