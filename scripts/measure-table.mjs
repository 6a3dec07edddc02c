// node scripts/measure-table.mjs FOLDER: what somebody waits for who works in a table as in a spreadsheet. FOLDER holds a loaded demo township
// (`qianbi demo --data FOLDER`); a copy of it is served, so nothing is written to it. Two promises, each held to its limit in the same run:
// a block of 5,000 rows and 12 columns that is pasted is told row by row within 2 seconds; through 100,000 rows one scrolls without a task of the page's
// own code of more than 50 ms (of its thread's processor, for a busy machine makes every task long) and with 95 of 100 frames within 33 ms.
// The hundred thousand rows are answered by the script in place of the server: it is the page that is measured, and the file of the demo stays as it is.
// The browser is the machine's Chromium. Ends with 1 where a limit is broken; on a machine that does other things the frames say little.
import { longestOf, onServedCopy, processorOf, signIn } from './measuring.mjs'

const [data] = process.argv.slice(2)
if (data === undefined) throw new Error('which township? node scripts/measure-table.mjs FOLDER')
const limits = { paste: 2_000, task: 50, frame: 33 }
const rows = 100_000
/** What stands in a cell of each kind that the block has. */
const written = {
  text: ({ label }, n) => `${label}${n}`,
  personName: (_, n) => `竹${'甲乙丙丁戊'.charAt(n % 5)}`,
  date: (_, n) => `2020-03-${String(1 + (n % 28)).padStart(2, '0')}`,
  month: () => '2020-03',
  choice: ({ options }) => Object.values(options)[0],
  money: (_, n) => `${1000 + n}.00`,
  integer: (_, n) => String(1 + (n % 9)),
  decimal: (_, n) => String(1 + (n % 9)),
  boolean: () => '是',
}

const lines = []
await onServedCopy(data, async ({ browser, url, pid }) => {
  const context = await signIn(browser, { url, account: 'tongji' })
  const pasted = []
  for (let time = 0; time < 3; time += 1) pasted.push(await measurePaste(context, pid))
  lines.push(['5,000 × 12 cells pasted, to verdicts, median of three, ms', pasted.sort((one, two) => one - two)[1], limits.paste])
  const { task, frame } = await measureScroll(context)
  lines.push(['100,000 rows scrolled, longest task, ms of processor', task, limits.task])
  lines.push(['100,000 rows scrolled, frame, p95 ms', frame, limits.frame])
})
process.stdout.write('| what | measured | limit |\n| --- | --- | --- |\n')
for (const [what, measured, limit] of lines) {
  process.stdout.write(`| ${what} | ${measured.toFixed(0)} | ${limit} |\n`)
  if (measured > limit) process.exitCode = 1
}

/** From the paste to the summary of what every row would do. Nothing is written. */
async function measurePaste(context, pid) {
  const id = 'suggestion'
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const { ledgers } = await (await context.request.get('/api/catalogue')).json()
  const { fields } = ledgers.find((one) => one.id === id)
  const lain = fields.filter(({ field }) => written[field.kind] !== undefined).slice(0, 12)
  if (lain.length < 12) throw new Error(`${id} has no twelve columns of plain kinds`)
  const block = [lain.map(({ field }) => field.label)]
  for (let n = 0; n < 5_000; n += 1) block.push(lain.map(({ field }) => written[field.kind](field, n)))
  await page.goto(`/ledgers/${id}`)
  await page.locator('[data-row="0"]').focus()
  await page.waitForLoadState('networkidle')
  const before = processorOf(pid)
  const time = await page.evaluate(
    async (text) => {
      const clipboard = new DataTransfer()
      clipboard.setData('text/plain', text)
      const told = () => document.querySelector('[aria-label="这份表会怎样"] [role=status]')
      const start = performance.now()
      document
        .querySelector('[data-row="0"]')
        .dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }))
      while (told() === null) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        if (performance.now() - start > 110_000) throw new Error('nothing was told of what was pasted')
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      return performance.now() - start
    },
    block.map((row) => row.join('\t')).join('\n'),
  )
  const told = await page.locator('[aria-label="这份表会怎样"] [role=status]').textContent()
  process.stderr.write(`${time.toFixed(0)} ms, the server ${processorOf(pid) - before} ms of processor: ${told}\n`)
  await page.close()
  return time
}

/** By the wheel, as a hand does, slowly and fast, down and up. */
async function measureScroll(context) {
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  await page.route('**/api/ledgers/checkpoint-entry/query', (route) => route.fulfill({ json: pageOf(route.request().postDataJSON()) }))
  await page.goto('/ledgers/checkpoint-entry')
  await page.locator('[data-row="20"]').waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByTestId('ledger-scroller').hover()
  await context.browser().startTracing(page, { categories: ['toplevel'] })
  const frames = page.evaluate(
    () =>
      new Promise((resolve) => {
        const took = []
        let before = performance.now()
        const look = (now) => {
          took.push(now - before)
          before = now
          if (window.scrolled === true) resolve(took.slice(1))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
  )
  for (const [step, times] of [
    [120, 60],
    [600, 60],
    [3_000, 40],
    [-600, 40],
  ])
    for (let turn = 0; turn < times; turn += 1) {
      await page.mouse.wheel(0, step)
      await page.waitForTimeout(16)
    }
  await page.evaluate(() => {
    window.scrolled = true
  })
  const took = [...(await frames)].sort((one, two) => one - two)
  const { traceEvents } = JSON.parse((await context.browser().stopTracing()).toString('utf8'))
  const top = await page.getByTestId('ledger-scroller').evaluate((element) => element.scrollTop)
  if (top < 50_000) throw new Error('the table was not scrolled')
  await page.close()
  return { task: longestOf(traceEvents), frame: took[Math.floor(took.length * 0.95)] ?? 0 }
}

/** A page of the hundred thousand, as the server would answer. */
function pageOf({ totals, after = '0', limit = 100 }) {
  const from = Number(after)
  const count = Math.min(limit, rows - from)
  const records = Array.from({ length: count }, (_, at) => {
    const n = from + at
    const passedAt = `2020-02-${String(1 + (n % 28)).padStart(2, '0')}T08:${String(n % 60).padStart(2, '0')}`
    const title = `竹${'甲乙丙丁戊'.charAt(n % 5)}${n}`
    const values = { checkpoint: 'c', passedAt, name: title, origin: '外县', destination: '过境', plate: `虚A${n}`, temperature: '36.5' }
    return {
      id: `r${n}`,
      version: 1,
      recordedAt: '2020-03-01T00:00:00.000000Z',
      actor: 'x',
      values,
      shown: { checkpoint: '东卡口' },
      title,
    }
  })
  if (totals === true) return { records: records.slice(0, 1), totals: { count: rows, sums: {} } }
  return { records, ...(from + count < rows ? { next: String(from + count) } : {}) }
}
