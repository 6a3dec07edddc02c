import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallProvider, startProvider } from '../../src/kernel/access/county/testing/small-provider.ts'
import { expectAccessible } from './accessibility.ts'
import { photograph, settle, type Visit } from './browser.ts'
import { leave } from './case-steps.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()
let county: SmallProvider
beforeAll(async () => {
  // Another site than the town's: what is sent along from there must not be needed.
  county = await startProvider({ host: 'localhost' })
})
afterAll(() => county.close())

/** At the county's own page, as somebody. */
async function proveAs({ page }: Visit, subject: string): Promise<void> {
  await page.waitForURL(`${county.issuer}/authorize**`)
  await page.getByLabel('身份').fill(subject)
  await page.getByRole('button', { name: '登录' }).click()
}

// Told in order: the town joins, somebody links themselves, and comes in by it.
describe('the county’s own sign-in', { shuffle: false }, () => {
  it('is joined by the administrator of security, on one page', async () => {
    const visit = await demo.visit({ as: 'guanli' })
    const { page, complaints } = visit
    await page.goto('/manage/sign-in')
    const form = page.getByRole('form', { name: '接入县统一登录' })
    await form.getByLabel('地址（issuer）').fill(county.issuer)
    await form.getByLabel('县里给的编号（client_id）').fill(county.clientId)
    await form.getByLabel('县里给的密钥').fill(county.secret)
    await page.getByText(`${demo.url}/county`).waitFor()
    await form.getByRole('button', { name: /^接\s*入$/ }).click()
    await page.getByText('已接入，马上生效').waitFor()
    expect(await page.content()).not.toContain(county.secret)
    expect(complaints).toEqual([])
    await leave(visit)
  })

  it('lets nobody in who has not linked themselves, and says what to do', async () => {
    const visit = await demo.visit()
    const { page, complaints } = visit
    await page.goto('/sign-in')
    await page.getByRole('button', { name: '县统一登录' }).click()
    await proveAs(visit, 'somebody-else')
    await page.getByText('还没有关联').waitFor()
    await settle(page)
    await expectAccessible(page)
    await photograph(page, 'county-not-linked')
    expect(complaints).toEqual([])
    await leave(visit)
  })

  it('is linked by the owner of an account, with their password, and is then a way in for them alone', async () => {
    const visit = await demo.visit({ as: 'minzheng' })
    const { page, context } = visit
    await page.goto('/account')
    await page.getByRole('button', { name: '去关联' }).click()
    await proveAs(visit, 'county-7')
    await page.getByText('把刚才证明的县统一身份关联到').waitFor()
    await settle(page)
    await photograph(page, 'county-link')
    const users: readonly { readonly account: string; readonly password: string }[] = await (
      await context.request.get(`${demo.url}/api/session/demo-users`)
    ).json()
    await page.getByLabel('自己的密码').fill(users.find(({ account }) => account === 'minzheng')?.password ?? '')
    await page.getByRole('button', { name: /^关\s*联$/ }).click()
    await page.waitForURL('**/account')
    await page.getByRole('button', { name: '取消关联' }).waitFor()
    await leave(visit)

    const later = await demo.visit()
    await later.page.goto('/sign-in')
    await later.page.getByRole('button', { name: '县统一登录' }).click()
    await proveAs(later, 'county-7')
    await later.page.waitForURL(`${demo.url}/`)
    await later.page.goto('/account')
    await later.page.getByRole('button', { name: '取消关联' }).waitFor()
    const session = await later.context.request.get(`${demo.url}/api/session`)
    expect((await session.json()).user).toMatchObject({ account: 'minzheng', role: 'clerk' })
    expect((await later.context.cookies()).filter(({ sameSite }) => sameSite !== 'Strict')).toEqual([])
    await leave(later)
  })
})
