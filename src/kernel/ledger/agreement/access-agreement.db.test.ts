import { beforeAll, expect, it } from 'vitest'
import type { Actor, Role } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import {
  agreeChanges,
  authenticate,
  changeUser,
  createUser,
  getAccessRules,
  listPending,
  listUsers,
  refuseChange,
  setAccessRules,
  signIn,
} from '../../index.ts'
import { describeEngines } from '../../storage/testing.ts'
import { openTestKernel, openTestTown } from '../testing/open-test-town.ts'
import { verifyAudit } from '../verify/verify-audit.ts'

const password = 'fictional-2099'

describeEngines('a second person over accounts and rules', (open) => {
  let kernel: Kernel
  let opened = 0
  beforeAll(async () => {
    kernel = await openTestKernel(await open())
  })
  const fresh = async ({ alone = false } = {}) => {
    opened += 1
    const town = String(999_901_400 + opened)
    const { as } = await openTestTown(kernel, town, opened % 2 === 0 ? 'sm3' : 'sha256')
    const machine = as('administrator')
    const user = async (account: string, role: Role): Promise<Actor> => {
      const made = await createUser(kernel, machine, { account, name: account, role, office: '党政办', password })
      return { id: made.id, name: account, town, role }
    }
    const first = await user('first', 'administrator')
    const second = alone ? undefined : await user('second', 'administrator')
    const clerk = await user('clerk', 'clerk')
    await setAccessRules(kernel, first, { ...(await getAccessRules(kernel, first)), secondPerson: true })
    const find = async (id: string) => (await listUsers(kernel, first, { disabled: true })).find((one) => one.id === id)
    const waiting = async (actor: Actor) => (await listPending(kernel, actor)).filter(({ state }) => state === 'waiting')
    const only = async () => {
      const [one, more] = await waiting(first)
      if (one === undefined || more !== undefined) throw new Error('not one change waits')
      return one
    }
    const sound = async () => expect((await verifyAudit(kernel, first)).problems).toEqual([])
    return { town, first, second: second ?? first, clerk, find, only, waiting, sound }
  }

  it('agrees to a role, a password set by another and a disabled account before they take effect; the rest is done at once', async () => {
    const { town, first, second, clerk, find, only, sound } = await fresh()
    const other = 'fictional-2100'
    expect(await changeUser(kernel, first, { id: clerk.id, role: 'editor', office: '统计站', password: other })).toMatchObject({
      role: 'clerk',
      office: '统计站',
    })
    const asked = await only()
    expect(asked).toMatchObject({ kind: 'user', record: clerk.id, title: 'clerk（clerk）', askedBy: first.id })
    expect(asked.fields).toEqual([
      { label: '角色', was: 'clerk', will: 'editor' },
      { label: '密码', was: '', will: '重设' },
    ])
    const { token } = await signIn(kernel, { town, account: 'clerk', password })
    await expect(agreeChanges(kernel, first, { ids: [asked.id] })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(agreeChanges(kernel, clerk, { ids: [asked.id] })).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await agreeChanges(kernel, second, { ids: [asked.id] })).toEqual([{ id: asked.id, state: 'agreed' }])
    expect(await find(clerk.id)).toMatchObject({ role: 'editor', office: '统计站' })
    expect(await authenticate(kernel, token)).toBeUndefined()
    await signIn(kernel, { town, account: 'clerk', password: other })
    // Shutting somebody out waits for nobody; letting them in again does.
    await changeUser(kernel, first, { id: clerk.id, disabled: true })
    expect((await find(clerk.id))?.disabled).toBe(true)
    await changeUser(kernel, first, { id: clerk.id, disabled: false })
    expect((await find(clerk.id))?.disabled).toBe(true)
    await agreeChanges(kernel, second, { ids: [(await only()).id] })
    expect((await find(clerk.id))?.disabled).toBe(false)
    await sound()
  })

  it('lets nobody make their own second person: a new account stays shut until another has agreed', async () => {
    const { town, first, second, find, only, sound } = await fresh()
    const made = await createUser(kernel, first, { account: 'puppet', name: '木偶', role: 'administrator', office: '党政办', password })
    expect((await find(made.id))?.disabled).toBe(true)
    await expect(signIn(kernel, { town, account: 'puppet', password })).rejects.toMatchObject({ code: 'not-permitted' })
    const asked = await only()
    expect(asked.fields).toEqual([{ label: '账号', was: '停用', will: '启用' }])
    await agreeChanges(kernel, second, { ids: [asked.id] })
    await signIn(kernel, { town, account: 'puppet', password })
    await sound()
  })

  it('says so where one person is alone, and lets them give a second one an account', async () => {
    const { first, clerk, find, only, sound } = await fresh({ alone: true })
    await changeUser(kernel, first, { id: clerk.id, role: 'editor' })
    const asked = await only()
    expect(asked.alone).toBe(true)
    await expect(agreeChanges(kernel, first, { ids: [asked.id] })).rejects.toMatchObject({ message: expect.stringMatching(/只有你一人/) })
    const { id } = await createUser(kernel, first, { account: 'next', name: '后来', role: 'administrator', office: '党政办', password })
    expect((await find(id))?.disabled).toBe(false)
    await agreeChanges(kernel, { id, name: '后来', town: first.town, role: 'administrator' }, { ids: [asked.id] })
    expect((await find(clerk.id))?.role).toBe('editor')
    await sound()
  })

  it('is not agreed to upon a user or rules that changed in between', async () => {
    const { first, second, clerk, find, only, waiting, sound } = await fresh()
    await changeUser(kernel, first, { id: clerk.id, role: 'administrator' })
    const { id } = await only()
    await changeUser(kernel, second, { id: clerk.id, disabled: true })
    expect(await agreeChanges(kernel, second, { ids: [id] })).toEqual([{ id, state: 'overtaken' }])
    expect((await find(clerk.id))?.role).toBe('clerk')
    const rules = await getAccessRules(kernel, first)
    await setAccessRules(kernel, first, { ...rules, secondPerson: false })
    await setAccessRules(kernel, second, { ...rules, staleDays: 30 })
    // The later wish stands in the place of the earlier.
    const [asked] = await waiting(first)
    expect(await waiting(second)).toHaveLength(1)
    await refuseChange(kernel, first, { id: asked?.id ?? '', reason: '先不改' })
    expect(await getAccessRules(kernel, first)).toEqual(rules)
    await sound()
  })
})
