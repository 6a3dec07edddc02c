import { sql } from 'kysely'
import { anything, object, text } from '../../../definition/shape/shape.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { bigint, type RowOf, row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { readInPart, wholeTown } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { isRecordId, readVersions, type StoredVersion } from '../record/read-version.ts'
import type { RecordVersion } from '../types.ts'
import { isReadable, presentVersions } from './read-record.ts'

/** Whatever stands in the chain: what was tampered with is for `verify` to name, and hides nothing here. */
const entryRow = row('audit_entry', { seq: bigint, at: text, actor: text, action: text, detail: anything })
const reasoned = object({}, { reason: text })
type EntryRow = RowOf<typeof entryRow>

/** Everything that happened to a record, oldest first: each version, and where it was withdrawn an entry of its own. */
export async function listVersions(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly id: string },
): Promise<readonly RecordVersion[]> {
  return readInPart(kernel, actor, 'read', async (place) => {
    const { session } = place
    const ledger = requireLedger(kernel.catalogue, input.ledger)
    if (!isRecordId(input.id) || !(await isReadable(place, ledger, input.id)))
      throw new Refusal('not-found', `「${ledger.label}」里没有这条记录。`)
    // Who reads a record as it stands reads where it came from, in whatever part of the town it lay then.
    const whole = wholeTown(session)
    const versions = await readVersions(whole, ledger, sql`t.town = ${actor.town} and t.id = ${input.id} order by t.version`)
    const entries = await readEntries(whole, actor.town, { id: input.id, versions })
    const records = await presentVersions(place, { ledger, versions })
    return records.flatMap((record, index): RecordVersion[] => {
      const version = versions[index]
      const made = entries.find((entry) => entry.seq === String(version?.entry))
      const replacedAt = version?.replacedAt ?? null
      const goesOn = versions.some((other) => other.recordedAt === replacedAt)
      const withdrawn = goesOn ? undefined : entries.find((entry) => ['withdraw', 'bulk'].includes(entry.action) && entry.at === replacedAt)
      const own: RecordVersion = { ...record, replacedAt, action: actionOf(made?.action, record.version), reason: reasonOf(made?.detail) }
      if (withdrawn === undefined || replacedAt === null) return [own]
      return [
        own,
        {
          ...record,
          actor: withdrawn.actor,
          recordedAt: replacedAt,
          replacedAt: null,
          action: 'withdraw',
          reason: reasonOf(withdrawn.detail),
        },
      ]
    })
  })
}

const columns = sql`seq, at, actor, action, detail`

function reasonOf(detail: unknown): string | undefined {
  return reasoned.is(detail) ? detail.reason : undefined
}

function actionOf(action: string | undefined, version: number): RecordVersion['action'] {
  if (action === 'import') return 'import'
  return version === 1 ? 'add' : 'amend'
}

async function readEntries(
  session: Pick<Session, 'query'>,
  town: string,
  { id, versions }: { readonly id: string; readonly versions: readonly StoredVersion[] },
): Promise<readonly EntryRow[]> {
  const seqs = versions.map((version) => String(version.entry))
  const own = entryRow.all(
    await session.query(
      sql`select ${columns} from audit_entry where town = ${town} and (record = ${id}::uuid or seq = any(${seqs}::bigint[])) order by seq`,
    ),
  )
  // An entry of many operations does not name the records it withdrew.
  const unexplained = versions.flatMap(({ replacedAt }) =>
    replacedAt === null || own.some((entry) => entry.at === replacedAt) || versions.some((next) => next.recordedAt === replacedAt)
      ? []
      : [replacedAt],
  )
  if (unexplained.length === 0) return own
  const bulk = entryRow.all(
    await session.query(
      sql`select ${columns} from audit_entry where town = ${town} and action = 'bulk' and at = any(${unexplained}::timestamptz[]) order by seq`,
    ),
  )
  return [...own, ...bulk]
}
