import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { photograph, settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'
import { chips, coverage, sheet, shown } from './room-page.ts'

const demo = setUpDemo()

/** Between two keys, in milliseconds: quick, so that the test is; TYPING=500 writes as an office does with an input method, two characters a second. */
const pause = Number(process.env.TYPING ?? 15)
/** What somebody takes who never saw the room: for a character with an input method, and to find and press something. */
const pace = { letter: 1, press: 5 }

/** A clerk at a browser: every key and press is counted. */
class Clerk {
  letters = 0
  presses = 0
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async write(words: string): Promise<void> {
    this.letters += words.length
    await this.#page.keyboard.type(words, { delay: pause })
  }

  async key(name: string): Promise<void> {
    this.letters += 1
    await this.#page.keyboard.press(name)
  }

  async press(what: Locator): Promise<void> {
    this.presses += 1
    await what.click()
    if (pause > 100) await this.#page.waitForTimeout(pause * 3)
  }

  /** Puts a figure or a claim at the cursor by its form: the indicator by some of its name, and where the sentence says so its unit and decimals. */
  async put(kind: '数字' | '断语', { sought, name, phrase, unit, decimals }: Put): Promise<void> {
    const page = this.#page
    await this.press(page.getByRole('toolbar', { name: '写作' }).getByRole('button', { name: kind, exact: true }))
    const form = page.getByRole('region', { name: kind === '数字' ? '放一个数' : '放一句断语' })
    await form.waitFor()
    if (phrase !== undefined) {
      await this.press(form.getByRole('combobox', { name: '断语' }))
      await this.write(phrase)
      await this.press(form.getByRole('combobox', { name: '指标' }))
    }
    await this.write(sought)
    await this.press(optionOf(page, name))
    for (const [label, value] of [
      ['单位', unit],
      ['小数', decimals],
    ] as const) {
      if (value === undefined) continue
      await this.press(form.getByRole('combobox', { name: label }))
      await this.press(optionOf(page, value))
    }
    await this.press(form.getByRole('button', { name: '放进去' }))
    await form.waitFor({ state: 'detached' })
  }

  get seconds(): number {
    return this.letters * pace.letter + this.presses * pace.press
  }
}

interface Put {
  readonly sought: string
  readonly name: string
  readonly phrase?: string
  readonly unit?: string
  readonly decimals?: string
}

function optionOf(page: Page, name: string): Locator {
  const list = page.locator('.ant-select-dropdown').filter({ visible: true })
  return list
    .locator('.ant-select-item-option')
    .filter({ hasText: new RegExp(`^${name}`) })
    .first()
}

it('takes a clerk who never saw a token from nothing to a frozen half page within ten minutes', async () => {
  const { page, context, complaints } = await demo.visit({ as: 'bianji' })
  await page.goto('/')
  await settle(page)
  const clerk = new Clerk(page)
  const began = Date.now()
  await clerk.press(page.getByRole('navigation').getByRole('link', { name: '报告' }))
  await clerk.press(page.getByRole('button', { name: '新写一份' }))
  const dialog = page.getByRole('dialog')
  await clerk.press(dialog.getByRole('radio', { name: /空白/ }))
  await clerk.press(dialog.getByRole('button', { name: '开始写' }))
  await page.waitForURL(/edit=true/)
  await sheet(page).waitFor()
  await settle(page)
  await photograph(page, 'first-page-empty')

  await clerk.write('一、农业和帮扶')
  await clerk.key('Enter')
  await page.locator('.cm-level1', { hasText: '一、农业和帮扶' }).waitFor()
  await clerk.write('全镇有行政村')
  await clerk.put('数字', { sought: '行政村', name: '行政村数' })
  await clerk.write('个。全年粮食播种面积')
  await clerk.put('数字', { sought: '粮食播种', name: '粮食播种面积', decimals: '整数' })
  await clerk.write('亩，')
  await clerk.put('断语', { phrase: '完成年度任务', sought: '粮食播种', name: '粮食播种面积' })
  await clerk.write('；产业帮扶')
  await clerk.put('数字', { sought: '产业帮扶', name: '产业帮扶户数' })
  await clerk.write('户，发放资金')
  await clerk.put('数字', { sought: '产业帮扶资金', name: '产业帮扶资金', unit: '万元' })
  await clerk.write('万元。')
  await clerk.key('Enter')
  await clerk.write('二、工业和招商')
  await clerk.key('Enter')
  await clerk.write('全年规上工业总产值')
  await clerk.put('数字', { sought: 'gsgyzcz', name: '规上工业总产值', unit: '亿元', decimals: '2 位小数' })
  await clerk.write('亿元，引进项目')
  await clerk.put('数字', { sought: '引进项目', name: '引进项目数' })
  await clerk.write('个，')
  await clerk.put('断语', { phrase: '全部投产', sought: '引进项目', name: '引进项目投产率' })
  await clerk.write('。招商引资到资')
  // A number as one has it in one's head: refused, and the ledger's own put in its place at one press.
  await clerk.write('3000万元。')
  await clerk.key('Enter')
  await clerk.write('成绩来之不易，困难也不少。我们要真抓实干，把好事办好、实事办实，让群众看得见、摸得着。')
  const counted = () => coverage(page).textContent()
  await expect.poll(counted).toMatch(/1 不成立.*1 无据/)
  await photograph(page, 'first-page-written')
  await clerk.press(coverage(page).getByRole('button', { name: '1 不成立' }))
  await clerk.press(page.getByRole('list', { name: '“3000万元”可以写成' }).getByRole('button').first())
  await expect.poll(counted).not.toMatch(/不成立/)
  // What no ledger can tell is said to be its author's own, and confirmed by name below.
  await clerk.press(coverage(page).getByRole('button', { name: '1 无据' }))
  await clerk.press(page.getByRole('list', { name: '“困难也不少”可以写成' }).getByRole('button').first())
  await expect.poll(counted).not.toMatch(/无据/)
  await photograph(page, 'first-page-bound')
  expect(await shown(page)).not.toContain('{')
  expect(await chips(page).count()).toBe(10)

  await clerk.press(page.getByRole('textbox', { name: '标题' }))
  await clerk.key('Control+a')
  await clerk.write('青竹镇2020年农业和工业情况')
  await clerk.press(page.getByRole('button', { name: '保存', exact: true }))
  await page.getByText(/已保存第 \d+ 版/).waitFor()
  await clerk.press(page.getByRole('button', { name: '完成', exact: true }))
  await page.getByRole('article').waitFor()
  await clerk.press(page.getByRole('button', { name: '定稿', exact: true }))
  const freeze = page.getByRole('dialog')
  await clerk.press(freeze.getByRole('checkbox', { name: '困难也不少' }))
  await freeze.getByText('都已确认').waitFor()
  await photograph(page, 'first-page-freeze')
  await clerk.press(freeze.getByRole('button', { name: '定稿' }))
  await page.waitForURL(/\/frozen\//)
  await page.getByRole('article').waitFor()
  const took = (Date.now() - began) / 1000
  await settle(page)
  await photograph(page, 'first-page-frozen')
  const { letters, presses, seconds } = clerk
  process.stderr.write(
    `a frozen half page: ${letters} keys, ${presses} presses, ${Math.round(seconds)} s at a newcomer's pace; here ${Math.round(took)} s\n`,
  )
  expect(seconds).toBeLessThan(600)
  expect(complaints).toEqual([])
  await context.close()
})
