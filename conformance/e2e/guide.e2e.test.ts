import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { packs } from '../../src/packs/index.ts'
import { root } from '../cli/run-qianbi.ts'
import { desk, settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'
import type { GuideStop } from './guide-stop.ts'

interface Stop extends GuideStop {
  readonly name: string
  /** The page; its picture stands where the page says. */
  readonly page: string
  readonly image: string
}

const guide = join(root, 'docs', 'guide')

/** What every town has. */
const general: readonly (GuideStop & { readonly name: string })[] = [
  { name: 'first-use', as: 'tongji', path: '/ledgers/industrial-output/import', shows: /把办公表格拖到这里/ },
  { name: 'reports', as: 'bianji', path: firstReport, shows: /处陈述/ },
  { name: 'todays-work', as: 'tongji', path: '/', shows: '待我办' },
  { name: 'grid-and-duties', as: 'tongji', path: '/grid', shows: '村与网格' },
  { name: 'administration', as: 'guanli', path: '/manage', shows: '核对一遍' },
]

/** What a domain has stands in its pack: `guide.md`, `guide.png`, and the screen they show. */
const ofPacks = import.meta.glob<{ readonly guideStop: GuideStop }>('../../src/packs/*/testing/guide-stop.ts', { eager: true })

const stops: readonly Stop[] = [
  ...general.map((stop) => ({ ...stop, page: join(guide, `${stop.name}.md`), image: join(guide, 'images', `${stop.name}.png`) })),
  ...Object.entries(ofPacks).map(([path, { guideStop }]) => {
    const pack = join(import.meta.dirname, path, '..', '..')
    return { ...guideStop, name: basename(pack), page: join(pack, 'guide.md'), image: join(pack, 'guide.png') }
  }),
]

async function firstReport(context: BrowserContext): Promise<string> {
  const [report] = await (await context.request.get('/api/reports')).json()
  return `/reports/${report.id}`
}

/** Looked up, not followed: no screen to picture. */
const reference = 'report-codes.md'
const take = process.env.GUIDE_IMAGES === '1'

describe('the guide', () => {
  it('has a page and a picture for each job, all of them listed in its table of contents', () => {
    const contents = readFileSync(join(guide, 'README.md'), 'utf8')
    const here = readdirSync(guide).filter((name) => name.endsWith('.md') && name !== 'README.md' && name !== reference)
    const inPacks = packs.map(({ id }) => join(root, 'src', 'packs', id, 'guide.md')).filter((page) => existsSync(page))
    expect([...here.map((name) => join(guide, name)), ...inPacks].sort()).toEqual(stops.map(({ page }) => page).sort())
    expect(contents).toContain(`](${reference})`)
    for (const { page, image } of stops) {
      expect(contents).toContain(`](${relative(guide, page)})`)
      expect(readFileSync(page, 'utf8')).toContain(`](${relative(dirname(page), image)})`)
      if (take) continue
      expect(existsSync(image), `${image} is made with GUIDE_IMAGES=1`).toBe(true)
      expect(statSync(image).size).toBeLessThan(256_000)
    }
  })

  it('leads to no page that is not there', () => {
    const contents = readFileSync(join(guide, 'README.md'), 'utf8')
    const links = [...contents.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => join(guide, to))
    expect(links.filter((to) => !existsSync(to))).toEqual([])
  })
})

describe('the screens of the guide', () => {
  const demo = setUpDemo()

  it.each(stops)('$name stands as its page says', async ({ image, as, path, shows }) => {
    const { context, page, complaints } = await demo.visit({ as, size: desk })
    await page.goto(typeof path === 'string' ? path : await path(context))
    await settle(page)
    await page.locator('main').getByText(shows).filter({ visible: true }).first().waitFor()
    if (take) await page.screenshot({ path: image, animations: 'disabled' })
    expect(complaints).toEqual([])
    await context.close()
  })
})
