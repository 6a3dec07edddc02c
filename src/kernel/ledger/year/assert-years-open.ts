import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Change, WrittenRecord } from '../../audit/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import type { Session } from '../../storage/types.ts'
import { type ClosedYear, readClosedYears } from './closed-years.ts'
import { type YearFields, yearFieldsOf } from './year-fields.ts'

export interface YearWriting {
  readonly ledger: ResolvedLedger
  readonly records: Iterable<WrittenRecord>
  readonly since?: CasesSince | undefined
}

/** By record, the entry with which the case began whose step writes it; asked only where something is closed. */
export type CasesSince = () => Promise<ReadonlyMap<string, number>>

/**
 * Refuses with `year-closed` what would add, change or end a record of a closed year, whoever writes it and by whatever way, unless the writer states a
 * reason, which the entry then keeps. Ledgers that only the kernel itself writes (cases, issues) are its own account of the work and go on.
 */
export async function assertYearsOpen(
  { catalogue, watch }: Pick<Kernel, 'catalogue' | 'watch'>,
  change: Change,
  { ledger, records, since }: YearWriting,
): Promise<void> {
  const fields = yearFieldsOf(catalogue, ledger)
  if (fields.dates.length === 0 || watch.keeps(ledger.id)) return
  const closed = await closedWithin(change)
  if (closed.size === 0) return
  const begun = await since?.()
  for (const record of records) {
    for (const year of findClosed(fields, closed, { record, since: begun?.get(record.id) })) {
      if (change.correction === undefined) refuse(ledger, year)
      change.corrected.add(year)
    }
  }
}

/** The closed years that what is written would touch, for whoever only asks: a preview. */
export function findClosedYears(
  { catalogue }: Pick<Kernel, 'catalogue'>,
  closed: ReadonlyMap<string, ClosedYear>,
  { ledger, records }: YearWriting,
): readonly string[] {
  const fields = yearFieldsOf(catalogue, ledger)
  const years = new Set<string>()
  for (const record of records) for (const year of findClosed(fields, closed, { record, since: undefined })) years.add(year)
  return [...years].sort()
}

/** Read once for a transaction: its place in the town's line of writers is its own until it ends. */
const readIn = new WeakMap<Session, Map<string, ReadonlyMap<string, ClosedYear>>>()

async function closedWithin({ session, town }: Change): Promise<ReadonlyMap<string, ClosedYear>> {
  const towns = readIn.get(session) ?? new Map<string, ReadonlyMap<string, ClosedYear>>()
  readIn.set(session, towns)
  const closed = towns.get(town) ?? (await readClosedYears(session, town))
  towns.set(town, closed)
  return closed
}

interface OneRecord {
  readonly record: WrittenRecord
  readonly since: number | undefined
}

function findClosed(
  { dates, whole }: YearFields,
  closed: ReadonlyMap<string, ClosedYear>,
  { record, since }: OneRecord,
): readonly string[] {
  const { before, after } = record
  const years: string[] = []
  const add = (value: string | null | undefined) => {
    const year = value?.slice(0, 4)
    if (year !== undefined && closed.has(year)) years.push(year)
  }
  for (const field of dates) {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null]
    if (was === is) continue
    add(was)
    add(is)
  }
  if (whole === undefined) return years
  const year = before?.[whole]?.slice(0, 4)
  const isCarried = since !== undefined && year !== undefined && since < (closed.get(year)?.entry ?? 0)
  if (!isCarried) add(before?.[whole])
  return years
}

/** What a clerk is told, and what to do. */
export function closedWords(ledger: Pick<ResolvedLedger, 'label'>, year: string): string {
  return `${year}年已经结账，「${ledger.label}」里${year}年的记录不能再新增、改动或撤销。确要更正的，写明更正的理由；或者请有定稿权限的人在“年度”页重新打开${year}年。`
}

function refuse(ledger: ResolvedLedger, year: string): never {
  throw new Refusal('year-closed', closedWords(ledger, year))
}
