// node scripts/measure-edit.mjs http://127.0.0.1:8080 [edits]: how long after a pause in writing the text shows the marks of what was
// written, and the longest task of the page while somebody types.
// The server is one with the demo township; the browser is the machine's Chromium. A measurement, no test: it fails on nothing.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const [url, edits = '40'] = process.argv.slice(2)
if (url === undefined) throw new Error('which server? node scripts/measure-edit.mjs http://127.0.0.1:8080')
/** How long the page waits for the next letter. */
const pause = 150
const path = process.env.QIANBI_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((one) => existsSync(one))
const browser = await chromium.launch({ executablePath: path, args: ['--headless', '--no-sandbox', '--disable-gpu'] })
const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' })
const users = await (await context.request.get('/api/session/demo-users')).json()
const { account, password } = users.find((one) => one.account === 'bianji')
await context.request.post('/api/session', { data: { account, password } })
const reports = await (await context.request.get('/api/reports')).json()
const report = reports.find(({ title }) => title === '青竹镇政府工作报告') ?? reports[0]
const page = await context.newPage()
const { source } = await (await context.request.get(`/api/reports/${report.id}`)).json()
const lines = source.split('\n')
const line = lines.findIndex((text) => text.includes('精准帮扶'))
const column = lines[line].indexOf('。') + 2
await page.goto(`/reports/${report.id}?edit=true&at=%22${line + 1}%3A${column}%22`)
await page.locator('.cm-chip[data-verdict]').first().waitFor()
await page.waitForLoadState('networkidle')

await page.evaluate(() => {
  window.longTasks = []
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  })
})
const times = []
for (let edit = 0; edit < Number(edits); edit += 1) {
  const number = 1000 + edit * 7
  await page.keyboard.type(`产业帮扶资金${number}万元。`, { delay: 5 })
  const painted = page.evaluate(
    ([wanted, from]) =>
      new Promise((resolve) => {
        const look = () => {
          const found = [...document.querySelectorAll('.cm-content .cm-verdict')].some(({ textContent }) => textContent === wanted)
          if (found) requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now() - from))
          else setTimeout(look, 1)
        }
        look()
      }),
    [`${number}万元`, Date.now()],
  )
  times.push((await painted) - pause)
  process.stderr.write('.')
  for (let step = 0; step < `产业帮扶资金${number}万元。`.length; step += 1) await page.keyboard.press('Backspace')
  await page.waitForFunction((gone) => !document.querySelector('.cm-content')?.textContent?.includes(gone), `${number}万元`)
}
const tasks = await page.evaluate(() => window.longTasks)
await browser.close()
times.sort((left, right) => left - right)
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(0)
process.stdout.write(
  `| edits | median ms | p95 ms | slowest ms | tasks over 50 ms | longest task ms |\n| --- | --- | --- | --- | --- | --- |\n| ${times.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${tasks.length} | ${Math.max(0, ...tasks).toFixed(0)} |\n`,
)
