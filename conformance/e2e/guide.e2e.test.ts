import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../cli/run-qianbi.ts'
import { desk, openBrowser, openVisit, settle } from './browser.ts'
import { day, openCaseOf } from './case-steps.ts'
import { prepareBatch } from './prepared-batch.ts'
import { type DemoServer, startDemoServer } from './server.ts'

interface Stop {
  /** The guide's page, and its picture. */
  readonly name: string
  readonly as: string
  readonly path: string | ((context: BrowserContext) => Promise<string>)
  /** Stands on the screen once it is worth a picture. */
  readonly shows: string | RegExp
}

const stops: readonly Stop[] = [
  { name: 'first-use', as: 'tongji', path: '/ledgers/industrial-output/import', shows: /把办公表格拖到这里/ },
  { name: 'reports', as: 'bianji', path: firstReport, shows: /处陈述/ },
  { name: 'todays-work', as: 'tongji', path: '/', shows: '待我办' },
  { name: 'grid-and-duties', as: 'tongji', path: '/grid', shows: '村与网格' },
  { name: 'epidemic', as: 'minzheng', path: '/epidemic?day=2020-02-05', shows: /整村隔离/ },
  { name: 'resumption', as: 'tongji', path: '/loops/resumption?look=diagram', shows: '现场核查' },
  { name: 'agriculture', as: 'tongji', path: '/loops/farmland?look=diagram', shows: '管护移交' },
  { name: 'aid', as: 'minzheng', path: newBatch, shows: '顾溪石' },
  { name: 'industry', as: 'tongji', path: newRound, shows: '待审' },
  { name: 'investment', as: 'tongji', path: '/loops/investment-pipeline?look=board', shows: '洽谈' },
  { name: 'tourism', as: 'tongji', path: '/loops/scenic-village?look=diagram', shows: '评定' },
  { name: 'projects', as: 'zhenzhang', path: '/boards?month=2020-11', shows: '进度灯' },
  { name: 'events-and-hazards', as: 'tongji', path: '/loops/grid-event?look=diagram', shows: '待分派' },
  { name: 'suggestions-and-honours', as: 'bianji', path: '/loops/suggestion?look=diagram', shows: '待测评' },
  { name: 'administration', as: 'guanli', path: '/manage', shows: '核对一遍' },
]

async function firstReport(context: BrowserContext): Promise<string> {
  const [report] = await (await context.request.get('/api/reports')).json()
  return `/reports/${report.id}`
}

/** A batch with a doubtful line: the demo's year has been paid out. */
async function newBatch(context: BrowserContext): Promise<string> {
  return `/aid/${(await prepareBatch(context)).batch}`
}

/** A month whose reports have just been asked for. */
async function newRound(context: BrowserContext): Promise<string> {
  const round = await openCaseOf(context, 'output-round', { month: '2021-03', dueOn: day(10), status: 'planned' })
  const { version } = (await (await context.request.get(`/api/cases/${round.id}`)).json()).case
  const sent = await context.request.post(`/api/cases/${round.id}/steps`, { data: { version, step: 'dispatch' } })
  expect(sent.status(), await sent.text()).toBe(200)
  return '/loops/output-report?look=board'
}

const guide = join(root, 'docs', 'guide')
const images = join(guide, 'images')
const take = process.env.GUIDE_IMAGES === '1'

describe('the guide', () => {
  it('has a page and a picture for each job, all of them listed in its table of contents', () => {
    const contents = readFileSync(join(guide, 'README.md'), 'utf8')
    const pages = readdirSync(guide).filter((name) => name.endsWith('.md') && name !== 'README.md')
    expect(pages.sort()).toEqual(stops.map(({ name }) => `${name}.md`).sort())
    for (const { name } of stops) {
      expect(contents).toContain(`](${name}.md)`)
      expect(readFileSync(join(guide, `${name}.md`), 'utf8')).toContain(`](images/${name}.png)`)
      if (take) continue
      expect(existsSync(join(images, `${name}.png`)), `${name}.png is made with GUIDE_IMAGES=1`).toBe(true)
      expect(statSync(join(images, `${name}.png`)).size).toBeLessThan(256_000)
    }
  })
})

describe('the screens of the guide', () => {
  let server: DemoServer
  let browser: Browser

  beforeAll(async () => {
    server = await startDemoServer()
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it.each(stops)('$name stands as its page says', async ({ name, as, path, shows }) => {
    const { context, page, complaints } = await openVisit(browser, server.url, { as, size: desk })
    await page.goto(typeof path === 'string' ? path : await path(context))
    await settle(page)
    await page.locator('main').getByText(shows).first().waitFor()
    if (take) {
      mkdirSync(images, { recursive: true })
      await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled' })
    }
    expect(complaints).toEqual([])
    await context.close()
  })
})
