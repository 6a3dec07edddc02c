import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { createMerkleTree } from '../../audit/merkle.ts'
import type { AuditDetail, Change, WrittenRecord } from '../../audit/types.ts'
import type { Kernel } from '../../context.ts'
import { refuseDestroyed } from '../../destroyed/refuse-destroyed.ts'
import { Refusal } from '../../refusal.ts'
import { brokenUniqueIndex, StatementError } from '../../storage/statement-error.ts'
import type { CopyRow } from '../../storage/types.ts'
import { holdChanges } from '../agreement/hold-changes.ts'
import { setChangeMark } from '../change-marks.ts'
import { outsideWhy } from '../reach/outside.ts'
import { partOf } from '../reach/read-reach.ts'
import { assertYearsOpen, type CasesSince } from '../year/assert-years-open.ts'
import { type Pieces, planPieces } from './plan-pieces.ts'
import type { RecordBefore, RecordChange } from './record-change.ts'
import type { StoredValues } from './types.ts'
import { type NewVersion, versionColumns, versionRow } from './version-row.ts'

/** A record that is not in force yet. */
export interface RecordAddition {
  readonly id: string
  /** 1, unless the record was in force once and comes back. */
  readonly version?: number
  readonly values: StoredValues
}

export type { RecordBefore, RecordChange }

export interface RecordsToWrite {
  readonly ledger: ResolvedLedger
  readonly additions?: readonly RecordAddition[]
  readonly changes?: readonly RecordChange[]
  /** Records that are taken out of force. */
  readonly endings?: readonly RecordBefore[]
  /**
   * Who holds the records to the ledger's `exclusive` rules: the change when it closes, or the plan that they come from, which knows what a rule only
   * warns of in an office file. What is planned is not read again in this change, and may be written in pieces that let readers in between.
   */
  readonly exclusive?: 'change' | 'plan'
  /** Of a step: when the case of each record began. One that was carried over goes on when the year of its record is closed. */
  readonly since?: CasesSince
  /** The waiting change that a second person has agreed to: it is carried out, and nothing of it waits again. */
  readonly agreed?: string
  /**
   * Of whoever answers for a part of the town the database takes what lies there; `machine` is what follows by rule upon what somebody did, wherever it lies.
   */
  readonly by?: 'writer' | 'machine'
  /** Told how many versions were written; what it throws undoes the change. */
  readonly onWritten?: (count: number) => void
}

/** A version that was written, and its digest. */
export interface WrittenVersion {
  readonly id: string
  readonly version: number
  readonly digest: string
}

/** What writing records needs of the kernel. */
export type WritesRecords = Pick<Kernel, 'watch' | 'catalogue' | 'definedAt' | 'clock'>

const chunk = 5_000
/** After how many rows it is told how far the writing has come. */
const told = 100

/**
 * The one way into the tables of ledgers: ends the versions that others follow or that are taken out of force at the change's instant, adds the new ones
 * by COPY, marks the ledger as changed, and leaves word for what runs when the change closes (`exclusive`) and behind its entry (the watch). One change
 * may end a record and begin another in any order. Gives what was written, by id. Refuses with `conflict` what a natural key forbids, `wrong-state`
 * what belongs to a response whose data was destroyed, `year-closed` what lies in a closed year when no reason is stated. What waits for a second person
 * (`holdChanges`) keeps its old value; a change that says nothing else and waits already is not written. Whoever knows the town's own ledgers as they were
 * before the newest change of them would leave out what a record holds: `conflict`.
 */
export async function writeRecords(
  kernel: WritesRecords,
  change: Change,
  {
    ledger,
    additions = [],
    endings = [],
    exclusive = 'change',
    since,
    by = 'writer',
    onWritten = () => undefined,
    ...records
  }: RecordsToWrite,
): Promise<readonly WrittenVersion[]> {
  if (kernel.definedAt !== change.definedAt) throw definedSince()
  const changes = await holdChanges(kernel, change, { ledger, changes: records.changes ?? [], endings, agreed: records.agreed })
  const ended = [...changes.map(({ before }) => before), ...endings]
  const versions: NewVersion[] = [
    ...additions.map(({ id, version = 1, values }) => ({ id, version, values })),
    ...changes.map(({ before, values }) => ({ id: before.id, version: before.version + 1, values })),
  ].sort(byId)
  if (ended.length + versions.length === 0) return []
  await assertYearsOpen(kernel, change, { ledger, records: whatWasDone({ additions, changes, endings }), since })
  await refuseDestroyed(change, ledger, versions)
  const { watch } = kernel
  const isSeenAgain = exclusive === 'change' || watch.rereads(ledger.id)
  const pieces = isSeenAgain ? undefined : await planPieces(change, { ledger, versions, changes, endings })
  const written =
    pieces === undefined
      ? await writeBy(kernel, change, { by, ledger }, (counts) => writeWhole(change, ledger, { ended, versions, onWritten, counts }))
      : await writePieces(change, ledger, { ended, onWritten, ...pieces })
  await setChangeMark(change, ledger.id)
  await change.session.grew(ledger.table, versions.length)
  if (exclusive === 'change' && ledger.exclusive.length > 0)
    change.held.add(
      ledger.id,
      versions.map(({ id }) => id),
    )
  if (watch.follows(ledger.id)) change.written.add(ledger.id, whatWasDone({ additions, changes, endings }))
  return written
}

function definedSince(): Refusal {
  return new Refusal('conflict', '台账的栏目刚刚改过，请刷新页面再做一次。')
}

/** The same for one record that is added or changed. */
export async function writeRecord(kernel: WritesRecords, change: Change, records: RecordsToWrite): Promise<WrittenVersion> {
  const [written] = await writeRecords(kernel, change, records)
  if (written === undefined) throw new Error(`nothing was written to ${records.ledger.id}`)
  return written
}

/** What the chain keeps of one version. */
export function versionDetail({ version, digest }: WrittenVersion): AuditDetail {
  return { version, digest }
}

/** What the chain keeps of many versions: the Merkle root over their digests in the order of their ids, and their number. */
export function rootOver({ algorithm }: Pick<Change, 'algorithm'>, written: readonly WrittenVersion[]): RootDetail {
  const tree = createMerkleTree(algorithm)
  for (const { digest } of [...written].sort(byId)) tree.add(digest)
  return { root: tree.root(), count: tree.count }
}

export interface RootDetail extends AuditDetail {
  readonly root: string
  readonly count: number
}

/** What was done to each record, for whoever follows its ledger. */
export function* whatWasDone({ additions = [], changes = [], endings = [] }: Omit<RecordsToWrite, 'ledger'>): Generator<WrittenRecord> {
  for (const { id, values } of additions) yield { id, before: undefined, after: values }
  for (const { before, values } of changes) yield { id: before.id, before: before.values, after: values }
  for (const { id, values } of endings) yield { id, before: values, after: undefined }
}

interface Versions {
  readonly ended: readonly RecordBefore[]
  readonly versions: readonly NewVersion[]
  readonly onWritten: (count: number) => void
  /** Holds the database to ending all that was named: what it does not show it passes over without a word. */
  readonly counts?: boolean
}

interface WrittenBy extends Required<Pick<RecordsToWrite, 'by' | 'ledger'>> {}

/** Before the database, too, whoever answers for a part of the town writes there only; what it refuses somebody forgot to ask about. */
async function writeBy<Result>(
  kernel: WritesRecords,
  change: Change,
  { by, ledger }: WrittenBy,
  work: (counts: boolean) => Promise<Result>,
): Promise<Result> {
  const { session, town, role, cadre, everywhere, actor } = change
  const part = by === 'machine' ? undefined : partOf(kernel, { town, role, cadre, everywhere, writer: actor })
  if (part === undefined || session.inPart === undefined) return work(false)
  return session
    .inPart(part, () => work(true))
    .catch((error: unknown) => {
      if (!(error instanceof StatementError) || error.code !== '42501') throw error
      throw new Refusal('not-permitted', `「${ledger.label}」的${outsideWhy}`, { cause: error })
    })
}

async function writeWhole(
  change: Change,
  ledger: ResolvedLedger,
  { ended, versions, onWritten, counts = false }: Versions,
): Promise<readonly WrittenVersion[]> {
  for (let start = 0; start < ended.length; start += chunk) await endVersions(change, ledger, ended.slice(start, start + chunk), counts)
  const written: WrittenVersion[] = []
  const rows = function* () {
    for (const version of versions) {
      const { row, digest } = versionRow(ledger, change, version)
      written.push({ id: version.id, version: version.version, digest })
      if (written.length % told === 0 && written.length < versions.length) onWritten(written.length)
      yield row
    }
  }
  await copy(change, ledger, rows())
  return written
}

/** A record's end and its new version stand in one piece, for the pieces do not see each other. */
async function writePieces(
  change: Change,
  ledger: ResolvedLedger,
  { ended, pieces, rest, onWritten }: Pieces & Pick<Versions, 'ended' | 'onWritten'>,
): Promise<readonly WrittenVersion[]> {
  const before = new Map(ended.map((record) => [record.id, record]))
  const written: WrittenVersion[] = []
  let sent = Promise.resolve()
  for (const some of pieces) {
    // Made while the database takes those before.
    const made = some.map((version) => ({ ...versionRow(ledger, change, version), version }))
    await sent
    // The first time as well: the lock of the chain's head, which nobody contends for, is not to lie in a part.
    await rest()
    if (written.length > 0) onWritten(written.length)
    await endVersions(
      change,
      ledger,
      some.flatMap(({ id }) => before.get(id) ?? []),
    )
    sent = copy(
      change,
      ledger,
      made.map(({ row }) => row),
    )
    // Met at the next `await sent`.
    sent.catch(() => undefined)
    for (const {
      version: { id, version },
      digest,
    } of made)
      written.push({ id, version, digest })
  }
  await sent
  return written
}

/** The digests of what was written stay as they are: when a version ended is not in them. */
async function endVersions(
  { session, town, at }: Change,
  ledger: ResolvedLedger,
  ended: readonly RecordBefore[],
  counts = false,
): Promise<void> {
  if (ended.length === 0) return
  const ids = ended.map(({ id }) => id)
  const statement = sql`update ${sql.id(ledger.table)} set replaced_at = ${at} where town = ${town} and replaced_at is null and id = any(${ids}::uuid[])`
  if (!counts) return session.send(statement)
  if ((await session.query(sql`${statement} returning id`)).length < ended.length)
    throw new Refusal('not-permitted', `「${ledger.label}」的${outsideWhy}`)
}

async function copy({ session }: Change, ledger: ResolvedLedger, rows: Iterable<CopyRow>): Promise<void> {
  await session.copyIn(ledger.table, versionColumns(ledger), rows).catch((error: unknown) => explain(error, ledger))
}

function explain(error: unknown, ledger: ResolvedLedger): never {
  if (brokenUniqueIndex(error) === undefined) throw error
  throw new Refusal('conflict', `这样办下去，「${ledger.label}」里会有两条相同的记录，请先核对。`, { cause: error })
}

function byId(left: Pick<NewVersion, 'id' | 'version'>, right: Pick<NewVersion, 'id' | 'version'>): number {
  if (left.id === right.id) return left.version - right.version
  return left.id < right.id ? -1 : 1
}
