import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi, town } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const signIn = (account: string, password: string) =>
  test.api.inject({ method: 'POST', url: '/api/session', payload: { account, password, town } })
const add = (body: object) =>
  test.call('administrator', 'POST', '/api/users', {
    name: '许安',
    role: 'gridWorker',
    office: '枫坑村',
    password: 'fictional-2099',
    ...body,
  })

describe('users', () => {
  it('are added with a role and the cadre that stands for them, one account a cadre', async () => {
    const cadre = await test.call('administrator', 'POST', '/api/ledgers/cadre/records', {
      values: { name: '许安', position: '网格员', since: '2020-01-01' },
    })
    expect(cadre.status).toBe(200)
    const added = await add({ account: 'xuan', cadre: cadre.body.id })
    expect(added.body).toMatchObject({ account: 'xuan', roleLabel: '网格员', cadre: { id: cadre.body.id }, disabled: false })
    expect((await signIn('xuan', 'fictional-2099')).json().user).toMatchObject({ cadre: cadre.body.id })

    const second = await add({ account: 'xuan2', cadre: cadre.body.id })
    expect(second.body.error).toMatchObject({ code: 'conflict', fields: [{ field: 'cadre', message: '这名干部已对应账号「xuan」' }] })
    const nobody = await add({ account: 'xuan3', cadre: '00000000-0000-7000-8000-00000000dead' })
    expect(nobody.body.error).toMatchObject({ code: 'invalid', fields: [{ field: 'cadre' }] })
  })

  it('are changed; a new password or an end signs them out everywhere', async () => {
    const { body: user } = await add({ account: 'shen' })
    const session = await signIn('shen', 'fictional-2099')
    const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
    const changed = await test.call('administrator', 'PATCH', `/api/users/${user.id}`, { role: 'villageCadre', password: 'another-2099' })
    expect(changed.body).toMatchObject({ roleLabel: '村干部', name: '许安' })
    expect((await test.api.inject({ method: 'GET', url: '/api/session', headers: { cookie } })).statusCode).toBe(401)
    expect((await signIn('shen', 'fictional-2099')).statusCode).toBe(403)
    expect((await signIn('shen', 'another-2099')).statusCode).toBe(200)

    await test.call('administrator', 'PATCH', `/api/users/${user.id}`, { disabled: true })
    expect((await signIn('shen', 'another-2099')).statusCode).toBe(403)
    const { body: users } = await test.call('auditor', 'GET', '/api/users')
    expect(users.at(-1)).toMatchObject({ account: 'shen', disabled: true })
    await test.call('administrator', 'PATCH', `/api/users/${user.id}`, { disabled: false })
    expect((await signIn('shen', 'another-2099')).statusCode).toBe(200)
  })

  it('never lose their last administrator', async () => {
    const { body: users } = await test.call('administrator', 'GET', '/api/users')
    const { id } = users.find(({ account }: { account: string }) => account === 'administrator')
    for (const change of [{ disabled: true }, { role: 'clerk' }]) {
      const answer = await test.call('administrator', 'PATCH', `/api/users/${id}`, change)
      expect(answer.body.error).toMatchObject({ code: 'conflict', message: expect.stringContaining('最后一名管理员') })
    }
  })

  it('stand in the audit without their passwords', async () => {
    const { body: user } = await add({ account: 'seen' })
    await test.call('administrator', 'PATCH', `/api/users/${user.id}`, { password: 'another-2099' })
    const { body } = await test.call('auditor', 'GET', '/api/audit')
    const labels = body.entries.map(({ actionLabel }: { actionLabel: string }) => actionLabel)
    expect(labels).toContain('修改用户')
    expect(JSON.stringify(body)).not.toContain('another-2099')
  })
})
