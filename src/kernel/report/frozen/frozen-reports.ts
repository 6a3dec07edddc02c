import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { getRecord } from '../../ledger/query/get-record.ts'
import { listRecords } from '../../ledger/query/list-records.ts'
import type { Instant, LedgerRecord } from '../../ledger/types.ts'
import { frozenReport } from '../ledgers/frozen-report.ledger.ts'
import type { TownNames } from '../types.ts'

export interface FrozenSummary {
  readonly id: string
  /** The template it was frozen from. */
  readonly report: string
  readonly title: string
  readonly period: string
  readonly asOf: Instant
  readonly frozenAt: Instant
  /** The user's id. */
  readonly by: string
  readonly digest: string
}

export interface FrozenReport extends FrozenSummary {
  readonly templateVersion: number
  readonly source: string
  readonly definition: string
  readonly town: Omit<TownNames, 'code'>
  /** What the reader said of it, as it was written; empty for one of before it was kept. */
  readonly reading: string
}

/** All frozen reports of the town. */
export async function listFrozenReports(kernel: Kernel, actor: Actor): Promise<readonly FrozenSummary[]> {
  const { records } = await listRecords(kernel, actor, { ledger: frozenReport.id, query: { limit: 500 } })
  return records.map((record) => {
    const { id, report, title, period, asOf, frozenAt, by, digest } = presentFrozen(record)
    return { id, report, title, period, asOf, frozenAt, by, digest }
  })
}

/** Refuses with `not-found`. */
export async function getFrozenReport(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<FrozenReport> {
  return presentFrozen(await getRecord(kernel, actor, { ledger: frozenReport.id, id }))
}

/** A frozen report from its record. A field that is empty is an empty text. */
export function presentFrozen(record: LedgerRecord): FrozenReport {
  const text = (name: string) => String(record.values[name] ?? '')
  return {
    id: record.id,
    report: text('template'),
    title: text('title'),
    period: text('period'),
    asOf: text('asOf'),
    frozenAt: record.recordedAt,
    by: record.actor,
    digest: text('digest'),
    templateVersion: wholeNumber(text('templateVersion')),
    source: text('source'),
    definition: text('definition'),
    town: { name: text('townName'), shortName: text('townShortName'), county: text('county') },
    reading: text('reading'),
  }
}
