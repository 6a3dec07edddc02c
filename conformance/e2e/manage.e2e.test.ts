import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

interface Posted {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const posted: Posted[] = []
let program: Server
let address = ''
const demo = setUpDemo({ env: { QIANBI_WEBHOOK_PRIVATE: '1' } })

beforeAll(async () => {
  program = createServer(async (request, response) => {
    let body = ''
    for await (const part of request.setEncoding('utf8')) body += part
    posted.push({ headers: request.headers, body })
    response.end('{}')
  })
  await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve))
  const place = program.address()
  address = `http://127.0.0.1:${place !== null && typeof place === 'object' ? place.port : 0}/qianbi`
})

afterAll(async () => {
  await new Promise((resolve) => program.close(resolve))
})

describe('a place that notices go to', () => {
  it('is added, gets a signed message, stands in the list, and is retired', async () => {
    const secret = 'bamboo-2021-secret'
    const { context, page, complaints } = await demo.visit({ as: 'guanli' })
    await page.goto('/manage/webhooks')
    await page.getByText('还没有推送').waitFor()
    await page.getByRole('button', { name: '新增推送' }).click()
    const form = page.getByRole('dialog', { name: '新增推送' })
    await form.getByLabel('名称').fill('镇办公系统')
    await settle(page)
    await form.getByLabel('发到哪里').click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '自有程序' }).click()
    await form.getByLabel('机器人地址').fill(address)
    await form.getByLabel('签名密钥（可不填）').fill(secret)
    await form.getByRole('button', { name: /^保\s*存$/ }).click()
    const hook = page.getByRole('listitem').filter({ hasText: '镇办公系统' })
    await hook.getByText(/127\.0\.0\.1.*还没有送过/).waitFor()
    expect(await page.content(), 'neither the key nor the path is shown again').not.toMatch(/bamboo-2021-secret|\/qianbi"/)

    await page.getByRole('button', { name: '试发：镇办公系统' }).click()
    await page.getByText('镇办公系统：已送达').waitFor()
    const [message] = posted
    const signed = `${message?.headers['x-qianbi-timestamp']}.${message?.body}`
    expect(message?.headers['x-qianbi-signature']).toBe(createHmac('sha256', secret).update(signed).digest('hex'))

    await page.getByRole('button', { name: '停用：镇办公系统' }).click()
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /^停\s*用$/ })
      .click()
    await page.getByText('还没有推送').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('a user', () => {
  it('is added with a role, signs in, gets another role, and is disabled', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'guanli' })
    const login = { account: 'jizhe', password: 'bamboo-2021' }
    const other = await demo.browser.newContext({ baseURL: demo.url })
    const signIn = async () => (await other.request.post('/api/session', { data: login })).status()
    const choose = async (role: string) => {
      await page.getByLabel('角色').press('ArrowDown')
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: role }).click()
    }
    await page.goto('/manage/users')
    await settle(page)
    await page.getByRole('button', { name: '新增用户' }).click()
    await page.getByLabel('姓名').fill('季记之')
    await page.getByLabel('账号').fill(login.account)
    await page.getByLabel('科室或村').fill('党政综合办公室')
    await page.getByLabel('密码').fill('short')
    await choose('科室干部')
    expect(await page.getByRole('button', { name: /^保\s*存$/ }).isDisabled(), 'eight characters at least').toBe(true)
    await page.getByLabel('密码').fill(login.password)
    await page.getByRole('button', { name: /^保\s*存$/ }).click()
    const row = page.getByRole('row').filter({ hasText: '季记之' })
    await row.getByText('科室干部').waitFor()
    expect(await signIn()).toBe(200)

    await page.getByRole('button', { name: '修改 季记之' }).click()
    await choose('审计员')
    await page.getByRole('button', { name: /^保\s*存$/ }).click()
    await row.getByText('审计员').waitFor()

    await page.getByRole('button', { name: '修改 季记之' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^停\s*用$/ })
      .click()
    await row.getByText('已停用').waitFor()
    expect(await signIn(), 'a disabled account stays out').toBe(403)
    expect((await other.request.get('/api/ledgers/village/options?limit=1')).status(), 'signed out everywhere').toBe(401)
    await other.close()
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('a passkey', () => {
  it('is set at a name, asked for beside the password, and lets its owner in alone once the rules say so', async () => {
    const { context, page } = await demo.visit({ as: 'guanli', fresh: true })
    await page.goto('/account')
    await page.getByText('用数字地址打开的铅笔不能用通行密钥').waitFor()
    await page.goto('/manage/sign-in')
    await page.getByRole('switch', { name: '可以只用通行密钥登录' }).click()
    await page.getByRole('button', { name: /^保\s*存$/ }).click()
    await page.getByText('登录规定已改').waitFor()
    await context.close()

    const named = await demo.browser.newContext({ baseURL: demo.url.replace('127.0.0.1', 'localhost') })
    const own = await named.newPage()
    own.setDefaultTimeout(90_000)
    const devices = await named.newCDPSession(own)
    await devices.send('WebAuthn.enable')
    const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    })
    const enter = async () => {
      await own.goto('/sign-in')
      await own.getByLabel('账号', { exact: true }).fill('tongji')
      await own.getByLabel('密码').fill('qingzhu-2020')
      await own.getByRole('button', { name: /^登\s*录$/ }).click()
    }
    const leave = () => named.clearCookies({ name: 'qianbi_session' })
    await enter()
    await own.waitForURL((url) => url.pathname === '/')
    await own.goto('/account')
    await own.getByRole('button', { name: '设通行密钥' }).click()
    await own.getByLabel('给它起个名字').fill('办公室电脑')
    const form = own.getByRole('form', { name: '设通行密钥' })
    await form.getByLabel('自己的密码').fill('qingzhu-2020')
    await form.getByRole('button', { name: '设通行密钥' }).click()
    await own.getByRole('button', { name: '去掉“办公室电脑”' }).waitFor()

    await leave()
    await enter()
    await own.getByRole('button', { name: '用通行密钥', exact: true }).click()
    await own.waitForURL((url) => url.pathname === '/')
    await leave()
    await own.goto('/sign-in')
    await own.getByRole('button', { name: '用通行密钥登录' }).click()
    await own.waitForURL((url) => url.pathname === '/')

    await own.goto('/account')
    await own.getByRole('button', { name: '去掉“办公室电脑”' }).click()
    const removal = own.getByRole('form', { name: '去掉“办公室电脑”' })
    await removal.getByLabel('自己的密码').fill('qingzhu-2020')
    await removal.getByRole('button', { name: '去掉“办公室电脑”' }).click()
    await own.getByRole('button', { name: '设通行密钥' }).waitFor()
    await named.close()
  })
})

describe('the first page', () => {
  it('leads a clerk to any ledger’s form, whose later fields wait, and into no room that is not theirs', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    await page.goto('/')
    await page.getByRole('button', { name: '记一笔' }).click()
    await page.getByRole('combobox', { name: '记到哪一本台账' }).fill('网格事件')
    await page.getByTitle('网格事件', { exact: true }).click()
    const form = page.getByRole('dialog', { name: '记一笔 · 网格事件' })
    await form.getByLabel('事件内容').waitFor()
    expect(await form.getByLabel('处置结果').count()).toBe(0)
    await form.getByRole('button', { name: /^展开办理中再填的/ }).click()
    await form.getByLabel('处置结果').waitFor()

    await page.goto('/manage/users')
    await page.getByText('这一页你不能看').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
