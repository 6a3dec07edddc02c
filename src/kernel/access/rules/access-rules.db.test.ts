import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { describeEngines } from '../../storage/testing.ts'
import type { Engine } from '../../storage/types.ts'
import { accessContext, fillAccess } from '../testing/open-access.ts'
import { initTown } from '../town/init-town.ts'
import type { Actor } from '../types.ts'
import { readAccountStates } from '../user/account-states.ts'
import { changeUser } from '../user/change-user.ts'
import { createUser } from '../user/create-user.ts'
import { changeOwnPassword } from '../user/own-password.ts'
import { authenticate, signIn } from '../user/sign-in.ts'
import { getAccessRules } from './access-rules.ts'
import { setAccessRules } from './set-access-rules.ts'

const password = 'fictional-2099'
const town = '999901101'
const minute = 60_000
const day = 24 * 60 * minute

describeEngines('how a town signs in', (open) => {
  let engine: Engine
  let now = Date.UTC(2021, 0, 4)
  const context = accessContext(
    () => engine,
    () => now,
  )
  const administrator: Actor = { id: 'first', name: '管理员', town, role: 'administrator' }
  beforeAll(async () => {
    engine = await open()
    await fillAccess(engine, context, { [town]: '青竹镇' })
    await initTown(context(), { town: '999901102', name: '松源乡', demo: true })
  })
  let people = 0
  const somebody = async (by = administrator) => {
    people += 1
    const account = `bianji${people}`
    return createUser(context(), by, { account, name: '竹文', role: 'clerk', office: '党政办', password })
  }
  const enter = async (account: string, secret = password, of = town) =>
    (await signIn(context(), { town: of, account, password: secret })).token

  it('has rules before anybody sets any, and asks nobody of a demo for a new password', async () => {
    expect(await getAccessRules(context(), { town })).toMatchObject({ passwordDays: 180, formerPasswords: 5, staleDays: 90 })
    expect(await getAccessRules(context(), { town: '999901102' })).toMatchObject({ passwordDays: 0 })
  })

  it('takes no rule that is none, from nobody but who manages users', async () => {
    const rules = await getAccessRules(context(), { town })
    const { roles } = rules
    const wrong = [
      { ...rules, staleDays: 1 },
      { ...rules, passwordDays: 1.5 },
      { ...rules, formerPasswords: Number.NaN },
      { ...rules, roles: { ...roles, clerk: { ...roles.clerk, hours: 0 } } },
      { ...rules, roles: { ...roles, leader: { ...roles.leader, idleMinutes: 100_000 } } },
    ]
    for (const one of wrong) await expect(setAccessRules(context(), administrator, one)).rejects.toMatchObject({ code: 'invalid' })
    const clerk: Actor = { ...administrator, role: 'clerk' }
    await expect(setAccessRules(context(), clerk, rules)).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await engine.asOwner.read((session) => session.query(sql`select town from access_rule where town = ${town}`))).toEqual([])
  })

  it('ends a session that nobody uses after the minutes of its role, and not one that is used', async () => {
    const { account } = await somebody()
    const used = await enter(account)
    const left = await enter(account)
    for (let passed = 0; passed < 180; passed += 60) {
      now += 60 * minute
      expect(await authenticate(context(), used), `after ${passed} minutes`).toBeDefined()
    }
    expect(await authenticate(context(), left)).toBeUndefined()
  })

  it('asks for another password when this one is too old, from the day it was set', async () => {
    const user = await somebody()
    const { account } = user
    now += 179 * day
    expect((await authenticate(context(), await enter(account)))?.passwordDue).toBeUndefined()
    now += 2 * day
    const token = await enter(account)
    expect((await authenticate(context(), token))?.passwordDue).toBe('old')
    const actor: Actor = { id: user.id, name: user.name, town, role: user.role }
    await changeOwnPassword(context(), actor, { old: password, password: 'chosen-2099', token })
    expect((await authenticate(context(), token))?.passwordDue).toBeUndefined()
    await changeUser(context(), administrator, { id: user.id, password: 'given-2099' })
    expect((await authenticate(context(), await enter(account, 'given-2099')))?.passwordDue).toBe('given')
  })

  it('brings none of the last passwords back, and an older one again', async () => {
    const own = { ...administrator, town: '999901103' }
    await initTown(context(), { town: own.town, name: '白水乡' })
    const user = await somebody(own)
    const actor: Actor = { id: user.id, name: user.name, town: own.town, role: user.role }
    const token = await enter(user.account, password, own.town)
    let old = password
    const change = async (next: string) => {
      await changeOwnPassword(context(), actor, { old, password: next, token })
      old = next
    }
    await setAccessRules(context(), own, { ...(await getAccessRules(context(), own)), formerPasswords: 2 })
    await change('second-2099')
    await change('third-2099')
    await expect(change(password)).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'password' }] })
    await expect(change('second-2099')).rejects.toMatchObject({ code: 'invalid' })
    await change('fourth-2099')
    await change(password)
  })

  it('reports an account that nobody signs in with, whoever it is, and none that is disabled or in use', async () => {
    const [used, idle, gone] = [await somebody(), await somebody(), await somebody()]
    await changeUser(context(), administrator, { id: gone.id, disabled: true })
    now += 60 * day
    await enter(used.account)
    now += 40 * day
    const states = await readAccountStates(context(), administrator)
    expect([used, idle, gone].map(({ id }) => states.get(id)?.stale)).toEqual([false, true, false])
    await expect(readAccountStates(context(), { ...administrator, role: 'clerk' })).rejects.toMatchObject({ code: 'not-permitted' })
  })
})
