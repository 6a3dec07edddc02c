import { hasErrors } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { authorize } from '../../access/authorize.ts'
import { readTown } from '../../access/town/get-town.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { openTo } from '../../ledger/watch.ts'
import { Refusal } from '../../refusal.ts'
import { findConfirmation, listConfirmations } from '../background/confirmations.ts'
import { type CompilePhase, compileAs } from '../compile-report.ts'
import { frozenReport } from '../ledgers/frozen-report.ledger.ts'
import { getTemplate } from '../template/templates.ts'
import { digestReport } from './digest-report.ts'
import { type FrozenReport, presentFrozen } from './frozen-reports.ts'
import { type KeptConfirmation, writeReading } from './kept-reading.ts'

export interface FreezeInput {
  readonly template: string
  /** Told what is done next. */
  readonly onPhase?: (phase: CompilePhase | 'saving') => void
}

/**
 * Freezes a template as the town's data stands: keeps the template, the definitions, the town's names, the instant, and what the reader said of it with
 * who confirmed its backgrounds. Refuses with `invalid` while the report has errors (what is refuted or unproved is one) or a background is unconfirmed.
 */
export async function freezeReport(kernel: Kernel, actor: Actor, { template, onPhase }: FreezeInput): Promise<FrozenReport> {
  authorize(actor, 'freeze')
  const stored = await getTemplate(kernel, actor, { id: template })
  const town = await kernel.engine.inTown(actor.town).read((session) => readTown(session, actor.town))
  const names = { code: town.town, name: town.name, shortName: town.shortName, county: town.county }
  // The state as it is now, which was mostly read before, and the instant of its last write: rebuilt as of that, it is the same.
  const report = await compileAs(kernel, actor, { source: stored.source, name: stored.title, town: names, ...(onPhase && { onPhase }) })
  if (hasErrors(report.problems)) {
    const errors = report.problems.filter((problem) => problem.severity === 'error')
    throw new Refusal('invalid', `报告还有${errors.length}处错误，不能定稿：${errors[0]?.message ?? ''}`)
  }
  const reading = writeReading(report, await requireConfirmations(kernel, actor, { template, report }))
  onPhase?.('saving')
  const record = await addRecord(openTo(kernel, frozenReport.id), actor, {
    ledger: frozenReport.id,
    values: {
      title: stored.title,
      period: stored.period,
      template: stored.id,
      templateVersion: stored.version,
      source: stored.source,
      definition: kernel.definition,
      asOf: report.asOf,
      digest: digestReport(report, reading),
      townName: names.name,
      townShortName: names.shortName,
      county: names.county === '' ? null : names.county,
      reading,
    },
  })
  return presentFrozen(record)
}

/** Every background with who confirmed it and when. */
async function requireConfirmations(
  kernel: Kernel,
  actor: Actor,
  { template, report }: { readonly template: string; readonly report: CompiledReport },
): Promise<readonly KeptConfirmation[]> {
  const confirmations = report.backgrounds.length === 0 ? [] : await listConfirmations(kernel, actor, { template })
  const pairs = report.backgrounds.map((background) => ({ background, confirmed: findConfirmation(confirmations, background) }))
  const open = pairs.flatMap(({ background, confirmed }) => (confirmed === undefined ? [background] : []))
  const [first] = open
  if (first !== undefined) {
    const { at, words } = first
    throw new Refusal('invalid', `还有${open.length}条背景没有确认，不能定稿：第${at.line}行“${words}”${open.length > 1 ? '等' : ''}。`)
  }
  return pairs.flatMap(({ background: { at, words, source = '', sentence }, confirmed }) =>
    confirmed === undefined
      ? []
      : [{ line: at.line, column: at.column, words, source, sentence, by: confirmed.by, name: confirmed.name, at: confirmed.at }],
  )
}
