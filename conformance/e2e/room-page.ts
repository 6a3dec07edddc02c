import type { Page } from 'playwright-core'
import { createZip } from '../../src/office/zip/write-zip.ts'
import { settle, type Visit, type VisitOptions } from './browser.ts'
import type { DemoTown } from './demo-town.ts'

const head = (title: string) => `---\ntitle: ${title}\ntown: "999901101"\nperiod: 2020\n---\n\n`

export interface Opened extends Visit {
  readonly id: string
}

/** The writing room of a new report with these words. */
export async function openRoomOf(demo: DemoTown, title: string, words: string, options: VisitOptions = {}): Promise<Opened> {
  const visit = await demo.visit({ as: 'bianji', ...options })
  const { id } = await (await visit.context.request.post('/api/reports', { data: { source: `${head(title)}${words}` } })).json()
  await visit.page.goto(`/reports/${id}?edit=true`)
  await sheet(visit.page).waitFor()
  await settle(visit.page)
  return { ...visit, id }
}

export const sheet = (page: Page) => page.getByRole('textbox', { name: '报告模板' })
export const coverage = (page: Page) => page.getByRole('status', { name: '陈述' })
export const chips = (page: Page) => page.locator('.cm-chip')
export const shown = async (page: Page) => (await page.locator('.cm-content').textContent()) ?? ''
export const sourceOf = async ({ context, id }: Opened) => String((await (await context.request.get(`/api/reports/${id}`)).json()).source)

/** Puts a figure or a claim at the cursor, by what somebody types into its form. */
export async function put(page: Page, kind: '数字' | '断语', typed: string, name: string, phrase?: string): Promise<void> {
  await page.getByRole('toolbar', { name: '写作' }).getByRole('button', { name: kind, exact: true }).click()
  const form = page.getByRole('region', { name: kind === '数字' ? '放一个数' : '放一句断语' })
  await form.waitFor()
  if (phrase !== undefined) await form.getByRole('combobox', { name: '断语' }).fill(phrase)
  await form.getByRole('combobox', { name: '指标' }).fill(typed)
  await page.locator('.ant-select-dropdown').filter({ visible: true }).locator('.ant-select-item-option', { hasText: name }).first().click()
  await form.getByRole('button', { name: '放进去' }).click()
}

export interface Pasted {
  readonly name?: string
  readonly bytes?: Uint8Array
  readonly html?: string
}

/** What the clipboard holds reaches the editor as the browser brings it. */
export async function paste(page: Page, { name = '', bytes, html }: Pasted): Promise<void> {
  await sheet(page).evaluate(
    (editor, given) => {
      const data = new DataTransfer()
      if (given.bytes !== undefined) data.items.add(new File([new Uint8Array(given.bytes)], given.name))
      if (given.html !== undefined) data.setData('text/html', given.html)
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    { name, bytes: bytes === undefined ? undefined : [...bytes], html },
  )
}

/** Marks words of the text with the mouse's own means: what the page sees is a selection. */
export async function select(page: Page, words: string): Promise<void> {
  await sheet(page).focus()
  await sheet(page).evaluate(async (editor, wanted) => {
    for (const line of editor.querySelectorAll('.cm-line')) {
      // A line stands in pieces, one for each mark.
      const from = line.textContent?.indexOf(wanted) ?? -1
      if (from < 0) continue
      const range = document.createRange()
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      let at = 0
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const length = node.textContent?.length ?? 0
        if (from >= at && from < at + length) range.setStart(node, from - at)
        if (from + wanted.length > at && from + wanted.length <= at + length) range.setEnd(node, from + wanted.length - at)
        at += length
      }
      window.getSelection()?.removeAllRanges()
      window.getSelection()?.addRange(range)
    }
    // The editor is told behind this; what it offered for an older selection still stands until then.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
  }, words)
  await page.getByRole('toolbar', { name: '选中的话' }).waitFor()
}

/** A heading by its style, a sentence, a table. */
export function docx(): Uint8Array {
  const paragraph = (text: string, style = '') => `<w:p><w:pPr>${style}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  const table = `<w:tbl><w:tr>${cell('项目')}${cell('数')}</w:tr><w:tr>${cell('村')}${cell('11')}</w:tr></w:tbl>`
  const zip = createZip()
  const body = `${paragraph('一、农业', '<w:pStyle w:val="1"/>')}${paragraph('全年造林300亩。')}${table}`
  zip.add('word/document.xml', Buffer.from(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`))
  zip.add(
    'word/styles.xml',
    Buffer.from('<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'),
  )
  return zip.finish()
}
