import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { townTime } from '../../audit/instant.ts'
import type { AuditDetail, Change, WrittenRecord } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { assertWritable } from '../command/require-ledger.ts'
import { assertMayImport } from '../record/guarded.ts'
import type { ImportProblem, ImportResult, ImportRow, RejectedCell } from '../types.ts'
import { type LedgerWatch, noteWritten } from '../watch.ts'
import { type ColumnPlan, matchColumns } from './match-columns.ts'
import { type ImportPlan, planImport } from './plan-import.ts'
import { type ReadRow, readRow } from './read-row.ts'
import { writeImport } from './write-import.ts'

export interface ImportProgress {
  readonly phase: 'reading' | 'matching' | 'writing'
  readonly done: number
  readonly total: number
}

export interface ImportRequest {
  /** Id, label or alias of the ledger. */
  readonly ledger: string
  readonly columns: readonly string[]
  readonly rows: Iterable<ImportRow> | AsyncIterable<ImportRow>
  readonly source?: { readonly file: string; readonly sheet?: string }
  /** Says what the import would do; writes nothing. */
  readonly preview?: boolean
  readonly onProgress?: (progress: ImportProgress) => void
}

interface ImportKernel {
  readonly engine: Engine
  readonly catalogue: CatalogueIndex
  readonly clock: () => Date
  readonly newId: () => string
  readonly watch: LedgerWatch
}

/** Rejections and warnings kept word for word; beyond, only their number is told. */
const listed = 2_000
const progressStep = 2_000

/**
 * Imports rows of an office file into a ledger: every cell is read and every reference found, or the import is refused as a whole with each bad cell
 * named. What is written is one transaction and one audit entry. The same file a second time adds nothing.
 */
export async function importRows(kernel: ImportKernel, actor: Actor, request: ImportRequest): Promise<ImportResult> {
  authorize(actor, 'import')
  const ledger = kernel.catalogue.findLedger(request.ledger)
  if (ledger === undefined) throw new Refusal('not-found', `没有叫“${request.ledger}”的台账。`)
  assertWritable(kernel, ledger)
  const columns = matchColumns(ledger, request.columns)
  const reading = await readRows(kernel, columns, request)
  const broken = reading.rejected.length > 0 || hasError(columns.problems)
  const preview = request.preview === true
  const plan = (session: Session) => planImport({ ...kernel, session, town: actor.town }, columns, reading.rows)
  const result = (planned: ImportPlan) => toResult(ledger, columns, reading, planned)
  request.onProgress?.({ phase: 'matching', done: 0, total: reading.total })
  if (preview || broken) {
    const summary = result(await kernel.engine.read(plan))
    return preview ? summary : refused(summary)
  }
  return writeAudited(kernel, actor, async (change) => {
    const planned = await plan(change.session)
    const summary = result(planned)
    if (summary.rejected.length > 0 || hasError(summary.problems)) return { result: refused(summary), note: undefined }
    if (planned.additions.length + planned.changes.length === 0) return { result: summary, note: undefined }
    request.onProgress?.({ phase: 'writing', done: 0, total: planned.additions.length + planned.changes.length })
    const detail = await write(change, ledger, planned, request)
    assertMayImport(change, ledger, writtenRecords(planned))
    noteWritten(kernel, change, { ledger, records: writtenRecords(planned) })
    request.onProgress?.({ phase: 'writing', done: reading.total, total: reading.total })
    return { result: summary, note: { action: 'import', ledger: ledger.id, record: null, detail } }
  })
}

function* writtenRecords({ additions, changes }: ImportPlan): Generator<WrittenRecord> {
  for (const { id, values } of additions) yield { id, before: undefined, after: values }
  for (const { before, values } of changes) yield { id: before.id, before: before.values, after: values }
}

async function write(change: Change, ledger: ResolvedLedger, planned: ImportPlan, { source }: ImportRequest): Promise<AuditDetail> {
  const { root, count } = await writeImport(change, ledger, planned)
  // The plan has held every row to the exclusive rules, and knows which of them only warn about a file.
  change.held.delete(ledger.id)
  const { additions, changes, unchanged } = planned
  const origin = { ...(source === undefined ? {} : { file: source.file }), ...(source?.sheet === undefined ? {} : { sheet: source.sheet }) }
  return { added: additions.length, changed: changes.length, unchanged, root, count, ...origin }
}

interface Reading {
  readonly total: number
  readonly rows: readonly ReadRow[]
  readonly rejected: readonly RejectedCell[]
  readonly warnings: readonly ImportProblem[]
}

async function readRows(kernel: ImportKernel, columns: ColumnPlan, request: ImportRequest): Promise<Reading> {
  const today = townTime(kernel.clock().toISOString()).slice(0, 10)
  const rows: ReadRow[] = []
  const rejected: RejectedCell[] = []
  const warnings: ImportProblem[] = []
  let total = 0
  for await (const row of request.rows) {
    total += 1
    const reading = readRow(columns, row, today)
    rows.push(reading.read)
    rejected.push(...reading.rejected)
    warnings.push(...reading.warnings)
    if (total % progressStep === 0) {
      request.onProgress?.({ phase: 'reading', done: total, total })
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
  return { total, rows, rejected, warnings }
}

function toResult(ledger: ResolvedLedger, columns: ColumnPlan, reading: Reading, planned: ImportPlan): ImportResult {
  const rejected = [...reading.rejected, ...planned.rejected].sort((left, right) => left.row - right.row)
  const problems = [...columns.problems, ...shorten([...planned.problems, ...reading.warnings])]
  if (rejected.length > listed) {
    problems.push({
      code: 'more-rejected',
      severity: 'error',
      at: ledger.label,
      message: `还有 ${rejected.length - listed} 处有问题，改好前面的再导入就会列出。`,
    })
  }
  if (reading.total === 0) problems.push({ code: 'no-rows', severity: 'warning', at: ledger.label, message: '表里没有数据行。' })
  return {
    ledger: ledger.label,
    rows: reading.total,
    added: planned.additions.length,
    changed: planned.changes.length,
    unchanged: planned.unchanged,
    rejected: rejected.slice(0, listed),
    problems,
  }
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
