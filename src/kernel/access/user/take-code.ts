import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { bigint, row } from '../../storage/row.ts'
import { openBox, type SecretBox, type SecretPlace } from '../../storage/secret-box.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { stepOfCode } from './second-factor-codes.ts'

const factorRow = row('second_factor', { secret: text, last_step: bigint })

/**
 * Whether the user has a device at all. Where there is one, takes the code: refuses with `second-factor` where none was given, and where it is wrong or was
 * taken before; of two that bring the same code at once one is refused.
 */
export async function takeCode(
  { engine }: { readonly engine: Engine },
  { town, user, code, at }: { readonly town: string; readonly user: string; readonly code: string | undefined; readonly at: Date },
): Promise<boolean> {
  const found = await engine.inTown(town).read((session) => readFactor(session, town, user))
  if (found === undefined) return false
  if (code === undefined || code.trim() === '') throw new Refusal('second-factor', '请再填手机验证器上的 6 位数字。')
  const step = stepOfCode(boxOf({ engine }).open(found.secret, placeOf(town, user)), code, at.getTime())
  if (step === undefined) throw wrongCode()
  const taken = await engine.inTown(town).write((session) =>
    session.query(sql`
      update second_factor set last_step = ${step} where town = ${town} and user_id::text = ${user} and last_step < ${step}::bigint returning last_step
    `),
  )
  if (taken.length === 0) throw refuse('code', '这个验证码已经用过，请等下一个。')
  return true
}

/** The secret of a user's device as it is kept, and the last half minute that was taken; undefined without one. */
export async function readFactor(session: Session, town: string, user: string) {
  return factorRow.first(
    await session.query(sql`select secret, last_step from second_factor where town = ${town} and user_id::text = ${user}`),
  )
}

/** What seals the secrets of devices in this store. */
export function boxOf({ engine }: { readonly engine: Engine }): SecretBox {
  return engine.secrets ?? openBox
}

/** Where a user's secret lies: it opens nowhere else. */
export function placeOf(town: string, user: string): SecretPlace {
  return { town, table: 'second_factor', row: user, column: 'secret' }
}

/** A code that the secret does not give now. */
export function wrongCode(): Refusal {
  return refuse('code', '验证码不对：看看手机的时间准不准，再填当前的 6 位数字。')
}

/** Refuses what somebody said, at its field. */
export function refuse(field: 'secret' | 'password' | 'code' | 'oldCode', message: string): Refusal {
  return new Refusal('invalid', message, { fields: [{ field, message }] })
}
