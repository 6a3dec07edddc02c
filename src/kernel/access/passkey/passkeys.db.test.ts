import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import { verifyKept } from '../../audit/kept-rows.ts'
import { describeEngines } from '../../storage/testing.ts'
import type { Engine } from '../../storage/types.ts'
import { getAccessRules } from '../rules/access-rules.ts'
import { setAccessRules } from '../rules/set-access-rules.ts'
import { accessContext, fillAccess } from '../testing/open-access.ts'
import type { Actor } from '../types.ts'
import { changeUser } from '../user/change-user.ts'
import { createUser } from '../user/create-user.ts'
import { resetSecondFactor } from '../user/reset-second-factor.ts'
import { proposeSecondFactor, setSecondFactor } from '../user/second-factor.ts'
import { codeAt } from '../user/second-factor-codes.ts'
import { authenticate, signIn } from '../user/sign-in.ts'
import { addPasskey, listOwnPasskeys, proposePasskey, removePasskey } from './own-passkeys.ts'
import { keptPasskeys } from './passkey-tables.ts'
import { signInByPasskey } from './sign-in-by-passkey.ts'
import { type Gesture, SoftAuthenticator } from './testing/soft-authenticator.ts'

const password = 'fictional-2099'
const town = '999901101'
const other = '999901102'
const noon = Date.UTC(2099, 0, 4, 12) + 15_000

describeEngines('a passkey', (open) => {
  let engine: Engine
  const context = accessContext(() => engine)
  const administrator: Actor = { id: '00000000-0000-7000-8000-00000000aaaa', name: '管理员', town, role: 'administrator' }
  beforeAll(async () => {
    engine = await open()
    await fillAccess(engine, context, { [town]: '青竹镇', [other]: '松源乡' })
    for (const one of [town, other]) {
      const by = { ...administrator, town: one }
      await setAccessRules(context(), by, { ...(await getAccessRules(context(), by)), passkeyAlone: true })
    }
  })

  const at = new Date(noon)
  const asking = (part: Partial<Gesture> = {}): Gesture => ({
    challenge: randomBytes(32).toString('base64url'),
    origin: 'https://qianbi.example.cn',
    rpId: 'qianbi.example.cn',
    ...part,
  })
  let people = 0
  type Somebody = Actor & { readonly account: string }
  const somebody = async (of = town): Promise<Somebody> => {
    people += 1
    const account = `bianji${people}`
    const input = { account, name: '竹文', role: 'clerk', office: '党政办', password } as const
    const { id, name, role } = await createUser(context(), { ...administrator, town: of }, input)
    return { id, name, role, town: of, account }
  }
  const add = (
    who: Actor,
    device: SoftAuthenticator,
    more: { readonly code?: string; readonly asked?: Gesture; readonly secret?: string } = {},
  ) => {
    const { asked = asking(), code, secret = password } = more
    return addPasskey(context(), who, { name: '办公室的钥匙', password: secret, made: device.make(asked), asked, code, at })
  }
  const withKey = async (of = town) => {
    const [who, device] = [await somebody(of), new SoftAuthenticator()]
    await add(who, device)
    return { who, device }
  }
  const proofOf = (device: SoftAuthenticator, asked = asking()) => ({ proof: device.answer(asked), ceremony: asked })
  const enter = (who: Somebody, passkey?: ReturnType<typeof proofOf>, secret = password) =>
    signIn(context(), { town: who.town, account: who.account, password: secret, at, ...(passkey === undefined ? {} : { passkey }) })
  const enterAlone = (passkey: ReturnType<typeof proofOf>, of = town) => signInByPasskey(context(), { town: of, passkey, at })
  const wrong = { code: 'invalid', fields: [{ field: 'passkey' }] }

  it('is asked for beside the password once it is there, and lets its owner in', async () => {
    const { who, device } = await withKey()
    await expect(enter(who)).rejects.toMatchObject({ code: 'second-factor', fields: [{ field: 'passkey' }] })
    await expect(enter(who, proofOf(device), 'fictional-2098')).rejects.toMatchObject({ code: 'not-permitted' })
    const { token } = await enter(who, proofOf(device, asking({ verified: false })))
    expect(await authenticate(context(), token)).toMatchObject({ user: { account: who.account }, secondFactorDue: false })
  })

  it('is made only by what every machine can check again', async () => {
    const who = await somebody()
    const { pubKeyCredParams } = await proposePasskey(context(), who, { account: who.account, ...asking() })
    expect(pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257])
    const device = new SoftAuthenticator(-48)
    await expect(add(who, device)).rejects.toMatchObject(wrong)
  })

  it('that was made for another page, challenge or name, or signed by somebody else, proves nothing', async () => {
    const { who, device } = await withKey()
    const stranger = new SoftAuthenticator()
    const asked = asking()
    const tampered = device.answer(asked)
    const wrongs = [
      { proof: device.answer(asking()), ceremony: asked },
      { proof: device.answer({ ...asked, origin: 'https://evil.example.cn' }), ceremony: asked },
      { proof: device.answer({ ...asked, rpId: 'evil.example.cn' }), ceremony: asked },
      proofOf(device, asking({ rpId: 'other.example.cn', origin: 'https://other.example.cn' })),
      proofOf(stranger),
      { proof: { ...stranger.answer(asked), id: device.id, rawId: device.id }, ceremony: asked },
      { proof: { ...tampered, response: { ...tampered.response, signature: 'AAAA' } }, ceremony: asked },
      { proof: { ...tampered, response: { ...tampered.response, clientDataJSON: 'bm9uZQ' } }, ceremony: asked },
      { proof: { ...tampered, response: { ...tampered.response, authenticatorData: '' } }, ceremony: asked },
    ]
    for (const [index, one] of wrongs.entries()) {
      await expect(enter(who, one), `${index} beside the password`).rejects.toMatchObject(wrong)
      await expect(enterAlone(one), `${index} alone`).rejects.toMatchObject(wrong)
    }
  })

  it('answers a challenge once, also by ten at once, and its count only grows', async () => {
    const { who, device } = await withKey()
    const once = proofOf(device)
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => enter(who, once)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(enter(who, proofOf(device, asking({ counter: 1 })))).rejects.toMatchObject(wrong)
    await expect(enter(who, proofOf(device, asking({ counter: 9 })))).resolves.toBeDefined()
    await expect(enter(who, proofOf(device, asking({ counter: 9 })))).rejects.toMatchObject(wrong)
  })

  it('of one account is none of another’s, and of one town none of another’s', async () => {
    const { device } = await withKey()
    const { who: second } = await withKey()
    await expect(enter(second, proofOf(device))).rejects.toMatchObject(wrong)
    await expect(enterAlone(proofOf(device), other)).rejects.toMatchObject(wrong)
    const { who: next, device: nextDevice } = await withKey(other)
    expect((await enterAlone(proofOf(nextDevice), other)).user.id).toBe(next.id)
    await expect(enterAlone(proofOf(nextDevice))).rejects.toMatchObject(wrong)
  })

  it('signs in by itself where the town says so and the device made sure of its owner; a disabled account stays out', async () => {
    const { who, device } = await withKey()
    await expect(enterAlone(proofOf(device, asking({ verified: false })))).rejects.toMatchObject(wrong)
    expect((await enterAlone(proofOf(device))).actor).toMatchObject({ id: who.id, town, role: 'clerk' })
    const rules = await getAccessRules(context(), { town })
    await setAccessRules(context(), administrator, { ...rules, passkeyAlone: false })
    await expect(enterAlone(proofOf(device))).rejects.toMatchObject({ code: 'not-permitted' })
    await setAccessRules(context(), administrator, rules)
    await changeUser(context(), administrator, { id: who.id, disabled: true })
    await expect(enterAlone(proofOf(device))).rejects.toMatchObject({ code: 'not-permitted' })
  })

  it('is added with the password and what is set already, several of them with names, none twice', async () => {
    const { who, device } = await withKey()
    const next = new SoftAuthenticator()
    await expect(add(who, next, { secret: 'fictional-2098' })).rejects.toMatchObject({ fields: [{ field: 'password' }] })
    await expect(add(who, next)).rejects.toMatchObject({ code: 'second-factor' })
    const addition = (asked = asking(), one = next) => ({ name: '手机', password, made: one.make(asked), asked, at })
    await expect(addPasskey(context(), who, { ...addition(), passkey: proofOf(next) })).rejects.toMatchObject(wrong)
    await expect(addPasskey(context(), who, { ...addition(), name: ' ', passkey: proofOf(device) })).rejects.toMatchObject({
      fields: [{ field: 'name' }],
    })
    const elsewhere = { ...addition(), asked: asking() }
    await expect(addPasskey(context(), who, { ...elsewhere, passkey: proofOf(device) })).rejects.toMatchObject(wrong)
    await addPasskey(context(), who, { ...addition(), passkey: proofOf(device) })
    await expect(addPasskey(context(), who, { ...addition(), passkey: proofOf(device) })).rejects.toMatchObject({ code: 'conflict' })
    expect((await listOwnPasskeys(context(), who)).map(({ name }) => name)).toEqual(['办公室的钥匙', '手机'])
    const proposed = await proposePasskey(context(), who, { account: who.account, ...asking() })
    expect(proposed.excludeCredentials?.map(({ id }) => id)).toEqual([device.id, next.id])
    expect(proposed.user.id).not.toContain(who.id)
  })

  it('stands beside a device with codes: either will do, and neither is added without the other', async () => {
    const who = await somebody()
    const { secret } = await proposeSecondFactor(context(), who, who.account)
    await setSecondFactor(context(), who, { secret, password, code: codeAt(secret, noon), at })
    const device = new SoftAuthenticator()
    await expect(add(who, device)).rejects.toMatchObject({ code: 'second-factor', fields: [{ field: 'code' }] })
    await add(who, device, { code: codeAt(secret, noon + 30_000) })
    await expect(enter(who)).rejects.toMatchObject({ code: 'second-factor', fields: [{ field: 'code' }, { field: 'passkey' }] })
    await expect(enter(who, proofOf(device))).resolves.toBeDefined()
    const plain = await withKey()
    const { secret: second } = await proposeSecondFactor(context(), plain.who, plain.who.account)
    const setting = { secret: second, password, code: codeAt(second, noon), at }
    await expect(setSecondFactor(context(), plain.who, setting)).rejects.toMatchObject({ code: 'second-factor' })
    await setSecondFactor(context(), plain.who, { ...setting, passkey: proofOf(plain.device) })
  })

  it('is taken away by its owner who proves themselves, by nobody else, and all of them by an administrator', async () => {
    const { who, device } = await withKey()
    const { who: stranger } = await withKey()
    const [key] = await listOwnPasskeys(context(), who)
    const removal = { id: key?.id ?? '', password, at }
    await expect(removePasskey(context(), who, removal)).rejects.toMatchObject({ code: 'second-factor' })
    await expect(removePasskey(context(), stranger, { ...removal, passkey: proofOf(device) })).rejects.toMatchObject({ code: 'not-found' })
    await removePasskey(context(), who, { ...removal, passkey: proofOf(device) })
    await expect(enter(who)).resolves.toBeDefined()
    await expect(enterAlone(proofOf(device))).rejects.toMatchObject(wrong)

    const { who: lost } = await withKey()
    await resetSecondFactor(context(), administrator, lost.id)
    await expect(enter(lost)).resolves.toBeDefined()
    const entries = await engine.asOwner.read((session) =>
      session.query(sql`select action from audit_entry where town = ${town} and detail ->> 'user' = ${lost.id} order by seq`),
    )
    expect(entries).toEqual([{ action: 'passkey.add' }, { action: 'passkey.remove' }])
    const problems: AuditProblem[] = []
    await verifyKept(engine, keptPasskeys, { town, problems })
    expect(problems).toEqual([])
  })
})
