// node scripts/measure-edit.mjs FOLDER [edits]: what somebody waits for who writes in the room. FOLDER holds a loaded demo township
// (`qianbi demo --data FOLDER`); a copy of it is served, so nothing is written to it. Told of the demo's own report and of one of five thousand figures:
// how long after the last key the text shows the marks of what was written, how much of that is beyond a pause of 300 ms, the longest task of the page
// while somebody types (by the clock, and by the processor of its thread: a busy machine makes every task long), and what an edit costs the server.
// Of a report whose reading takes its time the paragraph that was written in is read first: the marks are there before the counts of the whole.
// The browser is the machine's Chromium. A measurement, no test: it fails on nothing.
import { runnerImport } from 'vite'
import { demoReport, longestOf, onServedCopy, processorOf, signIn } from './measuring.mjs'
import { inRoot } from './paths.mjs'

const [data, edits = '30'] = process.argv.slice(2)
if (data === undefined) throw new Error('which township? node scripts/measure-edit.mjs FOLDER [edits]')
/** Between two keys, in milliseconds: quicker than anybody writes, and slow enough that the last key does not wait behind those before it. */
const pace = 60
/** What the promise counts from: the last key and this pause. */
const pause = 300
const lines = []
await onServedCopy(data, async ({ browser, url, pid }) => {
  const context = await signIn(browser, { url, account: 'bianji', reducedMotion: 'reduce' })
  const words = (number) => `产业帮扶资金${number}万元。`
  lines.push(await measure(context, { pid, what: 'the demo report', report: await demoReport(context), line: '精准帮扶', words }))
  lines.push(await measure(context, { pid, what: 'five thousand figures', ...(await largeReport(context)) }))
})
const heads = [
  'what',
  'edits',
  'last key to marks, median ms',
  'p95 ms',
  'to the counts of the whole, median ms',
  `beyond ${pause} ms, p95 ms`,
  'longest task ms',
  'longest task, ms of processor',
  'times it was asked an edit',
  'server, ms of processor an edit',
]
process.stdout.write(
  `| ${heads.join(' | ')} |\n|${' --- |'.repeat(heads.length)}\n${lines.map((line) => `| ${line.join(' | ')} |\n`).join('')}`,
)

/** The one that the other measurements take. */
async function largeReport(context) {
  const { module } = await runnerImport(inRoot('bench/report/large-template.ts'))
  const catalogue = await (await context.request.get('/api/catalogue')).json()
  const { records } = await (await context.request.post('/api/ledgers/village/query', { data: { limit: 100 } })).json()
  const villages = records.map(({ title }) => title)
  const { town } = await (await context.request.get('/api/session')).json()
  const source = module.largeTemplate({ catalogue }, { town: town.code, villages, figures: 5_000 })
  const { id } = await (await context.request.post('/api/reports', { data: { source } })).json()
  return { report: id, line: '试写一段', words: (number) => `产业帮扶资金${number}万元。` }
}

async function measure(context, { pid, what, report, line: wanted, words }) {
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const { source } = await (await context.request.get(`/api/reports/${report}`)).json()
  const texts = source.split('\n')
  const line = texts.findIndex((text) => text.includes(wanted))
  await page.goto(`/reports/${report}?edit=true&at=%22${line + 1}%3A${texts[line].indexOf('。') + 2}%22`)
  await page.locator('.cm-chip[data-verdict]').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => {
    window.longTasks = []
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    })
  })
  const times = []
  const costs = []
  const wholes = []
  const asked = []
  let count = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/reports/compile')) count += 1
  })
  // The first ones find the program cold.
  for (let edit = -5; edit < Number(edits); edit += 1) {
    if (edit === 0) {
      await page.evaluate(() => window.longTasks.splice(0))
      await context.browser().startTracing(page, { categories: ['toplevel'] })
    }
    const before = processorOf(pid)
    count = 0
    const number = 1000 + (edit + 5) * 7
    const { time, whole } = await writeOnce(page, words(number), `${number}万元`)
    if (edit >= 0) {
      times.push(time)
      wholes.push(whole)
      costs.push(processorOf(pid) - before)
      asked.push(count)
    }
    process.stderr.write('.')
    for (let step = 0; step < words(number).length; step += 1) await page.keyboard.press('Backspace')
    await page.waitForFunction((gone) => !document.querySelector('.cm-content')?.textContent?.includes(gone), `${number}万元`)
    await page.waitForLoadState('networkidle')
  }
  const { traceEvents } = JSON.parse((await context.browser().stopTracing()).toString('utf8'))
  const tasks = await page.evaluate(() => window.longTasks)
  await page.close()
  process.stderr.write('\n')
  const shares = [
    at(times, 0.5),
    at(times, 0.95),
    at(wholes, 0.5),
    Math.max(0, at(times, 0.95) - pause),
    Math.max(0, ...tasks),
    longestOf(traceEvents),
  ]
  return [what, times.length, ...shares.map((one) => one.toFixed(0)), meanOf(asked).toFixed(1), meanOf(costs).toFixed(0)]
}

/** Types, and says how long after its last key the words are painted as what they were judged to be. */
async function writeOnce(page, words, marked) {
  await page.keyboard.type(words.slice(0, -1), { delay: pace })
  await page.waitForTimeout(pace)
  await page.evaluate(() =>
    window.addEventListener(
      // A character of an input method comes without a key.
      'beforeinput',
      ({ timeStamp }) => {
        window.lastKey = timeStamp
      },
      { once: true, capture: true },
    ),
  )
  const painted = page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = [...document.querySelectorAll('.cm-content .cm-verdict')].some(({ textContent }) => textContent === wanted)
          if (found) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.lastKey)))
          else setTimeout(look, 5)
        }
        look()
      }),
    marked,
  )
  await page.keyboard.type(words.slice(-1))
  const time = await painted
  await page.waitForFunction(() => document.querySelector('[role=status][aria-busy]')?.getAttribute('aria-busy') === 'false')
  return { time, whole: await page.evaluate(() => performance.now() - window.lastKey) }
}

function meanOf(numbers) {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}

function at(times, share) {
  const sorted = [...times].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
