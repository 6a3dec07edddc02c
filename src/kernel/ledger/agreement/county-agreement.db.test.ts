import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { openCountyLogin } from '../../access/county/county-login.ts'
import type { CountyLoginSetting } from '../../access/county/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import {
  agreeChanges,
  createSecretBox,
  createUser,
  getAccessRules,
  getCountyLogin,
  listPending,
  sealSecrets,
  setAccessRules,
  setCountyLogin,
} from '../../index.ts'
import { describeEngines } from '../../storage/testing.ts'
import { openTestKernel, openTestTown } from '../testing/open-test-town.ts'
import { verifyAudit } from '../verify/verify-audit.ts'

const setting: CountyLoginSetting = {
  label: '县统一登录',
  issuer: 'https://login.county.example.cn',
  clientId: 'qianbi',
  secret: 'the-secret-of-the-county',
  factors: ['urn:mfa'],
}

describeEngines('a county’s sign-in', (open) => {
  let kernel: Kernel
  let opened = 0
  beforeAll(async () => {
    kernel = await openTestKernel(await open())
  })
  const fresh = async () => {
    opened += 1
    const town = String(999_901_700 + opened)
    const { as } = await openTestTown(kernel, town, 'sha256')
    const user = async (account: string): Promise<Actor> => {
      const input = { account, name: account, role: 'administrator', office: '党政办', password: 'fictional-2099' } as const
      return { id: (await createUser(kernel, as('administrator'), input)).id, name: account, town, role: 'administrator' }
    }
    const [first, second] = [await user('first'), await user('second')]
    await setAccessRules(kernel, first, { ...(await getAccessRules(kernel, first)), secondPerson: true })
    const only = async () => {
      const [one, more] = (await listPending(kernel, first)).filter(({ state }) => state === 'waiting')
      if (one === undefined || more !== undefined) throw new Error('not one change waits')
      return one
    }
    const sound = async () => expect((await verifyAudit(kernel, first)).problems).toEqual([])
    return { town, first, second, only, sound }
  }

  it('is joined, changed and left when a second person has agreed, who sees everything but the secret', async () => {
    const { town, first, second, only, sound } = await fresh()
    expect(await setCountyLogin(kernel, first, setting)).toBeUndefined()
    const asked = await only()
    expect(asked).toMatchObject({ kind: 'county-login', askedBy: first.id })
    expect(JSON.stringify(asked.fields)).toContain(setting.issuer)
    expect(JSON.stringify(asked.fields)).not.toContain(setting.secret)
    await expect(agreeChanges(kernel, first, { ids: [asked.id] })).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await agreeChanges(kernel, second, { ids: [asked.id] })).toEqual([{ id: asked.id, state: 'agreed' }])
    const { secret: _, ...shown } = setting
    expect(await getCountyLogin(kernel, town)).toEqual(shown)
    expect((await openCountyLogin(kernel, town))?.secret).toBe(setting.secret)

    expect(await setCountyLogin(kernel, first, { ...shown, factors: [] })).toEqual(shown)
    const change = await only()
    expect(change.fields).toEqual([{ label: '算第二因子的', was: 'urn:mfa', will: '' }])
    await agreeChanges(kernel, second, { ids: [change.id] })
    await setCountyLogin(kernel, first, null)
    await agreeChanges(kernel, second, { ids: [(await only()).id] })
    expect(await getCountyLogin(kernel, town)).toBeUndefined()
    await sound()
  })

  it('that was changed in between is not what was agreed to', async () => {
    const { first, second, town, only, sound } = await fresh()
    await setCountyLogin(kernel, first, setting)
    const asked = await only()
    const rules = await getAccessRules(kernel, first)
    await setAccessRules(kernel, first, { ...rules, secondPerson: false })
    const waiting = (await listPending(kernel, first)).filter(({ state, kind }) => state === 'waiting' && kind === 'access-rules')
    await agreeChanges(kernel, second, { ids: waiting.map(({ id }) => id) })
    await setCountyLogin(kernel, first, { ...setting, issuer: 'https://other.county.example.cn' })
    expect(await agreeChanges(kernel, second, { ids: [asked.id] })).toEqual([{ id: asked.id, state: 'overtaken' }])
    expect((await getCountyLogin(kernel, town))?.issuer).toBe('https://other.county.example.cn')
    await sound()
  })

  it('has a secret that is sealed where the store has a key, also afterwards, and that changed by nobody stays provable', async () => {
    const { town, first, second, only, sound } = await fresh()
    const rows = () => kernel.engine.asOwner.read((session) => session.query(sql`select secret from county_login where town = ${town}`))
    await setCountyLogin(kernel, first, setting)
    await agreeChanges(kernel, second, { ids: [(await only()).id] })
    expect(await rows()).toEqual([{ secret: setting.secret }])
    const sealing: Kernel = {
      ...kernel,
      engine: { ...kernel.engine, secrets: createSecretBox([{ bytes: new Uint8Array(32).fill(7), suite: 'aes' }]) },
    }
    expect(await sealSecrets(sealing, first)).toMatchObject({ counties: 1 })
    expect(JSON.stringify(await rows())).not.toContain(setting.secret)
    expect((await openCountyLogin(sealing, town))?.secret).toBe(setting.secret)
    expect(await sealSecrets(sealing, first)).toEqual({ devices: 0, webhooks: 0 })
    await sound()
  })
})
