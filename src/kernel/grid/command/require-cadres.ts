import { sql } from 'kysely'
import { cadreLedger, leaveLedger } from '../../../definition/duty/duty-ledgers.ts'
import { presentDay } from '../../../definition/period/present-day.ts'
import { orNull, text } from '../../../definition/shape/shape.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import { row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { type GridDay, hasLedger } from '../source/duty-scope.ts'
import { openColumns } from '../source/ledger-columns.ts'
import { isBefore, type Span } from './span.ts'

const cadreRow = row('cadres', { id: uuid, since: orNull(text), until: orNull(text) })
const leaveRow = row('leaves', { cadre: uuid, since: text, back: orNull(text) })

/**
 * The names of cadres who can take something on from the span's first day: in office then (for the whole span, where it ends), and not on leave on
 * that day. Refuses with `not-found` or `conflict`, saying who and why.
 */
export async function requireCadres(
  session: Session,
  { catalogue, town }: Omit<GridDay, 'on'>,
  { ids, span }: { readonly ids: readonly string[]; readonly span: Span },
): Promise<ReadonlyMap<string, string>> {
  const names = await requireNamed(session, { catalogue, town }, ids)
  const { from, column, current } = openColumns(catalogue, cadreLedger.id, 'c')
  const statement = sql`
    select c.id, ${column(cadreLedger.from)} as since, ${column(cadreLedger.to)} as until from ${from}
    where ${current(town)} and c.id = any(${[...names.keys()]}::uuid[])
  `
  const rows = cadreRow.all(await session.query(statement))
  for (const { id, since, until } of rows) {
    const name = names.get(id) ?? ''
    if (since !== null && since > span.from)
      throw new Refusal('conflict', `${name}从${presentDay(since)}起才任职，不能从${presentDay(span.from)}起负责。`)
    if (!isBefore(span.from, until ?? undefined)) throw new Refusal('conflict', `${name}已于${presentDay(until ?? '')}离任，请另选接手人。`)
    if (until !== null && span.to !== undefined && until < span.to)
      throw new Refusal('conflict', `${name}到${presentDay(until)}离任，顶不到${presentDay(span.to)}，请另选。`)
  }
  await refuseOnLeave(session, { catalogue, town }, { names, span })
  return names
}

/** The names of cadres by id. Refuses with `not-found` an id that no current cadre has. */
export async function requireNamed(
  session: Session,
  { catalogue, town }: Omit<GridDay, 'on'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(ids.filter(isRecordId))
  const names = await readTitles(session, catalogue, { town, wanted: new Map([[cadreLedger.id, wanted]]) })
  if (ids.some((id) => !names.has(id))) throw new Refusal('not-found', '干部名册里没有所选的人，可能已被撤销，请重新选择。')
  return names
}

/** Whoever stands in must be there all the time; whoever takes over for good must be there on the first day. */
async function refuseOnLeave(
  session: Session,
  { catalogue, town }: Omit<GridDay, 'on'>,
  { names, span }: { readonly names: ReadonlyMap<string, string>; readonly span: Span },
): Promise<void> {
  if (!hasLedger(catalogue, leaveLedger.id)) return
  const { from, column, current } = openColumns(catalogue, leaveLedger.id, 'l')
  const starts =
    span.to === undefined ? sql`${column(leaveLedger.from)} <= ${span.from}::date` : sql`${column(leaveLedger.from)} < ${span.to}::date`
  const statement = sql`
    select ${column(leaveLedger.cadre)} as cadre, ${column(leaveLedger.from)} as since, ${column(leaveLedger.to)} as back from ${from}
    where ${current(town)} and ${column(leaveLedger.cadre)} = any(${[...names.keys()]}::uuid[]) and ${starts}
      and (${column(leaveLedger.to)} is null or ${column(leaveLedger.to)} > ${span.from}::date)
    order by ${column(leaveLedger.from)} limit 1
  `
  const away = leaveRow.first(await session.query(statement))
  if (away === undefined) return
  throw new Refusal(
    'conflict',
    `${names.get(away.cadre) ?? ''}从${presentDay(away.since ?? '')}请假到${away.back === null ? '另行通知' : presentDay(away.back)}，请另选接手人。`,
  )
}
