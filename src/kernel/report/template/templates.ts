import type { FieldValues } from '../../../definition/field/types.ts'
import { parseTemplate } from '../../../definition/report/parse-template.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { amendRecord } from '../../ledger/command/amend-record.ts'
import { getRecord } from '../../ledger/query/get-record.ts'
import { listRecords } from '../../ledger/query/list-records.ts'
import type { LedgerRecord } from '../../ledger/types.ts'
import { openTo } from '../../ledger/watch.ts'
import { reportTemplate } from '../ledgers/report-template.ledger.ts'

export interface TemplateSummary {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly period: string
  readonly updatedAt: string
  /** The id of who saved it last. */
  readonly by: string
}

export interface StoredTemplate extends TemplateSummary {
  readonly source: string
}

export interface SaveTemplateInput {
  readonly source: string
  /** Absent for a new one; else the version that was edited: another one is refused with `conflict`. */
  readonly existing?: { readonly id: string; readonly version: number }
}

/** Keeps a template as it stands, with all its mistakes: an office saves before it is done. Needs the right to write reports. */
export async function saveTemplate(kernel: Kernel, actor: Actor, { source, existing }: SaveTemplateInput): Promise<StoredTemplate> {
  authorize(actor, 'report')
  const front = parseTemplate(source, 'template').template?.front
  const values: FieldValues = { title: front?.title ?? '未命名报告', period: front?.period ?? '未定', source }
  const ledger = reportTemplate.id
  const writing = openTo(kernel, ledger)
  const record =
    existing === undefined
      ? await addRecord(writing, actor, { ledger, values })
      : await amendRecord(writing, actor, { ledger, id: existing.id, version: existing.version, values })
  return presentTemplate(record)
}

/** All templates of the town. */
export async function listTemplates(kernel: Kernel, actor: Actor): Promise<readonly TemplateSummary[]> {
  const { records } = await listRecords(kernel, actor, { ledger: reportTemplate.id, query: { limit: 500 } })
  return records.map((record) => {
    const { source: _, ...summary } = presentTemplate(record)
    return summary
  })
}

/** Refuses with `not-found`. */
export async function getTemplate(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<StoredTemplate> {
  return presentTemplate(await getRecord(kernel, actor, { ledger: reportTemplate.id, id }))
}

function presentTemplate(record: LedgerRecord): StoredTemplate {
  const { title, period, source } = record.values
  return {
    id: record.id,
    version: record.version,
    title: String(title),
    period: String(period),
    source: String(source),
    updatedAt: record.recordedAt,
    by: record.actor,
  }
}
