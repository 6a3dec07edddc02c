import { type RawBuilder, sql } from 'kysely'
import { count, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { authorize, seesFullValues } from '../../access/authorize.ts'
import { inDomains } from '../../access/domain/in-domains.ts'
import type { Actor } from '../../access/types.ts'
import { instantOf } from '../../audit/instant.ts'
import type { Kernel } from '../../context.ts'
import { readCommentNotices } from '../../ledger/comment/comment-notices.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { readReach } from '../../ledger/reach/read-reach.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { instant, row, uuid } from '../../storage/row.ts'
import { readInTown, type TownSession } from '../../town-session.ts'
import { readCasesById } from '../case/read-cases.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { hasLoops } from '../query/has-loops.ts'
import { type Notice, type NoticePage, noticeKinds } from '../types.ts'

const noticeRow = row('case_notice', {
  id: uuid,
  kind: oneOf(noticeKinds),
  at: instant,
  case: uuid,
  number: text,
  loopLabel: text,
  stateLabel: text,
  due: orNull(text),
  readAt: orNull(instant),
})
const unreadRow = row('case_notice', { unread: count })

/** The newest so many. */
const listed = 100

/** What the actor was told, newest first. */
export async function listNotices(whole: Kernel, actor: Actor): Promise<NoticePage> {
  const kernel = await inDomains(whole, actor)
  return readInTown(kernel, actor, 'read', async (place) => {
    const { session } = place
    const own = sql`town = ${actor.town} and user_id = ${actor.id}`
    const statement = sql`
      select id, kind, at, case_id as "case", number, loop_label as "loopLabel", state_label as "stateLabel", due, read_at as "readAt"
      from case_notice as n where ${own} and ${isOfKnown(kernel, actor)} order by id desc limit ${listed}::integer
    `
    const told = noticeRow.all(await session.query(statement))
    const row = unreadRow.first(
      await session.query(
        sql`select count(*)::integer as unread from case_notice as n where ${own} and read_at is null and ${isOfKnown(kernel, actor)}`,
      ),
    )
    const titles = await readSubjectTitles(place, told)
    const notices = told.map((notice): Notice => ({ ...notice, subjectTitle: titles.get(notice.case) ?? null }))
    const said = await readCommentNotices(place)
    return { notices, comments: said.notices, unread: (row?.unread ?? 0) + said.unread }
  })
}

/** Not of a case whose domain is switched off or away. */
function isOfKnown({ catalogue }: Kernel, { town }: Actor): RawBuilder<unknown> {
  if (!hasLoops({ catalogue })) return sql`true`
  const cases = sql.id(catalogue.getLedger(caseLedgerId).table)
  const known = catalogue.loops.map(({ id }) => id)
  return sql`not exists (select 1 from ${cases} as t where t.town = ${town} and t.id = n.case_id and not (t.loop = any(${known}::text[])))`
}

/** By case. */
async function readSubjectTitles(place: TownSession, told: readonly { readonly case: string }[]): Promise<ReadonlyMap<string, string>> {
  const cases = await readCasesById(place, [...new Set(told.map((notice) => notice.case))])
  const wanted = new Map<string, Set<string>>()
  for (const { ledger, subject } of cases.values()) wanted.set(ledger, (wanted.get(ledger) ?? new Set()).add(subject))
  const reach = await readReach(place.session, place.kernel, place.actor)
  const titles = await readTitles(place.session, place.kernel.catalogue, {
    town: place.town,
    wanted,
    full: seesFullValues(place.actor),
    reach,
  })
  return new Map(
    [...cases.values()].flatMap(({ id, subject }) => {
      const title = titles.get(subject)
      return title === undefined ? [] : [[id, title] as const]
    }),
  )
}

/** Marks the actor's own notices as read: those named, or all. Gives how many are left. */
export async function readNotices(
  kernel: Kernel,
  actor: Actor,
  { ids }: { readonly ids?: readonly string[] | undefined },
): Promise<{ readonly unread: number }> {
  authorize(actor, 'read')
  return kernel.engine.inTown(actor.town).write(async (session) => {
    const own = sql`town = ${actor.town} and user_id = ${actor.id} and read_at is null`
    const named = ids === undefined ? sql`true` : sql`id = any(${ids.filter(isRecordId)}::uuid[])`
    const now = instantOf(kernel.clock())
    let unread = 0
    for (const table of ['case_notice', 'comment_notice']) {
      await session.query(sql`update ${sql.id(table)} set read_at = ${now}::timestamptz where ${own} and ${named}`)
      unread +=
        unreadRow.first(await session.query(sql`select count(*)::integer as unread from ${sql.id(table)} where ${own}`))?.unread ?? 0
    }
    return { unread }
  })
}
