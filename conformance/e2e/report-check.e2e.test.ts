import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createZip } from '../../src/office/zip/write-zip.ts'
import { root } from '../cli/run-qianbi.ts'
import { expectAccessible } from './accessibility.ts'
import { desk, expectNoSidewaysScroll, openBrowser, phone, photograph } from './browser.ts'

const file = join(root, 'dist', 'report-check.html')
let browser: Browser

beforeAll(async () => {
  const build = "import('./scripts/build.mjs').then(({ ensureBuilt }) => ensureBuilt(['web']))"
  execFileSync(process.execPath, ['-e', build], { cwd: root, stdio: 'inherit' })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

const run = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const cell = (text: string) => `<w:tc>${run(text)}</w:tc>`
const row = (...cells: readonly string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`

/** A Word file with a table that adds up wrongly, a comment and a change. */
function wordFile(): Buffer {
  const zip = createZip()
  const table = `<w:tbl>${row('村', '户数')}${row('甲村', '20')}${row('乙村', '25')}${row('合计', '46')}</w:tbl>`
  const body = `${run('某镇2020年工作总结')}${table}${run('截止目前，完成3件。')}<w:p><w:ins w:author="甲某"><w:r><w:t>新增一句。</w:t></w:r></w:ins></w:p>`
  zip.add('[Content_Types].xml', Buffer.from('<Types xmlns="t"/>'))
  zip.add('word/document.xml', Buffer.from(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`))
  zip.add('word/comments.xml', Buffer.from('<w:comments xmlns:w="w"><w:comment w:id="1"/></w:comments>'))
  return Buffer.from(zip.finish())
}

interface Opened {
  readonly page: Page
  /** What the page complained about, and everything it asked for. */
  readonly complaints: string[]
  readonly asked: string[]
  close(): Promise<void>
}

/** The single file from the disk, with the network off. */
async function openFile({ size = desk, theme = 'light' as 'light' | 'dark' } = {}): Promise<Opened> {
  const mobile = size.width < 768
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    isMobile: mobile,
    hasTouch: mobile,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  await context.setOffline(true)
  const page = await context.newPage()
  const complaints: string[] = []
  const asked: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(pathToFileURL(file).href)
  return { page, complaints, asked, close: () => context.close() }
}

const findings = (page: Page) => page.getByRole('list', { name: '发现的问题' }).getByRole('listitem')
const summary = (page: Page) => page.getByRole('status').textContent()

/** What a hand does that drops files on the page. */
async function drop(page: Page, files: readonly { readonly name: string; readonly bytes: Buffer }[], onto = 'body'): Promise<void> {
  const data = await page.evaluateHandle(
    (all) => {
      const transfer = new DataTransfer()
      for (const { name, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        transfer.items.add(new File([bytes], name))
      }
      return transfer
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  )
  await page.dispatchEvent(onto, 'drop', { dataTransfer: data })
}

describe('the report check as a single file, from the disk and without a network', () => {
  it('is small, loads nothing and may connect to nothing', async () => {
    expect(statSync(file).size).toBeLessThan(1_500_000)
    expect(readFileSync(file, 'utf8')).toMatch(/Content-Security-Policy" content="default-src 'none'; connect-src 'none';/)
    const { page, asked, close } = await openFile()
    await page.getByText('不发到任何地方').waitFor()
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
    await close()
  })

  it('finds what is wrong in a pasted text, shows the place, and mends it by one press', async () => {
    const { page, complaints, close } = await openFile()
    const field = page.getByRole('textbox').first()
    await field.fill('截止目前，财政总收入由2.66亿元增加到4.559亿元，增长55%。\n黄坛村完成整治。\n赴湖北省张家界市考察。')
    await expect.poll(() => summary(page)).toBe('1处不对 · 2处请核对')
    await findings(page).filter({ hasText: '增幅应为' }).getByRole('button').first().click()
    await expect.poll(() => page.locator('mark.on').textContent()).toBe('55%')
    await findings(page).getByRole('button', { name: '改成“截至”', exact: true }).click()
    await expect.poll(() => field.inputValue()).toMatch(/^截至目前/)
    await expect.poll(() => summary(page)).toBe('1处不对 · 1处请核对')
    await field.press('Control+z')
    await expect.poll(() => field.inputValue()).toMatch(/^截止目前/)
    expect(complaints).toEqual([])
    await close()
  })

  it('goes from one finding to the next by keyboard, and from the text to its finding', async () => {
    const { page, close } = await openFile()
    const field = page.getByRole('textbox').first()
    await field.fill('截止目前，出台《甲办法》、《乙办法》。')
    await findings(page).nth(1).waitFor()
    await findings(page).first().getByRole('button').first().focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.locator('mark.on').textContent()).toBe('》、《')
    await field.focus()
    await page.keyboard.press('Control+Home')
    await expect.poll(() => page.locator('.finding.on small').textContent()).toContain('截止')
    await close()
  })

  it('reads a Word file that is dropped, with its table and what it still carries, and last year’s beside it', async () => {
    const { page, complaints, close } = await openFile()
    await drop(page, [{ name: '总结.docx', bytes: wordFile() }])
    await expect.poll(() => page.getByRole('textbox').first().inputValue()).toContain('| 甲村 | 20 |')
    await expect.poll(async () => (await findings(page).locator('.said').allTextContents()).join('\n')).toContain('不等于合计46')
    const said = (await findings(page).locator('.said').allTextContents()).join('\n')
    for (const words of ['1处修订没有接受', '1条批注', '作者姓名“甲某”', '截至']) expect(said).toContain(words)
    await drop(page, [{ name: '去年.txt', bytes: Buffer.from('某镇2019年工作总结\n财政总收入4491.58万元。') }], '#last-file')
    await page.getByText('去年：去年.txt').waitFor()
    await page.getByRole('textbox').first().fill('某镇2020年工作总结\n财政总收入4491.58万元。')
    await expect.poll(async () => (await findings(page).locator('.said').allTextContents()).join('\n')).toContain('和去年第2行一样')
    await drop(page, [{ name: '扫描.pdf', bytes: Buffer.from('%PDF-1.4') }])
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('PDF 不能检查')
    expect(complaints).toEqual([])
    await close()
  })

  it('prints the text with its marks and the whole list, and no field', async () => {
    const { page, close } = await openFile()
    await page.getByRole('button', { name: '用一段例文试试' }).click()
    await findings(page).first().waitFor()
    const count = await findings(page).count()
    expect(count).toBeGreaterThan(10)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('textbox').first().isVisible()).toBe(false)
    expect(await page.locator('.marks mark').first().isVisible()).toBe(true)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await close()
  })

  it.each([
    ['desk', desk, 'light'],
    ['desk-dark', desk, 'dark'],
    ['phone', phone, 'light'],
    ['phone-dark', phone, 'dark'],
  ] as const)('can be read by everybody, at a %s', async (name, size, theme) => {
    const { page, close } = await openFile({ size, theme })
    await photograph(page, `report-check-${name}-empty`)
    await expectAccessible(page)
    await page.getByRole('button', { name: '用一段例文试试' }).click()
    await findings(page).first().getByRole('button').first().click()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await photograph(page, `report-check-${name}`)
    await close()
  })
})
