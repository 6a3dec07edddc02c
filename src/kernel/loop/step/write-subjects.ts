import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { ResolvedLoop, ResolvedStep } from '../../../definition/loop/types.ts'
import { readVersions, type StoredVersion } from '../../ledger/record/read-version.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { writeRecordsAudited } from '../../ledger/record/write-records-audited.ts'
import { bigint, row, uuid } from '../../storage/row.ts'
import type { TownReading, TownSession } from '../../town-session.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { checkRecords } from '../subject/check-records.ts'
import type { StepInput } from '../types.ts'

/** The records of cases as they stand: record id → its version. */
export async function readSubjects(
  { kernel, session, town }: TownReading,
  loop: ResolvedLoop,
  cases: readonly StoredCase[],
): Promise<ReadonlyMap<string, StoredVersion>> {
  const ids = cases.map(({ subject }) => subject)
  const ledger = kernel.catalogue.getLedger(loop.ledger)
  const versions = await readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and t.id = any(${ids}::uuid[])`)
  return new Map(versions.map((version) => [version.id, version]))
}

export interface Filled {
  readonly subjects: readonly StoredVersion[]
  readonly filled: ReadonlyMap<string, StoredValues>
}

export interface SubjectWriting {
  readonly loop: ResolvedLoop
  readonly step: Pick<ResolvedStep, 'id' | 'label'>
  readonly input: Pick<StepInput, 'opinion'>
}

/** Writes what a step made of the records, in its own entry of the chain; records that stay the same are left alone. */
export async function writeSubjects(
  place: TownSession,
  { loop, step, input }: SubjectWriting,
  { subjects, filled }: Filled,
): Promise<void> {
  const ledger = place.kernel.catalogue.getLedger(loop.ledger)
  const changes = subjects.flatMap((before) => {
    const values = filled.get(before.id) ?? before.values
    const isChanged = ledger.fields.some((field) => (values[field.id] ?? null) !== (before.values[field.id] ?? null))
    return isChanged ? [{ before, values }] : []
  })
  if (changes.length === 0) return
  await checkRecords(
    place,
    ledger,
    changes.map(({ before, values }) => ({ id: before.id, before: before.values, values })),
  )
  await writeRecordsAudited(place.kernel, {
    session: place.session,
    writer: place.actor,
    ledger,
    changes,
    since: () => readBeginnings(place, { loop: loop.id, subjects: subjects.map(({ id }) => id) }),
    action: 'step',
    cause: { type: 'step', loop: loop.id, step: step.id },
    detail: { loop: loop.id, step: step.id, reason: input.opinion?.trim() || `「${loop.label}」${step.label}` },
  })
}

const beginningRow = row('the beginning of a case', { subject: uuid, entry: bigint })

/** With which entry the open cases over these records began. */
async function readBeginnings(
  { kernel, session, town }: TownReading,
  { loop, subjects }: { readonly loop: string; readonly subjects: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  const table = sql.id(kernel.catalogue.getLedger(caseLedgerId).table)
  const rows = beginningRow.all(
    await session.query(sql`
      select t.subject, f.entry from ${table} as t join ${table} as f on f.town = t.town and f.id = t.id and f.version = 1
      where t.town = ${town} and t.replaced_at is null and t.ended_on is null and t.loop = ${loop} and t.subject = any(${[...subjects]}::uuid[])
    `),
  )
  return new Map(rows.map(({ subject, entry }) => [subject, wholeNumber(entry)]))
}
