import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../src/office/index.ts'
import { line, type MadeLine, madeFile, wide } from '../sheets/made-file.ts'
import { writeMade } from '../sheets/write-made.ts'
import { phone } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

const head = ['序号', '村名', '作物', '年度', '面积']
const field = (number: number, village: string, crop: string, area: number): MadeLine => line('body', [number, village, crop, 2020, area])

async function bring(page: Page, lines: readonly MadeLine[], name = '种植面积表'): Promise<void> {
  const { bytes, fileName } = writeMade(madeFile(name, '种植面积', lines))
  await page.goto('/ledgers/planting-area/import')
  await page.locator('input[type=file]').setInputFiles({ name: fileName, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  await page.getByRole('region', { name: '这份表会怎样' }).waitFor()
}

const summary = (page: Page) => page.getByRole('region', { name: '这份表会怎样' }).getByRole('status').textContent()

/** A picture for whoever wants to look; nothing is held against it. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.QIANBI_PICTURES
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}

describe('the preview of an import', () => {
  it('shows the sheet as it looks, what each line is and what each column is read as', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    await bring(page, [
      wide('title', '青竹镇2020年种植面积表', 5),
      line('note', ['填报单位：青竹镇', '', '', '', '单位：公顷']),
      line('header', head),
      field(1, '青竹村', '试种甲', 2),
      field(2, '桥头村', '试种乙', 3),
      line('subtotal', ['合计', '', '', '', 5]),
      line('footer', ['填表人：郑甲', '', '审核人：王乙']),
    ])
    expect(await summary(page)).toContain('表头在第 3 行，数据 2 行。写入后：新增 2，改动 0，没变 0。合计和上面各行之和相符。')
    const sheet = page.getByRole('region', { name: '表里的样子' })
    await sheet.getByRole('row', { name: /青竹镇2020年种植面积表 标题/ }).waitFor()
    await sheet.getByRole('row', { name: /合计.*合计/ }).waitFor()
    await sheet.getByRole('row', { name: /填表人：郑甲.*落款/ }).waitFor()
    await sheet.getByText('按公顷').waitFor()
    await picture(page, 'import-1440')
    await page.getByText('新增 2', { exact: true }).last().click()
    await page.getByRole('region', { name: '新增的行' }).getByRole('cell', { name: '30', exact: true }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('takes another row for the header, and another meaning for a column, at a press', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    await bring(page, [
      wide('title', '种植面积表', 5),
      line('header', ['序号', '村名', '作物', '年度', '种了多少']),
      field(1, '青竹村', '试种丙', 15),
    ])
    expect(await summary(page)).toContain('不对的地方 1')
    await page.getByRole('combobox', { name: '“种了多少”读作' }).click()
    await page.getByTitle('面积', { exact: true }).click()
    await page.getByText(/写入后：/).waitFor()
    expect(await summary(page)).toContain('新增 1')
    await page.getByRole('button', { name: '表头从第 3 行起' }).click()
    await page.getByText(/表头在第 3 行/).waitFor()
    await page.getByRole('button', { name: '表头从第 2 行起' }).click()
    await page.getByText(/表头在第 2 行/).waitFor()
    expect(await summary(page)).toContain('新增 1')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows a change cell by cell, and asks about rows that the sheet hides', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const answer = await page.request.post('/api/ledgers/planting-area/query', { data: { limit: 1 } })
    const { records } = await answer.json()
    const [{ values, shown }] = records
    await bring(
      page,
      [line('header', head), field(1, shown.village, values.crop, 77_777), { ...field(2, '桥头村', '试种丁', 15), hidden: true }].map(
        (one) => ({ ...one, cells: one.cells.map((cell) => (cell === 2020 ? Number(values.year) : cell)) }),
      ),
    )
    await page.getByRole('button', { name: '不读', exact: true }).click()
    await page.getByText(/写入后：/).waitFor()
    expect(await summary(page)).toContain('新增 0，改动 1')
    await page.getByText('改动 1', { exact: true }).last().click()
    await page.getByRole('region', { name: '改动的格子' }).getByRole('cell', { name: '77777', exact: true }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is done, and taken back as one act; on a phone as well', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji', size: phone })
    await bring(page, [
      wide('title', '青竹镇2020年种植面积表', 5),
      line('header', head),
      field(1, '青竹村', '试种戊', 15),
      field(2, '桥头村', '试种己', 30),
      line('subtotal', ['合计', '', '', '', 45]),
    ])
    await picture(page, 'import-390')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
    await page.getByRole('button', { name: '写入 2 条' }).click()
    await page.getByText('已写入种植面积：新增 2 条').waitFor()
    await page.getByRole('button', { name: '撤回这次导入' }).click()
    await page.getByRole('button', { name: '撤回', exact: true }).click()
    await page.getByText('已撤回这次导入：撤销 2 条新增的').waitFor()
    await picture(page, 'import-undone-390')
    const answer = await page.request.post('/api/ledgers/planting-area/query', { data: { search: '试种戊' } })
    expect((await answer.json()).records).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('takes several files at once; the one that cannot be read comes back with its problems marked, and goes in mended', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const made = (name: string, crop: string, area: string | number) => {
      const { bytes, fileName } = writeMade(
        madeFile(name, '种植面积', [line('header', head), line('body', [1, '青竹村', crop, 2020, area])]),
      )
      return { name: fileName, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
    }
    await page.goto('/ledgers/planting-area/import')
    await page
      .locator('input[type=file]')
      .setInputFiles([made('甲村', '试种庚', 15), made('乙村', '试种辛', '二十多'), made('丙村', '试种壬', 30)])
    await page.getByText('共 3 份表：2 份可以写入（新增 2 条，改动 0 条），1 份没有写（乙村.xlsx）。').waitFor()
    await page.getByRole('row', { name: /乙村/ }).getByRole('button', { name: '看这一份' }).click()
    await picture(page, 'import-several-1440')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载标好问题的表' }).click()])
    expect(download.suggestedFilename()).toBe('乙村（标好问题）.xlsx')
    const path = await download.path()
    await page.getByRole('button', { name: '写入这 2 份，共 2 条' }).click()
    await page.getByText('共 3 份表：已写入 2 份（新增 2 条，改动 0 条），1 份没有写（乙村.xlsx）。').waitFor()
    await page.setViewportSize(phone)
    await picture(page, 'import-several-390')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
    await page.getByRole('button', { name: '另选几份' }).click()
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByRole('region', { name: '这份表会怎样' }).waitFor()
    expect(await summary(page)).toContain('数据 1 行。改好后：新增 0，改动 0，没变 0，不对的地方 1')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('of a sheet that fits no ledger makes one, with its rows, in one go', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const lines = [
      wide('title', '青竹镇2020年机井登记表', 4),
      line('header', ['序号', '井号', '所在村', '投资（万元）']),
      line('body', [1, 'A1', '青竹村', 1.5]),
      line('body', [2, 'A2', '桥头村', 2]),
    ]
    const { bytes, fileName } = writeMade(madeFile('机井登记', '机井', lines))
    await page.goto('/ledgers/honour/import')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: fileName, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await page.getByRole('button', { name: '用它建一本台账' }).click()
    await page.getByRole('textbox', { name: '台账名' }).waitFor()
    await picture(page, 'own-review-1440')
    await page.getByRole('button', { name: '建台账，写入 2 条' }).click()
    await page.getByText(/建好了「机井登记表」，写入 2 条/).waitFor()
    await page.getByRole('link', { name: '打开台账' }).click()
    await page.getByText('A2', { exact: true }).waitFor()
    await picture(page, 'own-ledger-1440')
    await page.goto('/ledgers/own-1/settings')
    await page.getByRole('button', { name: '加一栏' }).click()
    await page.getByRole('textbox', { name: '栏目名', exact: true }).fill('管护人')
    await page.getByRole('button', { name: '加上' }).click()
    await page.getByRole('textbox', { name: '栏目名：管护人' }).waitFor()
    await picture(page, 'own-settings-1440')
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('a department’s form', () => {
  const columns = ['指标', '本年', '备注'].map((label) => ({ label, type: 'text' as const }))
  const bytes = writeWorkbook({
    sheets: [
      {
        name: '报表',
        columns,
        rows: [
          ['产业帮扶资金（元）', '', ''],
          ['没有人知道的数', '', ''],
        ],
      },
    ],
  })

  it('is brought in, bound by pressing its cells, filled, and opened down to the records', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    await page.goto('/forms')
    const buffer = Buffer.from(bytes)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '2020年惠农表.xlsx', mimeType: 'application/octet-stream', buffer })
    const sheet = page.getByRole('region', { name: '工作表“报表”' })
    await sheet.getByRole('button', { name: /^B2 .*由“产业帮扶资金”.*把握/ }).click()
    await page.getByRole('button', { name: '就是它' }).click()
    await sheet.getByRole('button', { name: /^B2 .*已认可/ }).waitFor()
    await sheet.getByRole('button', { name: /^B3/ }).click()
    await page.getByRole('radio', { name: '空着' }).check()
    await page.getByRole('textbox', { name: '为什么空着' }).fill('镇里没有这一项')
    await page.getByRole('button', { name: /^记\s*下$/ }).click()
    await sheet.getByRole('button', { name: /^B3 .*有意空着，镇里没有这一项/ }).waitFor()
    await picture(page, 'form-1440')
    await page.getByText('填好的样子', { exact: true }).click()
    const filled = sheet.getByRole('button', { name: /^B2 .*条记录/ })
    expect(await filled.textContent()).toMatch(/^[\d.]+$/)
    await filled.click()
    await page.getByText(/逐条相加等于/).waitFor()
    await sheet.getByRole('button', { name: /^B3/ }).click()
    await page.getByRole('heading', { name: 'B3 空着' }).waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '填好下载' }).click()
    expect((await download).suggestedFilename()).toBe('2020年惠农表.xlsx')
    expect(complaints).toEqual([])
    await context.close()
  })
})
