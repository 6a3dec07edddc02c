import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, photograph, settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

const second = { account: 'fuhe', password: 'fuhe-qingzhu-2020' }
const response = '疫情防控应急响应'

/** A green pixel. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe('a document', () => {
  it('is uploaded in the form, kept with the record, and seen there', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'bianji' })
    await page.goto('/ledgers/attestation')
    await settle(page)
    await page.getByRole('button', { name: '记一笔' }).click()
    await page.getByLabel('名称').fill('防汛演练现场照片')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '页面.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') })
    await page.getByText('不能保存这种文件').waitFor()
    await page.locator('input[type=file]').setInputFiles({ name: '演练.png', mimeType: 'image/png', buffer: picture })
    await page.getByRole('button', { name: '演练.png' }).waitFor()
    await photograph(page, 'attachment-form')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('heading', { name: '防汛演练现场照片' }).waitFor()
    const image = page.getByRole('img', { name: '演练.png' })
    await image.waitFor()
    expect(await image.evaluate((shown) => (shown instanceof HTMLImageElement ? shown.naturalWidth : 0))).toBe(1)
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('the personal data of a response that is over', () => {
  it('is destroyed by two administrators, and leaves a certificate', async () => {
    const asking = await demo.visit({ as: 'guanli' })
    const made = await asking.page.request.post('/api/users', {
      data: { ...second, name: '复核人', role: 'administrator', office: '党政综合办公室' },
    })
    expect(made.status()).toBe(200)
    const { page } = asking
    await page.goto('/manage')
    await page.getByRole('link', { name: '个人信息销毁' }).click()
    const row = page.getByRole('listitem').filter({ hasText: response })
    await row.getByRole('button', { name: '销毁个人信息' }).click()
    await page.getByRole('heading', { name: '会销毁，不能恢复' }).waitFor()
    await page.getByText(/卡口登记 [\d,]+ 条记录/).waitFor()
    expect(await page.getByRole('button', { name: '申请销毁' }).isDisabled()).toBe(true)
    await page.getByLabel(/监销人/).fill('县档案馆')
    await photograph(page, 'destruction-preview')
    await page.getByRole('button', { name: '申请销毁' }).click()
    await page.getByText('等待另一位管理员复核').waitFor()
    expect(await page.getByRole('button', { name: '复核并销毁' }).count()).toBe(0)
    expect(asking.complaints).toEqual([])
    await asking.context.close()

    const confirming = await demo.visit()
    expect((await confirming.context.request.post('/api/session', { data: second })).status()).toBe(200)
    const other = confirming.page
    await other.goto('/')
    await other.getByText('请先换成自己的').waitFor()
    await other.getByLabel('原来的密码').fill(second.password)
    await other.getByLabel('新密码', { exact: true }).fill('fuhe-own-2020')
    await other.getByLabel('再写一遍新密码').fill('fuhe-own-2020')
    await other.getByRole('button', { name: '改密码' }).click()
    await other.getByRole('navigation').first().waitFor()
    await other.goto('/manage/destruction')
    await other.getByRole('button', { name: '复核并销毁' }).click()
    const dialog = other.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: '销毁，不能恢复' }).isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill(response)
    await dialog.getByRole('button', { name: '销毁，不能恢复' }).click()
    await other.getByRole('button', { name: '下载证书（Word）' }).waitFor({ timeout: 180_000 })
    await settle(other)
    await photograph(other, 'destruction-done')
    const [download] = await Promise.all([other.waitForEvent('download'), other.getByRole('button', { name: '下载证书（网页）' }).click()])
    const certificate = readFileSync((await download.path()) ?? '', 'utf8')
    expect(certificate).toContain('销毁内容摘要')
    expect(certificate).toContain('县档案馆')
    expect(confirming.complaints).toEqual([])
    await confirming.context.close()
  })

  it('fits a phone', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'zhenzhang', size: phone })
    await page.goto('/manage/destruction')
    await settle(page)
    await expectNoSidewaysScroll(page)
    await photograph(page, 'destruction-phone')
    expect(await page.getByRole('button', { name: '销毁个人信息' }).count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })
})
