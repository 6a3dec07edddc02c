import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

const rows = 100_000
const demo = setUpDemo()

describe('a ledger of a hundred thousand records', () => {
  it('shows its whole length, keeps only what is on screen, and reads on to the end', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    await page.goto('/')
    await fillCheckpointEntries(page)
    await page.goto('/ledgers/checkpoint-entry')
    await settle(page)
    const grid = page.getByRole('grid', { name: '卡口登记' })
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(rows)

    const scroller = page.getByTestId('ledger-scroller')
    expect(await scroller.evaluate((element) => element.scrollHeight)).toBeGreaterThan(rows * 30)
    await scroller.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
    await page.waitForFunction(
      () => {
        const last = [...document.querySelectorAll('[role=row][data-row]')].pop()
        return last !== undefined && (last.textContent ?? '').trim() !== ''
      },
      undefined,
      { timeout: 120_000 },
    )
    expect(await page.locator('[role=row][data-row]').count()).toBeLessThan(80)
    expect(complaints).toEqual([])
    await context.close()
  })
})

const surnames = '竹溪岭泉枫石赤陂坑源'
const given = '安宁和顺清明远舒朗嘉禾秀文澜衡既知守白青'

function fictionalName(n: number): string {
  return surnames.charAt(n % 10) + given.charAt(Math.floor(n / 10) % 20) + given.charAt(Math.floor(n / 200) % 20)
}

/** As an office would: one big file. */
async function fillCheckpointEntries(page: Page): Promise<void> {
  const [checkpoint] = await (await page.request.get('/api/ledgers/checkpoint/options?limit=1')).json()
  const lines = ['卡口,时间,姓名,来源地,去向,车牌,体温,处置']
  for (let n = 0; n < rows; n += 1) {
    const minute = n % (24 * 60)
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    const day = `2020-02-${String(1 + (Math.floor(n / 1_440) % 28)).padStart(2, '0')}`
    lines.push(`${checkpoint.title},${day} ${clock},${fictionalName(n)},外县,过境,虚A${String(n).padStart(5, '0')},36.5,放行`)
  }
  const answer = await page.request.post('/api/ledgers/checkpoint-entry/imports', {
    multipart: { file: { name: '卡口登记.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}`) } },
    timeout: 60_000,
  })
  const { job } = await answer.json()
  for (;;) {
    const view = await (await page.request.get(`/api/jobs/${job}`, { timeout: 120_000 })).json()
    if (view.state === 'failed') throw new Error(JSON.stringify(view.error))
    if (view.state === 'done') {
      expect(view.result.rejected.slice(0, 3)).toEqual([])
      expect(view.result.added).toBe(rows)
      return
    }
    await page.waitForTimeout(250)
  }
}
