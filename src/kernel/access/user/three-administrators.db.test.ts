import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { describeOneEngine } from '../../storage/testing.ts'
import type { Engine } from '../../storage/types.ts'
import { can, listPermitted } from '../authorize.ts'
import { getAccessRules } from '../rules/access-rules.ts'
import { accessContext, fillAccess } from '../testing/open-access.ts'
import { initTown } from '../town/init-town.ts'
import type { Actor, Role } from '../types.ts'
import { changeUser } from './change-user.ts'
import { createUser } from './create-user.ts'
import { listUsers } from './list-users.ts'
import { authenticate, signIn } from './sign-in.ts'

const password = 'fictional-2099'

it('no role keeps both the system and its rights, or either and the audit, but the one that a town begins with', () => {
  for (const { role, actions } of listPermitted().filter(({ role }) => role !== 'administrator')) {
    const has = (action: string) => actions.some((one) => one.action === action)
    expect([role, has('manage') && has('secure')]).toEqual([role, false])
    if (role === 'auditor') expect(has('manage') || has('secure')).toBe(false)
    if (role.endsWith('Administrator')) expect(['write', 'guarded', 'import', 'reveal', 'freeze'].filter(has)).toEqual([])
  }
})

describeOneEngine('three administrators', (open) => {
  let engine: Engine
  const context = accessContext(() => engine)
  beforeAll(async () => {
    engine = await open()
    await fillAccess(engine, context)
  })
  let towns = 0
  const fresh = async () => {
    towns += 1
    const town = String(999_901_500 + towns)
    await initTown(context(), { town, name: '青竹镇' })
    const machine: Actor = { id: 'command-line', name: '命令行', town, role: 'administrator' }
    const add = (account: string, role: Role, by = machine) =>
      createUser(context(), by, { account, name: account, role, office: '党政办', password })
    const enter = async (account: string) => (await signIn(context(), { town, account, password })).token
    const actor = async (token: string): Promise<Actor> => {
      const found = await authenticate(context(), token)
      if (found === undefined) throw new Error('nobody is signed in')
      expect(found.user.role).toBe(found.actor.role)
      return found.actor
    }
    return { town, machine, add, enter, actor }
  }

  it('are one until one of security is appointed; from the next call on, in open sessions too, the first keeps the system alone', async () => {
    const { add, enter, actor } = await fresh()
    await add('admin', 'administrator')
    const session = await enter('admin')
    const before = await actor(session)
    expect([can(before, 'manage'), can(before, 'secure'), can(before, 'write')]).toEqual([true, true, true])
    await add('anquan', 'securityAdministrator', before)
    const after = await actor(session)
    expect(after.role).toBe('systemAdministrator')
    expect([can(after, 'manage'), can(after, 'secure'), can(after, 'write')]).toEqual([true, false, false])
    expect((await actor(await enter('admin'))).role).toBe('systemAdministrator')
    await expect(add('clerk', 'clerk', after)).rejects.toMatchObject({ code: 'not-permitted' })
    const security = await actor(await enter('anquan'))
    expect((await add('clerk', 'clerk', security)).role).toBe('clerk')
    expect([can(security, 'secure'), can(security, 'manage'), can(security, 'reveal')]).toEqual([true, false, false])
  })

  it('is nobody locked out of by the new edition: rules kept before know the new roles, by what an administrator had', async () => {
    const { town, add, enter, actor } = await fresh()
    await add('admin', 'administrator')
    const old = { hours: 3, idleMinutes: 7, secondFactor: false }
    const many = { hours: 12, idleMinutes: 120, secondFactor: false }
    const roles = { administrator: old, clerk: many, editor: many, leader: many, villageCadre: many, gridWorker: many, auditor: many }
    const kept = JSON.stringify({ roles, passwordDays: 180, formerPasswords: 5, staleDays: 90 })
    await engine.asOwner.write((session) => session.query(sql`insert into access_rule (town, rules) values (${town}, ${kept})`))
    const rules = await getAccessRules(context(), { town })
    expect(rules).toMatchObject({ secondPerson: false, roles: { systemAdministrator: old, securityAdministrator: old, clerk: many } })
    expect((await actor(await enter('admin'))).role).toBe('administrator')
  })

  it('leave a town never without one of the system and one of its rights, whatever is done to whom', async () => {
    const keepers = ['administrator', 'systemAdministrator', 'securityAdministrator'] as const
    const act = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('disable', 'enable', 'clerk', ...keepers),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        const { town, machine, add } = await fresh()
        const people = [await add('a', 'administrator'), await add('b', 'clerk'), await add('c', 'clerk')]
        let wasParted = false
        for (const { who, what } of acts) {
          const id = people[who]?.id ?? ''
          const change = what === 'disable' || what === 'enable' ? { disabled: what === 'disable' } : { role: what }
          await changeUser(context(), machine, { id, ...change }).catch((error: unknown) => {
            expect(error).toMatchObject({ code: 'conflict' })
          })
          const users = await listUsers(context(), machine)
          const parted = users.some(({ role }) => role === 'securityAdministrator')
          const effective = users.map(({ role }) => (parted && role === 'administrator' ? 'systemAdministrator' : role))
          const may = (action: 'manage' | 'secure') => effective.some((role) => can({ id: '', name: '', town, role }, action))
          expect([may('manage'), may('secure'), wasParted && !parted], JSON.stringify(acts)).toEqual([true, true, false])
          wasParted = parted
        }
      }),
      { numRuns: 20 },
    )
  })
})
