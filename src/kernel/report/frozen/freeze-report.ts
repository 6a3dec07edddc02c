import { createHash } from 'node:crypto'
import { hasErrors } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'
import { authorize } from '../../access/authorize.ts'
import { readTown } from '../../access/town/get-town.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { openTo } from '../../ledger/watch.ts'
import { Refusal } from '../../refusal.ts'
import { type CompilePhase, compileAs } from '../compile-report.ts'
import { frozenReport } from '../ledgers/frozen-report.ledger.ts'
import { getTemplate } from '../template/templates.ts'
import { type FrozenReport, presentFrozen } from './frozen-reports.ts'

export interface FreezeInput {
  readonly template: string
  /** Told what is done next. */
  readonly onPhase?: (phase: CompilePhase | 'saving') => void
}

/**
 * Freezes a template as the town's data stands: keeps the template, the definitions, the town's names and the instant, which is all that a
 * rebuilding needs. Refuses with `invalid` while the report has errors.
 */
export async function freezeReport(kernel: Kernel, actor: Actor, { template, onPhase }: FreezeInput): Promise<FrozenReport> {
  authorize(actor, 'freeze')
  const stored = await getTemplate(kernel, actor, { id: template })
  const town = await kernel.engine.read((session) => readTown(session, actor.town))
  const names = { code: town.town, name: town.name, shortName: town.shortName, county: town.county }
  // The state as it is now, which was mostly read before, and the instant of its last write: rebuilt as of that, it is the same.
  const report = await compileAs(kernel, actor, { source: stored.source, name: stored.title, town: names, ...(onPhase && { onPhase }) })
  if (hasErrors(report.problems)) {
    const errors = report.problems.filter((problem) => problem.severity === 'error')
    throw new Refusal('invalid', `报告还有${errors.length}处错误，不能定稿：${errors[0]?.message ?? ''}`)
  }
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
      digest: digestReport(report),
      townName: names.name,
      townShortName: names.shortName,
      county: names.county === '' ? null : names.county,
    },
  })
  return presentFrozen(record)
}

/** SHA-256 of the report's JSON, without the reading of its prose: a later reader of more words leaves an issued report what it was. */
export function digestReport({ assertions: _, ...report }: CompiledReport): string {
  return createHash('sha256').update(JSON.stringify(report)).digest('hex')
}
