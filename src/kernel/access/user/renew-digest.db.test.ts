import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import { verifyKept } from '../../audit/kept-rows.ts'
import { describeEngines } from '../../storage/testing.ts'
import type { Engine, PasswordCost } from '../../storage/types.ts'
import { keptUsers } from '../kept-access.ts'
import { leastCost } from '../password/password-cost.ts'
import { accessContext, fillAccess } from '../testing/open-access.ts'
import type { Actor } from '../types.ts'
import { createUser } from './create-user.ts'
import { changeOwnPassword } from './own-password.ts'
import { signIn } from './sign-in.ts'

/** As editions before argon2id kept it. */
const old = 'scrypt:16384:8:1:BwcHBwcHBwcHBwcHBwcHBw:pJd5inkRozReR5lQ5UJBY37dWoqZiFDX80g67Deosqw'
const password = 'fictional-2099'
const town = '999901101'

describeEngines('a digest of an older scheme', (open) => {
  let engine: Engine
  const standing = accessContext(() => engine)
  const context = (passwordCost?: PasswordCost) => ({
    ...standing(),
    engine: passwordCost === undefined ? engine : { ...engine, passwordCost },
  })
  const administrator: Actor = { id: 'first', name: '管理员', town, role: 'administrator' }
  beforeAll(async () => {
    engine = { ...(await open()), passwordCost: leastCost }
    await fillAccess(engine, context, { [town]: '青竹镇' })
  })

  let people = 0
  const somebody = async (): Promise<Actor & { readonly account: string }> => {
    people += 1
    const account = `bianji${people}`
    const input = { account, name: '竹文', role: 'clerk', office: '党政办', password } as const
    const { id, name, role } = await createUser(context(), administrator, input)
    return { id, name, role, town, account }
  }
  const keepOld = (id: string) =>
    engine.asOwner.write((session) => session.query(sql`update town_user set password = ${old} where town = ${town} and id = ${id}`))
  const kept = async (id: string) =>
    (await engine.asOwner.read((session) => session.query(sql`select password from town_user where town = ${town} and id = ${id}`)))[0]
  const entriesOf = async (id: string) =>
    engine.asOwner.read((session) =>
      session.query(sql`select action from audit_entry where town = ${town} and record = ${id} order by seq`),
    )
  const enter = ({ account }: { readonly account: string }, secret = password, cost?: PasswordCost) =>
    signIn(context(cost), { town, account, password: secret })

  it('is made anew when its owner signs in rightly, once, with its entry, and stays as it is for whoever guesses', async () => {
    const who = await somebody()
    await keepOld(who.id)
    await expect(enter(who, 'fictional-2098')).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await kept(who.id)).toEqual({ password: old })
    await Promise.all(Array.from({ length: 4 }, () => enter(who)))
    expect(await kept(who.id)).toEqual({ password: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) })
    await enter(who)
    await expect(enter(who, 'fictional-2098')).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await entriesOf(who.id)).toEqual([{ action: 'user.add' }, { action: 'user.rehash' }])
    const problems: AuditProblem[] = []
    await verifyKept(engine, keptUsers, { town, problems })
    expect(problems).toEqual([])
  })

  it('is made anew when the store asks for a higher cost, and for the one before when that is taken back', async () => {
    const who = await somebody()
    const dear = { memory: 19_456, passes: 3 }
    await enter(who, password, dear)
    expect(await kept(who.id)).toEqual({ password: expect.stringContaining('t=3') })
    await enter(who)
    expect(await kept(who.id)).toEqual({ password: expect.stringContaining('t=2') })
  })

  it('still keeps a password from coming back', async () => {
    const who = await somebody()
    await keepOld(who.id)
    await changeOwnPassword(context(), who, { old: password, password: 'fictional-2100', token: '' })
    await expect(changeOwnPassword(context(), who, { old: 'fictional-2100', password, token: '' })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ field: 'password' }],
    })
  })
})
