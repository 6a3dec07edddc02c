import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { describeEngines } from '../../storage/testing.ts'
import type { Engine } from '../../storage/types.ts'
import { accessContext, fillAccess } from '../testing/open-access.ts'
import type { Actor } from '../types.ts'
import { createUser } from './create-user.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { clearSecondFactor, proposeSecondFactor, readSecondFactor, setSecondFactor } from './second-factor.ts'
import { codeAt } from './second-factor-codes.ts'
import { signIn } from './sign-in.ts'

const password = 'fictional-2099'
const town = '999901101'
const step = 30_000
/** In the middle of a half minute. */
const noon = Date.UTC(2099, 0, 4, 12) + step / 2

describeEngines('a device beside the password', (open) => {
  let engine: Engine
  // The ledger's clock lags as a demo's does: devices go by the machine's.
  const context = accessContext(() => engine)
  const administrator: Actor = { id: 'first', name: '管理员', town, role: 'administrator' }
  beforeAll(async () => {
    engine = await open()
    await fillAccess(engine, context, { [town]: '青竹镇' })
  })

  let people = 0
  /** Somebody of their own for each test. */
  const somebody = async (): Promise<Actor & { readonly account: string }> => {
    people += 1
    const account = `bianji${people}`
    const { id, name, role } = await createUser(context(), administrator, {
      account,
      name: '竹文',
      role: 'clerk',
      office: '党政办',
      password,
    })
    return { id, name, role, town, account }
  }
  /** Somebody who signs in with a device, whose first code was that of noon. */
  const withDevice = async () => {
    const who = await somebody()
    const { secret } = await proposeSecondFactor(context(), who, who.account)
    await setSecondFactor(context(), who, { secret, password, code: codeAt(secret, noon), at: new Date(noon) })
    return { who, secret }
  }
  const enter = ({ account }: { readonly account: string }, code: string | undefined, at: number) =>
    signIn(context(), { town, account, password, code, at: new Date(at) })

  it('is proposed with a picture for the app, and counts for nothing before its first code', async () => {
    const who = await somebody()
    const { secret, uri } = await proposeSecondFactor(context(), who, who.account)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(new URL(uri).searchParams.get('secret')).toBe(secret)
    expect(decodeURIComponent(uri)).toContain(`青竹镇 ${who.account}`)
    expect(await readSecondFactor(context(), who)).toBeUndefined()
    await expect(enter(who, undefined, noon)).resolves.toMatchObject({ user: { account: who.account } })
  })

  it('is not set without the password, nor with a code of another secret or another hour, nor with a secret of a stranger’s making', async () => {
    const who = await somebody()
    const { secret } = await proposeSecondFactor(context(), who, who.account)
    const { secret: other } = await proposeSecondFactor(context(), who, who.account)
    const right = { secret, password, code: codeAt(secret, noon), at: new Date(noon) }
    const wrong = [
      { ...right, password: 'fictional-2098', field: 'password' },
      { ...right, code: codeAt(other, noon), field: 'code' },
      { ...right, at: new Date(noon + 3_600_000), field: 'code' },
      { ...right, code: '', field: 'code' },
      { ...right, secret: 'AAAA', field: 'secret' },
      { ...right, secret: `${secret}' or ''='`, field: 'secret' },
    ]
    for (const { field, ...proof } of wrong)
      await expect(setSecondFactor(context(), who, proof)).rejects.toMatchObject({ code: 'invalid', fields: [{ field }] })
    expect(await readSecondFactor(context(), who)).toBeUndefined()
  })

  it('is asked for once it is set, by no other words than that, and only after the right password', async () => {
    const { who, secret } = await withDevice()
    await expect(enter(who, undefined, noon + step)).rejects.toMatchObject({ code: 'second-factor' })
    await expect(enter(who, '  ', noon + step)).rejects.toMatchObject({ code: 'second-factor' })
    const wrongPassword = { town, account: who.account, password: 'fictional-2098', at: new Date(noon + step) }
    await expect(signIn(context(), { ...wrongPassword, code: codeAt(secret, noon + step) })).rejects.toMatchObject({
      code: 'not-permitted',
    })
    await expect(enter(who, codeAt(secret, noon + step), noon + step)).resolves.toMatchObject({ user: { account: who.account } })
  })

  it('takes codes of a clock half a minute off and typed in two groups or full width, none older and none twice', async () => {
    const { who, secret } = await withDevice()
    const later = noon + 10 * step
    await expect(enter(who, codeAt(secret, later - 2 * step), later)).rejects.toMatchObject({ fields: [{ field: 'code' }] })
    await expect(enter(who, codeAt(secret, later - step), later)).resolves.toBeDefined()
    await expect(enter(who, codeAt(secret, later - step), later)).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining('用过') }],
    })
    const code = codeAt(secret, later)
    await expect(enter(who, `${code.slice(0, 3)} ${code.slice(3)}`, later)).resolves.toBeDefined()
    const next = codeAt(secret, later + step).replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0))
    await expect(enter(who, next, later + step)).resolves.toBeDefined()
    // What was taken of a later half minute closes the earlier ones.
    await expect(enter(who, code, later + step)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('lets one of ten in who bring the same code at once', async () => {
    const { who, secret } = await withDevice()
    const code = codeAt(secret, noon + step)
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => enter(who, code, noon + step)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('gives way to another only with a code of the one that is set, or once an administrator has taken that away', async () => {
    const { who, secret } = await withDevice()
    const { secret: next } = await proposeSecondFactor(context(), who, who.account)
    const at = noon + step
    const change = (oldCode: string | undefined) =>
      setSecondFactor(context(), who, { secret: next, password, code: codeAt(next, at), at: new Date(at), oldCode })
    // The code of noon was taken when the device was set.
    for (const oldCode of [undefined, ' ', '000000', codeAt(next, at), codeAt(secret, noon)])
      await expect(change(oldCode)).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'oldCode' }] })
    const code = codeAt(secret, at)
    const tries = await Promise.allSettled([change(code), change(code)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(enter(who, codeAt(secret, at + step), at + step)).rejects.toMatchObject({ code: 'invalid' })
    await expect(enter(who, codeAt(next, at + step), at + step)).resolves.toBeDefined()

    const { who: other } = await withDevice()
    await resetSecondFactor(context(), administrator, other.id)
    await setSecondFactor(context(), other, { secret: next, password, code: codeAt(next, at), at: new Date(at) })
    await expect(enter(other, codeAt(next, at + step), at + step)).resolves.toBeDefined()
  })

  it('is taken away by its owner with password and code, and by an administrator when the device is lost', async () => {
    const { who, secret } = await withDevice()
    const at = new Date(noon + step)
    await expect(clearSecondFactor(context(), who, { password, code: '000000', at })).rejects.toMatchObject({ code: 'invalid' })
    await clearSecondFactor(context(), who, { password, code: codeAt(secret, at.getTime()), at })
    await expect(enter(who, undefined, noon)).resolves.toBeDefined()

    const { who: other } = await withDevice()
    await expect(resetSecondFactor(context(), who, other.id)).rejects.toMatchObject({ code: 'not-permitted' })
    await resetSecondFactor(context(), administrator, other.id)
    await resetSecondFactor(context(), administrator, other.id)
    await expect(enter(other, undefined, noon)).resolves.toBeDefined()
    await expect(resetSecondFactor(context(), administrator, 'nobody')).rejects.toMatchObject({ code: 'not-found' })
    const entries = await engine.asOwner.read((session) =>
      session.query(sql`select action from audit_entry where town = ${town} and record::text = ${other.id} order by seq`),
    )
    expect(entries).toEqual([{ action: 'user.add' }, { action: 'second-factor.set' }, { action: 'second-factor.clear' }])
  })
})
