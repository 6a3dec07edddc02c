import { sql } from 'kysely'
import { flag, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row, uuid } from '../../storage/row.ts'
import { numbersSealed } from '../../storage/sealing/keyed.ts'
import { readInTown } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { isRecordId } from '../record/read-version.ts'

export interface TableView {
  readonly id: string
  readonly name: string
  /** The office's: everybody who reads the ledger sees it. */
  readonly shared: boolean
  /** Who made it. */
  readonly author: string
  readonly own: boolean
  /** Columns, filters and order as the page wrote them: JSON. */
  readonly setup: string
  readonly at: string
}

const viewRow = row('table_view', { id: uuid, name: text, shared: flag, author: text, owner: text, setup: text, at: instant })

/** So many of one person's over one ledger: a list of views longer than that is none. */
const mostOwn = 50

/** The actor's own views of a ledger and the office's, by name. Refuses with `not-found` a ledger that there is not. */
export async function listTableViews(
  kernel: Kernel,
  actor: Actor,
  { ledger: name }: { readonly ledger: string },
): Promise<readonly TableView[]> {
  const ledger = requireLedger(kernel.catalogue, name)
  return readInTown(kernel, actor, 'read', async ({ session, town }) => {
    const rows = viewRow.all(
      await session.query(sql`
        select id, name, shared, owner_name as author, owner, setup, at from table_view
        where town = ${town} and ledger = ${ledger.id} and (shared or owner = ${actor.id}) order by shared desc, name, id
      `),
    )
    return rows.map(({ owner, ...rest }) => ({ ...rest, own: owner === actor.id }))
  })
}

export interface NewTableView {
  readonly ledger: string
  readonly name: string
  readonly shared: boolean
  readonly setup: string
}

/**
 * Keeps a way of looking at a ledger under a name; one of the same name by the same person is replaced. Made by whoever may write: an auditor changes nothing, not even this. Refuses
 * with `invalid` a name of nothing, with `conflict` a name that a view of the office has already.
 */
export async function saveTableView(kernel: Kernel, actor: Actor, input: NewTableView): Promise<TableView> {
  authorize(actor, 'write')
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  const name = input.name.trim()
  if (name === '') throw new Refusal('invalid', '请给视图起个名字。', { fields: [{ field: 'name', message: '请起个名字' }] })
  return writeAudited(kernel, actor, async (change) => {
    const { session, town, at } = change
    const alike = viewRow.all(
      await session.query(sql`
        select id, name, shared, owner_name as author, owner, setup, at from table_view
        where town = ${town} and ledger = ${ledger.id} and (owner = ${actor.id} or (shared and name = ${name}))
      `),
    )
    if (input.shared && alike.some((one) => one.name === name && one.owner !== actor.id))
      throw new Refusal('conflict', `全镇的视图里已经有“${name}”，请换个名字。`)
    const same = alike.find((one) => one.owner === actor.id && one.name === name)
    if (same === undefined && alike.length >= mostOwn) throw new Refusal('invalid', `一本台账最多存 ${mostOwn} 个自己的视图，请先删几个。`)
    const id = same?.id ?? kernel.newId()
    await session.query(sql`
      insert into table_view (town, id, ledger, name, owner, owner_name, shared, setup, at)
      values (${town}, ${id}::uuid, ${ledger.id}, ${name}, ${actor.id}, ${actor.name}, ${input.shared}::boolean, ${numbersSealed(input.setup)}, ${at}::timestamptz)
      on conflict (town, id) do update set shared = excluded.shared, setup = excluded.setup, at = excluded.at
    `)
    const result = { id, name, shared: input.shared, author: actor.name, own: true, setup: input.setup, at }
    return { result, note: { action: 'view.save', ledger: ledger.id, record: null, detail: { name, shared: input.shared } } }
  })
}

/** Takes a view away: one's own, or one of the office's for whoever manages the town. Refuses with `not-found`, `not-permitted`. */
export async function removeTableView(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  authorize(actor, 'write')
  await writeAudited(kernel, actor, async ({ session, town }) => {
    const [found] = isRecordId(id)
      ? removedRow.all(
          await session.query(sql`select name, owner, ledger, shared from table_view where town = ${town} and id = ${id}::uuid`),
        )
      : []
    if (found === undefined || (!found.shared && found.owner !== actor.id)) throw new Refusal('not-found', '没有这个视图。')
    if (found.owner !== actor.id) authorize(actor, 'manage')
    await session.query(sql`delete from table_view where town = ${town} and id = ${id}::uuid`)
    return { result: undefined, note: { action: 'view.remove', ledger: found.ledger, record: null, detail: { name: found.name } } }
  })
}

const removedRow = row('table_view', { name: text, owner: text, ledger: text, shared: flag })
