import { sql } from 'kysely'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row } from '../../storage/row.ts'
import { numbersSealed } from '../../storage/sealing/keyed.ts'
import type { Engine } from '../../storage/types.ts'
import type { Actor } from '../types.ts'
import { enterTown, isParted, type SessionContext, type SignedInNow, type Visitor } from '../user/enter-town.ts'
import { requirePassword } from '../user/require-password.ts'
import { type FactorProof, takeSecondFactor } from '../user/take-second-factor.ts'
import { partedUserRow } from '../user/user-row.ts'
import { getCountyLogin } from './county-login.ts'
import { keptCountyIdentities } from './county-tables.ts'
import { removeIdentity } from './remove-identity.ts'
import type { CountyIdentity } from './types.ts'

const sinceRow = row('county_identity', { since: instant })

/** Since when the actor can come by way of the county; undefined where they cannot. */
export async function readCountyIdentity({ engine }: { readonly engine: Engine }, { town, id }: Actor): Promise<string | undefined> {
  const rows = await engine
    .inTown(town)
    .read((session) => session.query(sql`select since from county_identity where town = ${town} and user_id::text = ${id}`))
  return sinceRow.first(rows)?.since
}

interface OwnProof extends FactorProof {
  readonly password: string
}

/**
 * From now on who the county calls this is the actor: never by itself, only by the account's owner, with password and second factor, and in the chain. Refuses:
 * `invalid` at its field and `second-factor` as those do, `wrong-state` for an issuer whose word the town no longer takes, `conflict` where either is linked.
 */
export async function linkCountyIdentity(
  kernel: AuditContext & { readonly newId: () => string },
  actor: Actor,
  { identity, password, ...factor }: OwnProof & { readonly identity: CountyIdentity },
): Promise<void> {
  const { town } = actor
  await requirePassword(kernel, actor, password)
  await takeSecondFactor(kernel, { town, user: actor.id, ...factor })
  await requireTaken(kernel, town, identity)
  const id = kernel.newId()
  await writeAudited(kernel, actor, async (change) => {
    const linked = await change.session.query(sql`
      insert into county_identity (town, id, user_id, issuer, subject, since)
      values (${town}, ${id}, ${actor.id}, ${identity.issuer}, ${numbersSealed(identity.subject)}, ${kernel.clock().toISOString()}) on conflict do nothing returning id
    `)
    if (linked.length === 0) throw new Refusal('conflict', '这个县统一身份，或者你的账号，已经关联过：先在原来的账号里取消。')
    const detail = { name: actor.name, user: actor.id, ...(await digestKept(change, keptCountyIdentities, id)) }
    return { result: undefined, note: { action: 'county-identity.link', ledger: null, record: id, detail } }
  })
}

/** The county's word stands for the actor no more. Refuses as linking does; where nothing is linked nothing changes. */
export async function unlinkCountyIdentity(kernel: AuditContext, actor: Actor, { password, ...factor }: OwnProof): Promise<void> {
  await requirePassword(kernel, actor, password)
  await takeSecondFactor(kernel, { town: actor.town, user: actor.id, ...factor })
  await writeAudited(kernel, actor, (change) => removeIdentity(change, { user: actor.id, name: actor.name }))
}

interface CountyEntry extends FactorProof, Visitor {
  readonly town: string
  readonly identity: CountyIdentity
}

/**
 * Signs in whom the county has proved. What they may do is what their account may; what the county says of it is not read. A second factor is asked for unless
 * the county made sure by one that the town takes. Refuses with `not-permitted` where no account is linked or it is disabled.
 */
export async function enterByCounty(
  kernel: SessionContext,
  { town, identity, agent, address, ...factor }: CountyEntry,
): Promise<SignedInNow> {
  await requireTaken(kernel, town, identity)
  const found = partedUserRow.first(
    await kernel.engine.inTown(town).read((session) =>
      session.query(sql`
        select u.id, account, name, role, office, cadre, password_due, ${isParted(sql`u.town`)} as parted
        from county_identity as c join town_user as u on u.town = c.town and u.id = c.user_id
        where c.town = ${town} and c.issuer = ${identity.issuer} and c.subject = ${numbersSealed(identity.subject)} and u.disabled_at is null
      `),
    ),
  )
  if (found === undefined)
    throw new Refusal('not-permitted', '这个县统一身份还没有关联本镇的账号：请先用账号和密码登录，在“我的账号”里关联。')
  if (!identity.factor) await takeSecondFactor(kernel, { town, user: found.id, ...factor })
  return enterTown(kernel, { town, found, agent, address, factor: identity.factor })
}

/** What was proved minutes ago counts only while the town still takes that county's word. */
async function requireTaken(kernel: { readonly engine: Engine }, town: string, { issuer }: CountyIdentity): Promise<void> {
  if ((await getCountyLogin(kernel, town))?.issuer !== issuer) throw new Refusal('wrong-state', '本镇没有接入这个县统一登录。')
}
