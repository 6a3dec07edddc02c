import { sql } from 'kysely'
import { flag } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import type { Engine } from '../../storage/types.ts'
import { checkPasskey, refusePasskey } from '../passkey/check-passkey.ts'
import type { Answered } from '../passkey/types.ts'
import { takeCode } from './take-code.ts'

/** What somebody brings beside the password. `at` is the machine's clock: a demo's lags. */
export interface FactorProof {
  readonly code?: string | undefined
  readonly passkey?: Answered | undefined
  readonly at: Date
}

interface Taking extends FactorProof {
  readonly town: string
  readonly user: string
}

const factorsRow = row('second factors', { device: flag, passkey: flag })

/**
 * Takes the code of the user's device, or an answer of one of their passkeys, where they have either; gives whether they do. Refuses with `second-factor`, naming
 * the fields that would do, where neither was brought, and with `invalid` at its field what is wrong.
 */
export async function takeSecondFactor(kernel: { readonly engine: Engine }, { town, user, code, passkey, at }: Taking): Promise<boolean> {
  const has = await kernel.engine.inTown(town).read(async (session) =>
    factorsRow.first(
      await session.query(sql`
        select exists (select 1 from second_factor where town = ${town} and user_id::text = ${user}) as device,
          exists (select 1 from passkey where town = ${town} and user_id::text = ${user}) as passkey
      `),
    ),
  )
  if (has?.device !== true && has?.passkey !== true) return false
  if (passkey !== undefined && has.passkey) {
    const owner = await checkPasskey(kernel, { town, ...passkey, alone: false, at })
    if (owner !== user) throw refusePasskey('这把通行密钥是另一个账号的。')
    return true
  }
  if (code !== undefined && code.trim() !== '' && has.device) return takeCode(kernel, { town, user, code, at })
  const code1 = { field: 'code', message: '请填手机验证器上的 6 位数字' }
  const passkey1 = { field: 'passkey', message: '请用通行密钥' }
  const message = !has.passkey
    ? '请再填手机验证器上的 6 位数字。'
    : has.device
      ? '请再填手机验证器上的 6 位数字，或者用通行密钥。'
      : '请再用通行密钥。'
  throw new Refusal('second-factor', message, { fields: [...(has.device ? [code1] : []), ...(has.passkey ? [passkey1] : [])] })
}
