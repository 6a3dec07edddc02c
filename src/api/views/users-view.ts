import type { Actor } from '../../kernel/access/types.ts'
import type { User } from '../../kernel/access/user/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { type AccountState, getRecord, listUsers, Refusal, readAccountStates } from '../../kernel/index.ts'
import type { UserView } from '../contract/user.ts'
import { presentRole } from '../session/rights.ts'

/** Everybody with an account, and the cadre they stand for by name. */
export async function presentUsers(kernel: Kernel, actor: Actor): Promise<UserView[]> {
  const users = await listUsers(kernel, actor, { disabled: true })
  const states = await readAccountStates(kernel, actor)
  return Promise.all(users.map((user) => presentAccount(kernel, actor, { user, state: states.get(user.id) })))
}

/** One of them, as it stands now. */
export async function presentUser(kernel: Kernel, actor: Actor, user: User): Promise<UserView> {
  return presentAccount(kernel, actor, { user, state: (await readAccountStates(kernel, actor)).get(user.id) })
}

async function presentAccount(
  kernel: Kernel,
  actor: Actor,
  { user, state }: { readonly user: User; readonly state: AccountState | undefined },
): Promise<UserView> {
  const { id, account, name, role, office, cadre, disabled = false } = user
  const title = cadre == null ? undefined : await findCadre(kernel, actor, cadre)
  return {
    id,
    account,
    name,
    role,
    roleLabel: presentRole(role),
    office,
    ...(cadre == null ? {} : { cadre: { id: cadre, title: title ?? '（已撤销）' } }),
    disabled,
    secondFactor: state?.secondFactor === true,
    stale: state?.stale === true,
    ...(state?.county === true ? { county: true } : {}),
  }
}

/** Refuses with `invalid` what is no record of 干部. */
export async function requireCadre(kernel: Kernel, actor: Actor, cadre: string | null | undefined): Promise<void> {
  if (cadre === null || cadre === undefined || (await findCadre(kernel, actor, cadre)) !== undefined) return
  throw new Refusal('invalid', '所对应的干部要从干部名册里选。', { fields: [{ field: 'cadre', message: '请从干部名册里选' }] })
}

async function findCadre(kernel: Kernel, actor: Actor, id: string): Promise<string | undefined> {
  try {
    return (await getRecord(kernel, actor, { ledger: 'cadre', id })).title
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined
    throw error
  }
}
