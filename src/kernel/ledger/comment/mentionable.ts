import { sql } from 'kysely'
import { oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { isBound } from '../../access/bounds.ts'
import { type Actor, roles } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { type RowOf, row, uuid } from '../../storage/row.ts'
import { readInTown, type TownReader } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { isReadable } from '../query/read-record.ts'
import { type RecordBeside, requireReadable } from './readable-record.ts'
import type { Mentionable } from './types.ts'

const accountRow = row('town_user', { id: uuid, name: text, role: oneOf(roles), cadre: orNull(uuid) })
export type Account = RowOf<typeof accountRow>

/** So many are offered at once; who is not among them is found by writing more of the name. */
const offered = 20

/** The accounts of the town that can be told something, by name. */
export async function readAccounts({ session, town }: TownReader): Promise<readonly Account[]> {
  return accountRow.all(
    await session.query(
      sql`select id, name, role, cadre from town_user where town = ${town} and disabled_at is null order by name, account`,
    ),
  )
}

/** Which of these accounts may read a record. The office reads all that nobody counts apart, so that only few are asked of one by one. */
export async function whoReads(
  place: TownReader,
  { ledger, id }: RecordBeside,
  accounts: readonly Account[],
): Promise<ReadonlySet<string>> {
  const reading = new Set<string>()
  for (const account of accounts) {
    const actor: Actor = { id: account.id, name: account.name, town: place.town, role: account.role, cadre: account.cadre ?? undefined }
    const all = !isBound(actor) && ledger.apart === undefined
    if (all || (await isReadable({ ...place, actor }, ledger, id))) reading.add(account.id)
  }
  return reading
}

/**
 * Who may be called by `@` beside a record: the accounts in whose name the text stands, the actor's own left out. Of each it is said whether they may read
 * the record. Refuses with `not-found` a record that the actor may not read.
 */
export async function listMentionable(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly id: string; readonly name?: string | undefined },
): Promise<readonly Mentionable[]> {
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  return readInTown(kernel, actor, 'discuss', async (place) => {
    const beside = { ledger, id: input.id }
    await requireReadable(place, beside)
    const named = (await readAccounts(place)).filter(({ id, name }) => id !== actor.id && name.includes(input.name ?? ''))
    const some = named.slice(0, offered)
    const reading = await whoReads(place, beside, some)
    return some.map(({ id, name, role }) => ({ id, name, role, reads: reading.has(id) }))
  })
}
