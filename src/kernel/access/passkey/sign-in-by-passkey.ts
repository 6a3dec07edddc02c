import { sql } from 'kysely'
import { Refusal } from '../../refusal.ts'
import { readAccessRules } from '../rules/access-rules.ts'
import { enterTown, isParted, type SessionContext, type SignedInNow, type Visitor } from '../user/enter-town.ts'
import { partedUserRow } from '../user/user-row.ts'
import { checkPasskey } from './check-passkey.ts'
import type { Answered } from './types.ts'

export interface PasskeySignIn extends Visitor {
  readonly town: string
  readonly passkey: Answered
  /** The machine's clock. */
  readonly at: Date
}

/**
 * Signs in with a passkey alone: what somebody has, and what the device made sure of. Refuses with `not-permitted` where the town does not allow it and for a
 * disabled account, with `invalid` as `checkPasskey` does.
 */
export async function signInByPasskey(kernel: SessionContext, { town, passkey, at, ...visitor }: PasskeySignIn): Promise<SignedInNow> {
  const { passkeyAlone } = await kernel.engine.inTown(town).read((session) => readAccessRules(session, town))
  if (!passkeyAlone) throw new Refusal('not-permitted', '本镇没有开通用通行密钥直接登录，请填账号和密码。')
  const id = await checkPasskey(kernel, { town, ...passkey, alone: true, at })
  const found = partedUserRow.first(
    await kernel.engine.inTown(town).read((session) =>
      session.query(sql`
        select id, account, name, role, office, cadre, password_due, ${isParted(sql`town_user.town`)} as parted from town_user
        where town = ${town} and id = ${id} and disabled_at is null
      `),
    ),
  )
  if (found === undefined) throw new Refusal('not-permitted', '这个账号已经停用。')
  return enterTown(kernel, { town, found, ...visitor })
}
