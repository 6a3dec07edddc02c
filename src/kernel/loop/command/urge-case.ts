import { sql } from 'kysely'
import { forwardSteps } from '../../../definition/loop/order-steps.ts'
import { orNull } from '../../../definition/shape/shape.ts'
import type { Actor } from '../../access/types.ts'
import { townTime } from '../../audit/instant.ts'
import type { Kernel } from '../../context.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row } from '../../storage/row.ts'
import { type TownSession, writeInTown } from '../../town-session.ts'
import { requireLoop } from '../loop-index.ts'
import { readReachable, writeNotices } from '../notice/write-notices.ts'
import { awaitedHolder } from '../query/read-moves.ts'
import { requireOwnCase } from '../query/require-own-case.ts'
import { readHolders } from '../subject/holders.ts'

const urgedRow = row('case_notice', { at: orNull(instant) })

/**
 * Reminds the person for whom a case waits, by a notice and through the outbox. A case is urged once a day, whoever asks. Refuses with `wrong-state` what is
 * over, what waits for nobody in particular, and a second time on one day; with `not-found` a case whose record the actor may not read.
 */
export async function urgeCase(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<{ readonly told: string }> {
  return writeInTown(kernel, actor, 'step', async (place) => {
    const one = await requireOwnCase(place, id)
    if (one.endedOn !== null) throw new Refusal('wrong-state', '这个事项已经结束，不用催了。')
    const loop = requireLoop(kernel.catalogue, one.loop)
    const holders = await readHolders(place, loop, { subjects: [one.subject], today: place.moment.today })
    const leaving = loop.steps.filter(({ from }) => from.includes(one.state))
    const [step] = forwardSteps(loop, one.state, leaving)
    const holder = step === undefined ? undefined : awaitedHolder(step.by, holders.get(one.subject) ?? [])
    if (step === undefined || holder === undefined) throw new Refusal('wrong-state', '这一步没有等着哪一个人，催不到。')
    const names = await readTitles(place.session, kernel.catalogue, {
      town: place.town,
      wanted: new Map([['cadre', new Set([holder.cadre])]]),
    })
    const name = names.get(holder.cadre) ?? '责任人'
    if (holder.cadre === actor.cadre) throw new Refusal('wrong-state', '这件事等的就是你自己。')
    const users = (await readReachable(place)).filter(({ cadre }) => cadre === holder.cadre).map((user) => user.id)
    if (users.length === 0) throw new Refusal('wrong-state', `${name}还没有账号，提醒到不了，请当面说一声。`)
    if (await isUrgedToday(place, id)) throw new Refusal('wrong-state', `今天已经催过${name}了，明天还没办再催。`)
    await writeNotices(place, [{ kind: 'urged', case: one, users }])
    return { told: name }
  })
}

async function isUrgedToday({ session, town, moment }: TownSession, id: string): Promise<boolean> {
  const statement = sql`select max(at) as at from case_notice where town = ${town} and case_id = ${id}::uuid and kind = 'urged'`
  const last = urgedRow.first(await session.query(statement))?.at ?? null
  return last !== null && townTime(last).slice(0, 10) === moment.today
}
