import { type RawBuilder, sql } from 'kysely'
import { dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import { orNull, text } from '../../../definition/shape/shape.ts'
import { readVersions, type StoredVersion } from '../../ledger/record/read-version.ts'
import { idRow, row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import type { GridDay } from '../source/duty-scope.ts'
import { openColumns, requireGridLedger } from '../source/ledger-columns.ts'
import type { Span } from './span.ts'

const heldRow = row('duties', { id: uuid, from: text, to: orNull(text) })

/** A duty that is to change hands. */
export interface StandingDuty {
  readonly version: StoredVersion
  /** Whether its holder is the one who answers when the change begins. */
  readonly answers: boolean
  /** Days within its own on which somebody else has 主责: one who answers without a role does not answer on those. */
  readonly covered: readonly Span[]
}

/** Every duty of a cadre that is in force at some time within the span. */
export async function readHeld(
  session: Session,
  place: Omit<GridDay, 'on'>,
  { holder, span, kinds }: { readonly holder: string; readonly span: Span; readonly kinds?: readonly string[] | undefined },
): Promise<readonly StandingDuty[]> {
  const { column } = openColumns(place.catalogue, dutyLedger.id, 't')
  const ofKind = kinds === undefined ? sql`` : sql`and ${column(dutyLedger.kind)} = any(${[...kinds]}::text[])`
  return readStanding(session, place, { span, condition: sql`${column(dutyLedger.holder)} = ${holder}::uuid ${ofKind}` })
}

/** The duties that say who answers for these objects within the span: 主责, and where nobody has a role whoever is first. */
export async function readAnswering(
  session: Session,
  place: Omit<GridDay, 'on'>,
  { objects, span }: { readonly objects: readonly string[]; readonly span: Span },
): Promise<readonly StandingDuty[]> {
  const { column } = openColumns(place.catalogue, dutyLedger.id, 't')
  const standing = await readStanding(session, place, { span, condition: sql`${column(dutyLedger.object)} = any(${[...objects]}::uuid[])` })
  return standing.filter(({ answers }) => answers)
}

async function readStanding(
  session: Session,
  { catalogue, town }: Omit<GridDay, 'on'>,
  { span, condition }: { readonly span: Span; readonly condition: RawBuilder<unknown> },
): Promise<readonly StandingDuty[]> {
  const ledger = requireGridLedger(catalogue, dutyLedger.id)
  const { column } = openColumns(catalogue, dutyLedger.id, 't')
  const within = sql`(${column(dutyLedger.to)} is null or ${column(dutyLedger.to)} > ${span.from}::date)
    and ${span.to === undefined ? sql`true` : sql`${column(dutyLedger.from)} < ${span.to}::date`}
    and (${column(dutyLedger.to)} is null or ${column(dutyLedger.to)} > ${column(dutyLedger.from)})`
  const versions = await readVersions(
    session,
    ledger,
    sql`t.town = ${town} and t.replaced_at is null and ${condition} and ${within} order by t.id`,
  )
  const silent = versions.filter(({ values }) => (values[dutyLedger.role] ?? null) === null)
  const first = await firstOfSilent(session, { catalogue, town }, { ids: silent.map(({ id }) => id), from: span.from })
  const covered = await readCovered(session, { catalogue, town }, [...first])
  return versions.map((version) => ({
    version,
    answers: version.values[dutyLedger.role] === 'primary' || first.has(version.id),
    covered: covered.get(version.id) ?? [],
  }))
}

async function readCovered(
  session: Session,
  { catalogue, town }: Omit<GridDay, 'on'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Span[]>> {
  const covered = new Map<string, Span[]>()
  if (ids.length === 0) return covered
  const own = openColumns(catalogue, dutyLedger.id, 't')
  const other = openColumns(catalogue, dutyLedger.id, 'o')
  const statement = sql`
    select t.id, ${other.column(dutyLedger.from)}::text as "from", ${other.column(dutyLedger.to)}::text as "to"
    from ${own.from} join ${other.from} on ${other.current(town)} and ${other.column(dutyLedger.object)} = ${own.column(dutyLedger.object)}
      and ${other.column(dutyLedger.role)} = 'primary'
    where ${own.current(town)} and t.id = any(${[...ids]}::uuid[])
  `
  const rows = heldRow.all(await session.query(statement))
  for (const { id, from, to } of rows) covered.set(id, [...(covered.get(id) ?? []), { from, to: to ?? undefined }])
  return covered
}

/** Of duties without a role, those that answer all the same on the later of the day and their own first: nobody beside them has a role or came before. */
async function firstOfSilent(
  session: Session,
  { catalogue, town }: Omit<GridDay, 'on'>,
  { ids, from }: { readonly ids: readonly string[]; readonly from: string },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const own = openColumns(catalogue, dutyLedger.id, 't')
  const other = openColumns(catalogue, dutyLedger.id, 'o')
  const start = sql`greatest(${own.column(dutyLedger.from)}, ${from}::date)`
  const statement = sql`
    select t.id from ${own.from} where ${own.current(town)} and t.id = any(${[...ids]}::uuid[]) and not exists (
      select 1 from ${other.from} where ${other.current(town)} and ${other.column(dutyLedger.object)} = ${own.column(dutyLedger.object)} and o.id <> t.id
        and ${other.column(dutyLedger.from)} <= ${start} and (${other.column(dutyLedger.to)} is null or ${other.column(dutyLedger.to)} > ${start})
        and (${other.column(dutyLedger.role)} is not null or (${other.column(dutyLedger.from)}, o.id) < (${own.column(dutyLedger.from)}, t.id))
    )
  `
  const rows = idRow.all(await session.query(statement))
  return new Set(rows.map(({ id }) => id))
}
