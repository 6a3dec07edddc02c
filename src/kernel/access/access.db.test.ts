import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { describeEngines } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { accessContext, fillAccess } from './testing/open-access.ts'
import { getTown, listTowns } from './town/get-town.ts'
import { initTown } from './town/init-town.ts'
import type { Actor, Role } from './types.ts'
import { createUser } from './user/create-user.ts'
import { listUsers } from './user/list-users.ts'
import { authenticate, signIn, signOut } from './user/sign-in.ts'

const password = 'fictional-2099'
const town = '999901101'

describeEngines('towns and users', (open) => {
  let engine: Engine
  let now = Date.UTC(2021, 0, 4)
  const context = accessContext(
    () => engine,
    () => now,
  )
  const as = (town: string, role: Role = 'administrator'): Actor => ({ id: 'first', name: '管理员', town, role })
  const user = { account: 'clerk', name: '竹文', role: 'clerk', office: '党政办', password } as const

  beforeAll(async () => {
    engine = await open()
    await fillAccess(engine, context)
    for (const [town, name] of [
      ['999901101', '青竹镇'],
      ['999901102', '松源乡'],
      ['999901103', '竹溪镇'],
      ['999901104', '桃源乡'],
    ] as const) {
      await initTown(context(), { town, name, county: '云溪县' })
    }
    await createUser(context(), as(town), user)
  })

  it('makes a town once, with its short name', async () => {
    expect(await getTown(context(), { town: '999901101' })).toEqual({
      town: '999901101',
      name: '青竹镇',
      shortName: '青竹',
      county: '云溪县',
      demo: false,
      lagDays: 0,
    })
    expect((await listTowns(context())).map(({ name }) => name)).toEqual(['青竹镇', '松源乡', '竹溪镇', '桃源乡'])
    await expect(initTown(context(), { town: '999901101', name: '又一镇' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('青竹镇'),
    })
    await expect(initTown(context(), { town: '9999', name: '短码镇' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(initTown(context(), { town: '999901105', name: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(getTown(context(), { town: '999901199' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('lets only an administrator add users, one to an account', async () => {
    // Two towns in which there is nobody yet.
    const [own, other] = ['999901103', '999901104'] as const
    for (const role of ['clerk', 'editor', 'leader', 'auditor'] as const) {
      await expect(createUser(context(), as(own, role), user)).rejects.toMatchObject({ code: 'not-permitted' })
    }
    await createUser(context(), as(own), user)
    await expect(createUser(context(), as(own), { ...user, name: '又一人' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('竹文'),
    })
    await expect(createUser(context(), as(own), { ...user, account: 'other', password: 'short' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(createUser(context(), as(own), { ...user, account: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    expect((await listUsers(context(), as(own))).map(({ account }) => account)).toEqual(['clerk'])
    expect(await listUsers(context(), as(other))).toEqual([])
  })

  it('signs in with the right password only, and keeps neither password nor token readable', async () => {
    const { token, actor } = await signIn(context(), { account: ' clerk ', password, town })
    expect(actor).toMatchObject({ name: '竹文', town: '999901101', role: 'clerk' })
    expect(await authenticate(context(), token)).toMatchObject({ actor, user: { account: 'clerk', office: '党政办' } })
    for (const wrong of [
      { account: 'clerk', password: 'fictional-2098', town },
      { account: 'clerkk', password, town },
      { account: 'clerk', password, town: '999901102' },
    ]) {
      await expect(signIn(context(), wrong)).rejects.toMatchObject({ code: 'not-permitted', message: '账号或密码不对。' })
    }
    const kept = await engine.asOwner.read((session) =>
      session.query<{ text: string }>(sql`select u::text as text from town_user as u union all select s::text from user_session as s`),
    )
    const secret = token.split('.')[1] ?? ''
    expect(kept.some(({ text }) => text.includes(password) || text.includes(secret))).toBe(false)
  })

  it('opens the town that is named and no other, where both have the same account with the same password', async () => {
    const towns = ['999901101', '999901102'] as const
    for (const one of towns)
      await createUser(context(), as(one), { ...user, account: 'admin', name: `管理员${one}`, role: 'administrator' })
    for (const one of towns) {
      const { token, actor } = await signIn(context(), { account: 'admin', password, town: one })
      expect(actor).toMatchObject({ town: one, name: `管理员${one}` })
      expect((await authenticate(context(), token))?.actor).toEqual(actor)
      const secret = token.split('.')[1]
      for (const other of towns) if (other !== one) expect(await authenticate(context(), `${other}.${secret}`)).toBeUndefined()
    }
    expect((await signIn(context(), { account: 'admin', password, town: '松源乡' })).actor.town).toBe('999901102')
    expect((await signIn(context(), { account: 'admin', password, town: '999901102000' })).actor.town).toBe('999901102')
    for (const unclear of [{}, { town: '999901109' }, { town: ' ' }])
      await expect(signIn(context(), { account: 'admin', password, ...unclear })).rejects.toMatchObject({
        code: 'invalid',
        fields: [{ field: 'town' }],
      })
  })

  it('ends a session when it is signed out, twelve hours old though it is in use, or its user disabled', async () => {
    const account = 'leaver'
    await createUser(context(), as(town), { ...user, account })
    const first = await signIn(context(), { account, password, town })
    await signOut(context(), first.token)
    expect(await authenticate(context(), first.token)).toBeUndefined()
    const second = await signIn(context(), { account, password, town })
    const begun = now
    for (; now < begun + 12 * 3_600_000; now += 3_600_000) expect(await authenticate(context(), second.token)).toBeDefined()
    expect(await authenticate(context(), second.token)).toBeUndefined()
    const third = await signIn(context(), { account, password, town })
    await engine.asOwner.write((session) => session.query(sql`update town_user set disabled_at = now() where account = ${account}`))
    expect(await authenticate(context(), third.token)).toBeUndefined()
    await expect(signIn(context(), { account, password, town })).rejects.toMatchObject({ code: 'not-permitted' })
  })

  it('knows no token that it did not give', async () => {
    for (const token of ['', 'x', '999901101.', '999901101.guess', '.', 'a.b.c'])
      expect(await authenticate(context(), token)).toBeUndefined()
  })
})
