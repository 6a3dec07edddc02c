import { sql } from 'kysely'
import { groupBy } from '../../../definition/group-by.ts'
import { oneOf, orNull } from '../../../definition/shape/shape.ts'
import { roles } from '../../access/types.ts'
import { instantOf } from '../../audit/instant.ts'
import { idRow, type RowOf, row, uuid } from '../../storage/row.ts'
import { sealNumbers } from '../../storage/sealing/seal-numbers.ts'
import type { TownReading, TownWriting } from '../../town-session.ts'
import type { StoredCase } from '../case/stored-case.ts'
import type { EscalationLevel, NoticeKind } from '../types.ts'
import type { OutgoingMessage } from './message.ts'

/** Something that happened to a case, and the users who are told. */
export interface Happening {
  readonly kind: NoticeKind
  readonly case: StoredCase
  readonly level?: EscalationLevel | undefined
  readonly users: readonly string[]
}

const reachableRow = row('town_user', { id: uuid, role: oneOf(roles), cadre: orNull(uuid) })
export type Reachable = RowOf<typeof reachableRow>

/** The users of a town who can be told something: the disabled ones are left out. Sorted by account. */
export async function readReachable({ session, town }: TownReading): Promise<readonly Reachable[]> {
  return reachableRow.all(
    await session.query(sql`select id, role, cadre from town_user where town = ${town} and disabled_at is null order by account`),
  )
}

/** Tells the users of what happened, and lays a message in the outbox of every webhook: one for each kind, loop and state, however many cases moved at once. */
export async function writeNotices(place: TownWriting, happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return
  const { kernel, session, town } = place
  const at = instantOf(kernel.clock())
  const rows = happenings.flatMap(({ kind, case: one, users }) =>
    users.map((user) => [town, kernel.newId(), user, kind, one.id, one.number, one.loopLabel, one.stateLabel, one.due, at]),
  )
  const columns = ['town', 'id', 'user_id', 'kind', 'case_id', 'number', 'loop_label', 'state_label', 'due', 'at']
  if (rows.length > 0) await session.copyIn('case_notice', columns, rows)
  const webhooks = idRow.all(await session.query(sql`select id from webhook where town = ${town} order by id`))
  if (webhooks.length === 0) return
  const messages = messagesOf(happenings).flatMap((message) =>
    webhooks.map(({ id }) => [town, kernel.newId(), id, sealNumbers(JSON.stringify(message), session.sealer), at, '0', at]),
  )
  await session.copyIn('webhook_message', ['town', 'id', 'webhook', 'message', 'created_at', 'attempts', 'next_at'], messages)
}

function messagesOf(happenings: readonly Happening[]): readonly OutgoingMessage[] {
  const alike = groupBy(happenings, ({ kind, case: one, level }) => JSON.stringify([kind, one.loop, one.state, level ?? null]))
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { kind, case: one, level } = first
    const dues = group.flatMap((happening) => happening.case.due ?? []).sort()
    return [
      {
        kind,
        loopLabel: one.loopLabel,
        stateLabel: one.stateLabel,
        count: group.length,
        number: group.length === 1 ? one.number : null,
        case: group.length === 1 ? one.id : null,
        due: dues[0] ?? null,
        level: level ?? null,
      },
    ]
  })
}
