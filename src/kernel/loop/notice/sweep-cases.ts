import { sql } from 'kysely'
import { groupBy } from '../../../definition/group-by.ts'
import { text } from '../../../definition/shape/shape.ts'
import { actsAs } from '../../access/acts-as.ts'
import { inDomains } from '../../access/domain/in-domains.ts'
import { instantOf } from '../../audit/instant.ts'
import { momentOfClock } from '../../audit/moment.ts'
import type { Kernel } from '../../context.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownWriting } from '../../town-session.ts'
import { readCases } from '../case/read-cases.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { requireLoop } from '../loop-index.ts'
import { isKnown } from '../query/case-page.ts'
import { caseDaysLate, isLate, reachedLevels } from '../query/escalation.ts'
import { hasLoops } from '../query/has-loops.ts'
import { readHolders } from '../subject/holders.ts'
import type { EscalationLevel } from '../types.ts'
import { leadersOut } from './notice-changes.ts'
import { type Happening, readReachable, writeNotices } from './write-notices.ts'

const alertRow = row('case_alert', { case_id: uuid, level: text })

/**
 * Tells of every case that became late or came before a higher level since the last sweep: once for each case, entry into a state and level, however often
 * it runs and whoever runs it. Gives how many it told of.
 */
export async function sweepCases(whole: Kernel, { town }: { readonly town: string }): Promise<number> {
  if (!hasLoops(whole)) return 0
  const kernel = await inDomains(whole, { town })
  const { today } = momentOfClock(kernel)
  return kernel.engine.inTown(town).write(async (session) => {
    const place = { kernel, session, town }
    const returned = kernel.catalogue.catalogue.loops.flatMap(({ id, returnLimit }) =>
      returnLimit === undefined ? [] : [sql`(t.loop = ${id} and t.returns > ${returnLimit}::integer)`],
    )
    const tooOften = returned.length === 0 ? sql`false` : sql`(t.ended_on is null and (${sql.join(returned, sql` or `)}))`
    const cases = await readCases(place, sql`(${isLate(today)} or ${tooOften}) and ${isKnown(kernel)} order by t.due, t.id`)
    const fresh = await markFresh(
      place,
      cases.flatMap((one) => levelsOf(kernel, one, today).map((level) => ({ case: one, level }))),
    )
    const happenings = await addressAll(place, fresh, today)
    await writeNotices(place, happenings)
    return happenings.length
  })
}

interface Alert {
  readonly case: StoredCase
  readonly level: 'late' | EscalationLevel
}

function levelsOf(kernel: Kernel, one: StoredCase, today: string): readonly Alert['level'][] {
  const levels = reachedLevels(requireLoop(kernel.catalogue, one.loop), one, today)
  return caseDaysLate(one, today) > 0 ? ['late', ...levels] : levels
}

/** Writes down which alerts are told now; gives those that were not told before. */
async function markFresh({ kernel, session, town }: TownWriting, alerts: readonly Alert[]): Promise<readonly Alert[]> {
  if (alerts.length === 0) return []
  const rows = alerts.map(({ case: one, level }) => ({ case_id: one.id, entered_at: one.enteredAt, level }))
  const at = instantOf(kernel.clock())
  const statement = sql`
    insert into case_alert (town, case_id, entered_at, level, at)
    select ${town}, f.case_id, f.entered_at, f.level, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (case_id uuid, entered_at text, level text)
    on conflict do nothing returning case_id, level
  `
  const marked = alertRow.all(await session.query(statement))
  const fresh = new Set(marked.map((row) => `${row.case_id} ${row.level}`))
  return alerts.filter(({ case: one, level }) => fresh.has(`${one.id} ${level}`))
}

/** Of cases of one loop and state at once, so many are told to a whole role one by one; the list of what is late tells the rest. */
const mostToRoles = 20

async function addressAll(place: TownWriting, alerts: readonly Alert[], today: string): Promise<readonly Happening[]> {
  const reachable = alerts.length === 0 ? [] : await readReachable(place)
  const told = new Map<string, number>()
  const ofRoles = ({ case: one, level }: Alert, roles: ReadonlySet<string>): readonly string[] => {
    const key = JSON.stringify([one.loop, one.state, level])
    const count = (told.get(key) ?? 0) + 1
    told.set(key, count)
    return count > mostToRoles ? [] : reachable.filter(({ role }) => roles.has(actsAs(role))).map(({ id }) => id)
  }
  const happenings: Happening[] = []
  for (const [id, own] of groupBy(alerts, (alert) => alert.case.loop)) {
    const loop = requireLoop(place.kernel.catalogue, id)
    const holders = await readHolders(place, loop, { subjects: own.map((alert) => alert.case.subject), today })
    for (const alert of own) {
      const { case: one, level } = alert
      if (level === 'late') {
        const leading = leadersOut(loop, one, { reachable, holders: holders.get(one.subject) ?? [] })
        const takers = new Set(loop.steps.flatMap(({ from, by }) => (from.includes(one.state) ? by : [])))
        // Where nobody leads out by name, the roles that may are told.
        happenings.push({ kind: 'late', case: one, users: leading.length > 0 ? leading : ofRoles(alert, takers) })
      } else happenings.push({ kind: 'escalated', case: one, level, users: ofRoles(alert, new Set([level])) })
    }
  }
  return happenings
}
