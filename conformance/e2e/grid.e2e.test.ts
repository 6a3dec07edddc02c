import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle } from './browser.ts'
import { addRecord, day, readRecord } from './case-steps.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

interface Coverage {
  readonly on: string
  readonly duties: readonly {
    readonly duty: string
    readonly inScope: number
    readonly uncovered: number
    readonly left: number
    readonly onLeave: number
  }[]
}

const ask = async <Answer>(context: BrowserContext, path: string): Promise<Answer> => {
  const answer = await context.request.get(path)
  expect([path, answer.status()]).toEqual([path, 200])
  return answer.json()
}

/** Types a name into a field that looks records up, and takes what it finds. */
async function choose(page: Page, label: string, name: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  const box = dialog.getByRole('combobox', { name: label, exact: true })
  // A click waits until the dialog stands still; a list that opens before that hangs in the wrong place.
  await box.click()
  await box.fill(name)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click()
  await page.keyboard.press('Tab')
}

describe('who answers for whom, in a browser', () => {
  it('is audited, assigned with one press, lent for a leave, handed over, and in the end nobody is left alone', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const { on, duties } = await ask<Coverage>(context, '/api/grid/coverage')
    const bare = duties.filter(({ uncovered }) => uncovered > 0)
    expect(bare.length).toBeGreaterThan(0)

    await page.goto('/grid?view=coverage')
    await settle(page)
    await expectAccessible(page)
    await photograph(page, 'grid-coverage')
    for (const { duty } of bare) {
      await page.goto(`/grid?view=coverage&duty=${duty}&fault=uncovered`)
      await settle(page)
      await page.getByRole('button', { name: /^按建议全部分派/ }).click()
      await page
        .getByText(/已分派 \d+ 个/)
        .first()
        .waitFor()
    }
    await page.goto('/grid?view=coverage')
    await settle(page)
    await page.getByText('都有人负责').first().waitFor()
    expect((await ask<Coverage>(context, '/api/grid/coverage')).duties.filter(({ uncovered }) => uncovered > 0)).toEqual([])

    const [villages, cadres] = [
      await ask<readonly { id: string; title: string }[]>(context, '/api/ledgers/village/options?limit=1'),
      await ask<{ cadres: readonly { cadre: { id: string; title: string }; category: string; answers: Record<string, number> }[] }>(
        context,
        '/api/grid/load',
      ),
    ]
    const [leaver, standIn, heir] = cadres.cadres.filter(
      ({ category, answers }) => category === '网格员' && (answers['person-away'] ?? 0) > 0,
    )
    if (leaver === undefined || standIn === undefined || heir === undefined) throw new Error('the demo has no three grid workers')

    await page.getByRole('button', { name: '请假代岗' }).click()
    await choose(page, '谁请假', leaver.cadre.title)
    await choose(page, '代岗人', standIn.cadre.title)
    await photograph(page, 'grid-leave')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /登\s*记/ })
      .click()
    await page.getByText(/项责任由.*代岗/).waitFor()
    const away = await ask<Coverage>(context, `/api/grid/coverage?on=${on}`)
    expect(away.duties.filter(({ uncovered, onLeave }) => uncovered + onLeave > 0)).toEqual([])

    await page.getByRole('button', { name: '责任交接' }).click()
    await choose(page, '谁的责任', heir.cadre.title)
    await page.getByLabel('按建议：先就近，再看手上多少').check()
    await page.getByRole('region', { name: '将要这样交接' }).waitFor()
    await photograph(page, 'grid-hand-over')
    await expectAccessible(page)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /交\s*接/ })
      .last()
      .click()
    await page.getByText(/已交接 \d+ 项/).waitFor()
    for (const then of [on, '2021-02-01']) {
      const { duties: after } = await ask<Coverage>(context, `/api/grid/coverage?on=${then}`)
      expect(after.filter(({ uncovered, left, onLeave }) => uncovered + left + onLeave > 0)).toEqual([])
    }
    await page.goto('/grid?view=load')
    await settle(page)
    await expectAccessible(page)
    await photograph(page, 'grid-load')

    await page.goto(`/ledgers/village?record=${villages[0]?.id}`)
    await settle(page)
    await page.getByRole('tab', { name: '谁负责' }).click()
    await page.getByText('主责').first().waitFor()
    await photograph(page, 'grid-record')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is back before the leave is over, and is one again when entered twice', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const cadres = await ask<readonly { id: string; title: string }[]>(context, '/api/ledgers/cadre/options?limit=20')
    const [away, standIn] = cadres.slice(-2)
    const data = { cadre: away?.id, from: day(-2), to: day(5), standIn: standIn?.id }
    const { leave } = await (await context.request.post('/api/duties/leave', { data })).json()
    await page.goto(`/ledgers/cadre-leave?record=${leave}`)
    await page.getByRole('button', { name: '提前销假' }).click()
    await photograph(page, 'grid-end-leave')
    await page.getByRole('dialog').getByRole('button', { name: '销假', exact: true }).click()
    await page
      .getByText(/已销假/)
      .first()
      .waitFor()
    expect(await readRecord(context, 'cadre-leave', leave)).toMatchObject({ endedOn: day() })

    const [village] = await ask<readonly { id: string }[]>(context, '/api/ledgers/village/options?limit=1')
    const person = { village: village?.id, category: 'outOfProvince', place: '杭州' }
    const keep = await addRecord(context, 'person-away', { ...person, name: '竹双双' })
    const drop = await addRecord(context, 'person-away', { ...person, name: '竹双' })
    const assignments = [{ objectKind: 'personAway', object: drop, holder: standIn?.id }]
    expect((await context.request.post('/api/duties/assign', { data: { assignments } })).status()).toBe(200)
    await page.goto(`/ledgers/person-away?record=${drop}`)
    await page.getByRole('button', { name: '并入另一条' }).click()
    await choose(page, '保留哪一条', '竹双双')
    await expectAccessible(page)
    await photograph(page, 'grid-merge')
    await page.getByRole('dialog').getByRole('button', { name: '并入', exact: true }).click()
    await page.getByText('已并入，1 项责任转了过去').first().waitFor()
    expect((await context.request.get(`/api/ledgers/person-away/records/${drop}`)).status()).toBe(404)
    await page.goto(`/ledgers/person-away?record=${keep}`)
    await page.getByRole('tab', { name: '谁负责' }).click()
    await page
      .getByText(standIn?.title.replace(/（.*/, '') ?? '')
      .first()
      .waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is seen by place, in a list that works without the map and beside it', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'zhenzhang' })
    await page.goto('/grid')
    await settle(page)
    const village = page.getByRole('region', { name: '村与网格' }).locator('button[aria-pressed]').first()
    const name = (await village.locator('b').textContent()) ?? ''
    await page.getByRole('button', { name: `展开${name}` }).press('Enter')
    await page.getByRole('button', { name: new RegExp(`^${name}第一网格`) }).waitFor()
    // A machine without a graphics card shows the list and says so; with one, the map is drawn.
    await page.locator('[data-testid=grid-map][data-ready=true]').or(page.getByText('这个浏览器画不出地图')).waitFor()
    await expectAccessible(page)
    await photograph(page, 'grid-places')
    await village.press('Enter')
    await page.getByRole('dialog').getByRole('heading', { level: 2, name }).waitFor()
    await page.getByRole('dialog').getByText('主责').first().waitFor()
    await photograph(page, 'grid-place')
    expect(await page.getByRole('button', { name: '责任交接' }).count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('stands as a list where the browser cannot draw a map, and in the dark', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'zhenzhang', theme: 'dark', fresh: true })
    await page.goto('/grid')
    await settle(page)
    await photograph(page, 'grid-dark')
    await context.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await page.reload()
    await settle(page)
    await page.getByText('这个浏览器画不出地图').waitFor()
    expect(await page.getByRole('region', { name: '村与网格' }).getByRole('listitem').count()).toBeGreaterThanOrEqual(11)
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('fits a phone', async () => {
    const { context, page } = await demo.visit({ as: 'zhenzhang', size: phone })
    for (const view of ['places', 'coverage', 'load']) {
      await page.goto(`/grid?view=${view}`)
      await settle(page)
      await expectNoSidewaysScroll(page)
      await photograph(page, `grid-phone-${view}`)
    }
    await context.close()
  })
})
