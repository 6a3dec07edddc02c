import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../access/types.ts'
import { codeAt } from '../../access/user/second-factor-codes.ts'
import type { Kernel } from '../../context.ts'
import {
  addWebhook,
  createSecretBox,
  createUser,
  initTown,
  listWebhooks,
  makeTestMessage,
  openKernel,
  proposeSecondFactor,
  sealSecrets,
  setSecondFactor,
  signIn,
  verifyAudit,
  verifyCases,
} from '../../index.ts'
import { makeStoreKey, type StoreKey } from '../../storage/sealing/store-key.ts'
import { describeEngines } from '../../storage/testing.ts'
import { sampleCatalogue } from '../testing/sample-pack.ts'

const password = 'fictional-2099'
const url = 'https://robot.example.com/send?access_token=0123456789abcdef'
const signing = 'SEC0123456789abcdef'
const step = 30_000
const noon = Date.UTC(2099, 0, 4, 12) + step / 2

describeEngines('secrets at rest', (open) => {
  let plain: Kernel
  let towns = 0
  beforeAll(async () => {
    plain = await openKernel({ engine: await open(), catalogue: sampleCatalogue, clock: () => new Date('2021-01-04T01:00:00Z') })
  })
  const withKeys = (...keys: readonly StoreKey[]): Kernel => ({
    ...plain,
    engine: { ...plain.engine, secrets: createSecretBox(keys) },
  })
  /** Somebody with a device and a webhook in a town of their own, written by a kernel. */
  const fresh = async (kernel: Kernel) => {
    towns += 1
    const town = String(999_901_600 + towns)
    await initTown(kernel, { town, name: '青竹镇' })
    const machine: Actor = { id: 'command-line', name: '命令行', town, role: 'administrator' }
    const { id } = await createUser(kernel, machine, {
      account: 'admin',
      name: '管理员',
      role: 'administrator',
      office: '党政办',
      password,
    })
    const admin: Actor = { ...machine, id }
    const { secret } = await proposeSecondFactor(kernel, admin, 'admin')
    await setSecondFactor(kernel, admin, { secret, password, code: codeAt(secret, noon), at: new Date(noon) })
    const hook = await addWebhook(kernel, admin, { kind: 'dingtalk', label: '群', url, secret: signing, allowPrivate: false })
    let steps = 0
    const uses = async (by: Kernel) => {
      steps += 1
      const at = noon + steps * step
      await signIn(by, { town, account: 'admin', password, code: codeAt(secret, at), at: new Date(at) })
      expect((await listWebhooks(by, admin))[0]).toMatchObject({ host: 'robot.example.com' })
      expect(await makeTestMessage(by, admin, { id: hook.id })).toMatchObject({ url, secret: signing })
      expect((await verifyAudit(by, admin)).problems).toEqual([])
      expect((await verifyCases(by, admin)).problems).toEqual([])
    }
    const kept = async () => {
      const rows = await kernel.engine.asOwner.read((session) =>
        session.query<{ kept: string }>(sql`
          select secret as kept from second_factor where town = ${town} union all select url from webhook where town = ${town}
          union all select secret from webhook where town = ${town}
        `),
      )
      return rows.map((row) => row.kept)
    }
    return { town, machine, admin, secret, hook, uses, kept }
  }
  const [first, second] = [makeStoreKey(), makeStoreKey('sm4')]

  it('say nothing to who reads the tables, and are used as before', async () => {
    const kernel = withKeys(first)
    const { secret, uses, kept } = await fresh(kernel)
    for (const text of await kept())
      expect([text.includes(secret), text.includes('access_token'), text.includes(signing), text.startsWith('qianbi-sealed-1 ')]).toEqual([
        false,
        false,
        false,
        true,
      ])
    await uses(kernel)
  })

  it('that were kept as they are are sealed by one command, and anew by another key, each in the chain; a second time nothing is done', async () => {
    const { machine, uses, kept } = await fresh(plain)
    await uses(plain)
    const kernel = withKeys(first)
    await uses(kernel)
    expect(await sealSecrets(kernel, machine)).toEqual({ devices: 1, webhooks: 1 })
    await uses(kernel)
    const before = await kept()
    const both = withKeys(second, first)
    await uses(both)
    expect(await sealSecrets(both, machine)).toEqual({ devices: 1, webhooks: 1 })
    expect(await sealSecrets(both, machine)).toEqual({ devices: 0, webhooks: 0 })
    expect((await kept()).filter((text) => before.includes(text))).toEqual([])
    await uses(withKeys(second))
    await expect(sealSecrets(both, { ...machine, role: 'clerk' })).rejects.toMatchObject({ code: 'not-permitted' })
  })

  it('are opened by no other key, and let nobody in by somebody else’s', async () => {
    const kernel = withKeys(first)
    const { town, admin, machine, secret, hook } = await fresh(kernel)
    const at = noon + step
    const enter = (by: Kernel, account = 'admin') => signIn(by, { town, account, password, code: codeAt(secret, at), at: new Date(at) })
    for (const other of [plain, withKeys(second)]) {
      await expect(enter(other)).rejects.toMatchObject({ code: 'unavailable' })
      await expect(makeTestMessage(other, admin, { id: hook.id })).rejects.toMatchObject({ code: 'unavailable' })
      await expect(sealSecrets(other, machine)).rejects.toMatchObject({ code: 'unavailable' })
    }
    const { id } = await createUser(kernel, machine, { account: 'other', name: '他', role: 'clerk', office: '党政办', password })
    await kernel.engine.asOwner.write((session) =>
      session.query(sql`
        insert into second_factor (town, user_id, secret, since, last_step)
        select town, ${id}, secret, since, 0 from second_factor where town = ${town} and user_id = ${admin.id}
      `),
    )
    await expect(enter(kernel, 'other')).rejects.toMatchObject({ code: 'damaged' })
  })
})
