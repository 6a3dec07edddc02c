import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { authorize, seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { townTime } from '../../audit/instant.ts'
import { readHeadSeq } from '../../audit/read-chain.ts'
import type { AuditDetail, Change } from '../../audit/types.ts'
import { type AuditedWork, writeAudited, writeInChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { restful } from '../../storage/restful.ts'
import type { Session } from '../../storage/types.ts'
import { requireWritable } from '../command/require-ledger.ts'
import { assertApart } from '../reach/assert-apart.ts'
import { assertMayImport } from '../record/guarded.ts'
import { rootOver, whatWasDone, writeRecords } from '../record/write-records.ts'
import type { ImportProblem, ImportResult, ImportRow, PlainPercents, RejectedCell } from '../types.ts'
import { closedWords, findClosedYears } from '../year/assert-years-open.ts'
import { readClosedYears } from '../year/closed-years.ts'
import type { ColumnHints, ColumnPlan } from './column-plan.ts'
import { matchColumns } from './match-columns.ts'
import { askPlainPercents, createPercentReader } from './plain-percents.ts'
import { type ImportPlan, planImport } from './plan-import.ts'
import { createColumnReaders, type ReadRow, readRow } from './read-row.ts'
import { tellPlan } from './tell-plan.ts'

export interface ImportProgress {
  readonly phase: 'reading' | 'matching' | 'writing'
  readonly done: number
  readonly total: number
}

export interface ImportRequest {
  /** Id, label or alias of the ledger. */
  readonly ledger: string
  readonly columns: readonly string[]
  /** What is known of the columns beside their labels. */
  readonly hints?: ColumnHints
  readonly rows: Iterable<ImportRow> | AsyncIterable<ImportRow>
  readonly source?: { readonly file: string; readonly sheet?: string }
  /** Says what the import would do; writes nothing. */
  readonly preview?: boolean
  /** How to read numbers in columns of percentages that may be either; without it they are asked about (`plain-percent`) and nothing is written. */
  readonly plainPercents?: PlainPercents
  /** Every rejected cell is given, not only the first two thousand: for a copy of the file that marks them. */
  readonly listAll?: boolean
  /** Told how far it is; what it throws ends the import, and nothing of it was written then. */
  readonly onProgress?: (progress: ImportProgress) => void
}

/** Rejections and warnings kept word for word; beyond, only their number is told. */
const listed = 2_000
const echoed = 200
const progressStep = 500
/** How often a plan is made beside other writers before one is made with everybody waiting. */
const attempts = 4

/**
 * Imports rows of an office file into a ledger: every cell is read and every reference found, or the import is refused as a whole with each bad cell
 * named. What it means is worked out beside everybody else; what is written is one transaction and one audit entry. The same file a second time adds nothing.
 */
export async function importRows(kernel: Kernel, actor: Actor, request: ImportRequest): Promise<ImportResult> {
  const importing = await beginImport(kernel, actor, request)
  const { ledger, broken } = importing
  const preview = request.preview === true
  const planTold = async (session: Session) => {
    const made = await importing.plan(session)
    const planned = preview
      ? { ...made, problems: [...made.problems, ...(await warnOfYears(kernel, session, { actor, ledger, planned: made }))] }
      : made
    const telling = { ledger, planned, full: seesFullValues(actor) }
    return { planned, told: preview ? { told: await tellPlan({ kernel, session, town: actor.town }, telling) } : {} }
  }
  request.onProgress?.({ phase: 'matching', done: 0, total: importing.total })
  /** Writes what was planned ahead; undefined when somebody wrote since, but for the last attempt, which plans once more where nobody can. */
  const writePlanned = (ahead: { readonly seq: number; readonly planned: ImportPlan }, attempt: number) =>
    writeAudited<ImportResult | undefined>(kernel, actor, async (change) => {
      const isStale = change.seq !== ahead.seq + 1
      if (isStale && attempt < attempts) return { result: undefined, note: undefined }
      return importing.write(change, isStale ? await importing.plan(restful(change.session)) : ahead.planned)
    })
  for (let attempt = 1; ; attempt += 1) {
    const ahead = await kernel.engine.inTown(actor.town).read(async (session) => ({
      seq: await readHeadSeq(session, actor.town),
      ...(await planTold(session)),
    }))
    // Whoever gave it up is heard before anybody waits for the writing.
    request.onProgress?.({ phase: 'matching', done: importing.total, total: importing.total })
    const found = importing.result(ahead.planned)
    if (preview || broken) return preview ? { ...found, ...ahead.told } : refused(found)
    const written = await writePlanned(ahead, attempt)
    if (written !== undefined) return written
  }
}

/**
 * The same within a transaction that writes already, in which the ledger itself may have been made: planned where nobody else can write. What is refused
 * has written nothing; whether the transaction goes on is its owner's to say.
 */
export async function importWithin(kernel: Kernel, actor: Actor, session: Session, request: ImportRequest): Promise<ImportResult> {
  const importing = await beginImport(kernel, actor, request)
  const planned = await importing.plan(session)
  if (importing.broken) return refused(importing.result(planned))
  return writeInChain(session, kernel, actor, (change) => importing.write(change, planned))
}

interface Importing {
  readonly ledger: ResolvedLedger
  readonly total: number
  /** Something of the file could not be read: nothing will be written. */
  readonly broken: boolean
  readonly plan: (session: Session) => Promise<ImportPlan>
  readonly result: (planned: ImportPlan) => ImportResult
  readonly write: (change: Change, planned: ImportPlan) => Promise<AuditedWork<ImportResult>>
}

/** Reads the rows, and holds what planning and writing them needs. */
async function beginImport(kernel: Kernel, actor: Actor, request: ImportRequest): Promise<Importing> {
  authorize(actor, 'import')
  const ledger = requireWritable(kernel, request.ledger)
  const columns = matchColumns(ledger, request.columns, request.hints)
  const reading = await readRows(kernel, columns, request)
  const most = request.listAll === true ? Number.POSITIVE_INFINITY : listed
  const result = (planned: ImportPlan) => toResult(columns, reading, { planned, most })
  return {
    ledger,
    total: reading.total,
    broken: reading.rejected.length > 0 || hasError(columns.problems),
    plan: async (session) => {
      forgetReferences(reading.rows)
      const planned = await planImport({ kernel, session, town: actor.town }, columns, reading.rows)
      // Before the plan tells whether a row of theirs says the same.
      await assertApart(kernel, { session, town: actor.town, writer: actor.id, ledger, ids: planned.met })
      // A hundred thousand rows are not held once more than whoever looks at them needs.
      return request.preview === true ? planned : { ...planned, outcomes: [] }
    },
    result,
    write: async (change, planned) => {
      const summary = result(planned)
      const count = planned.additions.length + planned.changes.length
      if (summary.rejected.length > 0 || hasError(summary.problems)) return { result: refused(summary), note: undefined }
      if (count === 0) return { result: summary, note: undefined }
      request.onProgress?.({ phase: 'writing', done: 0, total: count })
      assertMayImport(change, ledger, whatWasDone(planned))
      // The plan has held every row to the exclusive rules, and knows which of them only warn about a file.
      const onWritten = (done: number) => request.onProgress?.({ phase: 'writing', done, total: count })
      const written = await writeRecords(kernel, change, { ledger, ...planned, exclusive: 'plan', onWritten })
      request.onProgress?.({ phase: 'writing', done: reading.total, total: reading.total })
      if (written.length === 0) return { result: { ...summary, added: 0, changed: 0, unchanged: reading.total }, note: undefined }
      const detail = { ...countsOf(planned), ...rootOver(change, written), ...originOf(request) }
      return {
        result: { ...summary, entry: change.seq, problems: [...summary.problems, ...tellHeld(change, ledger)] },
        note: { action: 'import', ledger: ledger.id, record: null, detail },
        cause: { type: 'file' },
      }
    },
  }
}

/** A preview says beforehand what the writing would refuse without a reason. */
async function warnOfYears(
  kernel: Kernel,
  session: Session,
  { actor, ledger, planned }: { readonly actor: Actor; readonly ledger: ResolvedLedger; readonly planned: ImportPlan },
): Promise<readonly ImportProblem[]> {
  const closed = await readClosedYears(session, actor.town)
  if (closed.size === 0) return []
  return findClosedYears(kernel, closed, { ledger, records: whatWasDone(planned) }).map((year) => ({
    code: 'year-closed',
    severity: 'warning',
    at: ledger.label,
    message: closedWords(ledger, year),
  }))
}

/** What of the file keeps its old value until a second person has agreed. */
function tellHeld({ agreement: { held } }: Change, { label }: ResolvedLedger): readonly ImportProblem[] {
  if (held.length === 0) return []
  const message = `有 ${held.length} 条改了账号、领款人或证件号码，要另一人同意才生效，现在还是原来的。`
  return [{ code: 'second-person', severity: 'warning', at: label, message }]
}

/** What an earlier plan found the rows to name: a record may be gone since, or never have been written. */
function forgetReferences(rows: readonly ReadRow[]): void {
  for (const { stored, named } of rows) for (const { field } of named) Reflect.deleteProperty(stored, field)
}

function countsOf({ additions, changes, unchanged }: ImportPlan): AuditDetail {
  return { added: additions.length, changed: changes.length, unchanged }
}

function originOf({ source }: ImportRequest): AuditDetail {
  return { ...(source === undefined ? {} : { file: source.file }), ...(source?.sheet === undefined ? {} : { sheet: source.sheet }) }
}

interface Reading {
  readonly total: number
  readonly rows: readonly ReadRow[]
  readonly rejected: readonly RejectedCell[]
  readonly warnings: readonly ImportProblem[]
}

async function readRows(kernel: Kernel, columns: ColumnPlan, request: ImportRequest): Promise<Reading> {
  const today = townTime(kernel.clock().toISOString()).slice(0, 10)
  const rows: ReadRow[] = []
  const rejected: RejectedCell[] = []
  const warnings: ImportProblem[] = []
  const readers = createColumnReaders(columns, today)
  const percents = createPercentReader(columns.columns, today)
  let total = 0
  for await (const row of request.rows) {
    total += 1
    const reading = readRow(readers, row)
    percents.note(row, reading)
    rows.push(reading.read)
    rejected.push(...reading.rejected)
    warnings.push(...reading.warnings)
    if (total % progressStep === 0) {
      request.onProgress?.({ phase: 'reading', done: total, total })
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
  const settled = percents.settle(request.plainPercents)
  return { total, rows, rejected: [...rejected.filter((cell) => !settled.dropped.has(cell)), ...settled.rejected], warnings }
}

interface Telling {
  readonly planned: ImportPlan
  /** How many rejected cells are told one by one. */
  readonly most: number
}

function toResult(columns: ColumnPlan, reading: Reading, { planned, most }: Telling): ImportResult {
  const { ledger } = columns
  const rejected = [...reading.rejected, ...planned.rejected].sort((left, right) => left.row - right.row)
  const problems = [...columns.problems, ...askPlainPercents(planned.doubts), ...shorten([...planned.problems, ...reading.warnings])]
  if (rejected.length > most) {
    problems.push({
      code: 'more-rejected',
      severity: 'error',
      at: ledger.label,
      message: `还有 ${rejected.length - most} 处有问题，改好前面的再导入就会列出。`,
    })
  }
  if (reading.total === 0) problems.push({ code: 'no-rows', severity: 'warning', at: ledger.label, message: '表里没有数据行。' })
  return {
    ledger: ledger.label,
    rows: reading.total,
    added: planned.additions.length,
    changed: planned.changes.length,
    unchanged: planned.unchanged,
    rejected: rejected.slice(0, most).map(cutRejected),
    problems,
    matched: columns.columns.flatMap(({ label, ticks = [{ label }], target, part, unit, confidence }) =>
      ticks.map((one) => ({ label: one.label, column: nameOfColumn(target, part), unit: unit ?? null, confidence })),
    ),
  }
}

/** The ledger's own label of a column: of a reference that several columns name, of the one that it is. */
function nameOfColumn({ field }: ResolvedField, part: string | undefined): string {
  const named = field.kind === 'ref' ? Object.entries(field.by ?? {}).find(([, id]) => id === part)?.[0] : undefined
  return named ?? field.label
}

/** Enough of a cell to know it by: one of 30,000 characters, two thousand times, would be an answer that nobody can take. */
function cutRejected({ value, why, ...place }: RejectedCell): RejectedCell {
  return { ...place, value: cut(value), why: cut(why) }
}

function cut(text: string): string {
  return text.length > echoed ? `${text.slice(0, echoed)}…` : text
}

/** A refused import did nothing; only a preview says what the sound rows would do. */
function refused(summary: ImportResult): ImportResult {
  return { ...summary, added: 0, changed: 0 }
}

function shorten(warnings: readonly ImportProblem[]): ImportProblem[] {
  if (warnings.length <= listed) return [...warnings]
  const rest = { code: 'more-warnings', severity: 'warning' as const, at: '', message: `还有 ${warnings.length - listed} 处提醒没有列出。` }
  return [...warnings.slice(0, listed), rest]
}

function hasError(problems: readonly ImportProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}
