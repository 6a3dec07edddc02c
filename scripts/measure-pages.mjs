// node scripts/measure-pages.mjs http://127.0.0.1:8080: what a browser that has nothing yet is sent for a first page, packed and unpacked.
// The server is one with the demo township; the browser is the machine's Chromium. A measurement, no test: it fails on nothing.
import { demoReport, openBrowser, signIn } from './measuring.mjs'

const [url] = process.argv.slice(2)
if (url === undefined) throw new Error('which server? node scripts/measure-pages.mjs http://127.0.0.1:8080')
const browser = await openBrowser()
const lines = []
for (const [name, address] of [
  ['workbench', '/'],
  ['ledger', '/ledgers/village'],
  ['ledger with a long loop', '/ledgers/aid-batch'],
  ['loop', '/loops/petition'],
  ['indicator', '/indicators/leadership-count'],
  ['report', undefined],
  ['report, writing', '?edit=true'],
])
  lines.push(`| ${name} | ${(await measure(address)).join(' | ')} |`)
await browser.close()
process.stdout.write(
  `| first page | definitions KB packed | KB | other answers KB packed | KB | scripts and styles KB packed | KB |\n|${' --- |'.repeat(7)}\n${lines.join('\n')}\n`,
)

async function measure(address) {
  const context = await signIn(browser, { url, account: 'bianji' })
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  const kinds = new Map()
  const sums = { definitions: [0, 0], answers: [0, 0], code: [0, 0] }
  network.on('Network.responseReceived', ({ requestId, response }) => {
    const { pathname } = new URL(response.url)
    kinds.set(requestId, pathname.startsWith('/api/catalogue') ? 'definitions' : pathname.startsWith('/api/') ? 'answers' : 'code')
  })
  network.on('Network.dataReceived', ({ requestId, dataLength }) => add(requestId, 1, dataLength))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => add(requestId, 0, encodedDataLength))
  const add = (request, place, bytes) => {
    const kind = kinds.get(request)
    if (kind !== undefined) sums[kind][place] += bytes
  }
  await page.goto(address?.startsWith('/') === true ? address : `/reports/${await demoReport(context)}${address ?? ''}`)
  await page.locator('main').first().waitFor()
  await page.waitForLoadState('networkidle')
  await context.close()
  return Object.values(sums).flatMap((pair) => pair.map((bytes) => (bytes / 1024).toFixed(1)))
}
