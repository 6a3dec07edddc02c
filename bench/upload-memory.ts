import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { zipSync } from 'fflate'
import type { JobView } from '../src/api/contract/import.ts'
import { demoAccounts } from '../src/app/demo/demo-accounts.ts'
import { writeCsv, writeWorkbook } from '../src/office/index.ts'
import { createHttpClient, type HttpClient } from './support/http-client.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * How much memory a server takes to read an office file: hostile ones, which it refuses, may cost 300 MB beyond the file, an honest one of 100,000 rows and
 * 20 columns 400 MB in all. A process of the built program each, on the demo township; Linux only, where the kernel keeps the peak.
 * `npm run bench upload-memory`, or with the folder of a loaded demo: `node dist/server/bench-upload-memory.js FOLDER [WHAT]`.
 */
const beyond = 300
const inAll = 400
const mega = 1_024 * 1_024
const size = 60 * mega
const [loaded, only = ''] = process.argv.slice(2)
const lines: string[][] = []
const signs = '文秀明志春林守禾知远既澜衡青竹溪安平和顺立德正清承泽思源怀瑾'

interface Upload {
  readonly what: string
  readonly file: string
  /** `checkpoint` is the name of one that is there. */
  readonly bytes: (checkpoint: string) => Uint8Array
  readonly limit: (fileMegabytes: number) => number
  readonly preview?: boolean
}

const columns = [
  '卡口',
  '时间',
  '姓名',
  '来源地',
  '去向',
  '车牌',
  '体温',
  '处置',
  ...Array.from({ length: 12 }, (_, at) => `别的${at + 1}`),
]
const hostile = (what: string, text: string, head = ''): Upload => ({
  what,
  file: '上报.csv',
  bytes: () => Buffer.concat([Buffer.from(head), Buffer.alloc(size, text)]),
  limit: (file) => file + beyond,
})
const head = `${columns.join(',')}\n`
const uploads: readonly Upload[] = [
  hostile('quotes', '"'),
  hostile('quotes behind a header', '"', head),
  hostile('a quote on every line', '"\n', head),
  hostile('a quote in every row', '卡口,"时间\n', head),
  hostile('commas', ','),
  hostile('one line', '字'),
  hostile('one quoted cell', '字\n', `${head}"`),
  hostile('line ends', '\n'),
  hostile('rows of one cell', '甲\n'),
  { what: 'bytes of no encoding', file: '上报.csv', bytes: () => Buffer.alloc(size, 0xff), limit: (file) => file + beyond },
  ...['<td>', '<tr>', '<table>', '<td "', '<td colspan=1999 rowspan=9999>'].map((piece) => ({
    ...hostile(`a page of ${piece}`, piece, '<html><table><tr><td>卡口</td><td>时间</td></tr>'),
    file: '上报.xls',
  })),
  { what: 'a bomb of rows, .docx', file: '上报.docx', bytes: wordBomb, limit: (file) => file + beyond },
  { what: 'a bomb of rows, .xlsx', file: '上报.xlsx', bytes: bomb, limit: (file) => file + beyond },
  ...[true, false].flatMap((preview) => [
    { what: `honest, .csv, ${preview ? 'preview' : 'import'}`, file: '上报.csv', bytes: honestCsv, limit: () => inAll, preview },
    { what: `honest, .xlsx, ${preview ? 'preview' : 'import'}`, file: '上报.xlsx', bytes: honestWorkbook, limit: () => inAll, preview },
  ]),
]

for (const upload of uploads.filter(({ what }) => what.includes(only))) await measure(upload)
process.stdout.write(
  `${markdownTable(['file', 'MB', 'answered s', 'done s', 'outcome', 'before MB', 'peak MB', 'grown MB', 'limit', 'holds'], lines)}\n`,
)

async function measure({ what, file, bytes, limit, preview = true }: Upload): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-bench-'))
  const program = join(import.meta.dirname, 'main.js')
  const store = ['--data', folder]
  let server: ChildProcess | undefined
  try {
    if (loaded === undefined) await ended(spawn(process.execPath, [program, 'demo', ...store], { stdio: 'ignore' }))
    else cpSync(loaded, folder, { recursive: true })
    server = spawn(process.execPath, [program, 'serve', ...store, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const url = await readUrl(server)
    const password = demoAccounts.find(({ account }) => account === 'tongji')?.password ?? ''
    const client = await createHttpClient(url, { account: 'tongji', password })
    const { records } = await client('POST', '/api/ledgers/checkpoint/query', { limit: 1 })
    const content = bytes(records[0].title)
    const before = memoryOf(server, 'VmRSS')
    // The peak begins anew.
    writeFileSync(`/proc/${server.pid}/clear_refs`, '5')
    const begun = performance.now()
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(content)]), file)
    const { job } = await client.send(`/api/ledgers/checkpoint-entry/imports?preview=${preview}`, form)
    const answered = performance.now()
    const outcome = await untilEnded(client, job)
    const seconds = [answered - begun, performance.now() - begun].map((time) => (time / 1_000).toFixed(2))
    const peak = memoryOf(server, 'VmHWM')
    const most = limit(content.length / mega)
    const numbers = [before, peak, peak - before, most].map((megabytes) => megabytes.toFixed(0))
    lines.push([what, (content.length / mega).toFixed(1), ...seconds, outcome, ...numbers, peak - before <= most ? 'yes' : 'NO'])
    process.stderr.write(`${what}: ${seconds[1]} s, grown ${numbers[2]} of ${numbers[3]} MB: ${outcome}\n`)
  } finally {
    if (server !== undefined) {
      server.kill('SIGKILL')
      await ended(server)
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

function ended(child: ChildProcess): Promise<unknown> {
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve))
}

async function readUrl({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null || stdout === undefined) throw new Error('the server says nothing')
  for await (const line of createInterface({ input: stdout })) {
    const [url] = /http:\S+?(?=$|[\s，。])/.exec(line) ?? []
    if (url !== undefined) return url
  }
  throw new Error('the server did not begin')
}

/** In megabytes, as the kernel counts them. */
function memoryOf({ pid }: ChildProcess, name: 'VmRSS' | 'VmHWM'): number {
  const found = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1]) / 1_024
}

async function untilEnded(worker: HttpClient, job: string): Promise<string> {
  for (;;) {
    const view: JobView = await worker('GET', `/api/jobs/${job}`)
    if (view.state === 'failed') return `refused: ${view.error?.message.slice(0, 60)}`
    if (view.state === 'done') return `${view.result?.rows} rows, ${view.result?.added} added, ${view.result?.rejected.length} rejected`
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function* honestRows(checkpoint: string): Generator<string[]> {
  for (let row = 0; row < 100_000; row++) {
    const [hour, minute] = [Math.floor(row / 60) % 24, row % 60].map((part) => String(part).padStart(2, '0'))
    const known = [
      checkpoint,
      `2020-02-2${row % 9}T${hour}:${minute}`,
      nameOf(row),
      '云溪县',
      '县城',
      `浙K${10_000 + (row % 90_000)}`,
      '36.5',
      '放行',
    ]
    yield [...known, ...Array.from({ length: 12 }, (_, at) => `第${row}行${at}`)]
  }
}

function nameOf(index: number): string {
  const sign = (place: number) => signs.charAt(Math.floor(index / signs.length ** place) % signs.length)
  return `周${sign(0)}${sign(1)}${sign(2)}${sign(3)}`
}

function honestCsv(checkpoint: string): Uint8Array {
  return writeCsv({ columns, rows: honestRows(checkpoint) })
}

function honestWorkbook(checkpoint: string): Uint8Array {
  const labels = columns.map((label) => ({ label, type: 'text' as const }))
  return writeWorkbook({ sheets: [{ name: '卡口登记', columns: labels, rows: honestRows(checkpoint) }] })
}

/** A sheet of some 200 MB in a file of less than one. */
function wordBomb(): Uint8Array {
  const row = `<w:tr>${'<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'.repeat(1_000)}</w:tr>`
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const body = `<w:tbl>${row.repeat(5_000)}</w:tbl>`
  return zipSync({ 'word/document.xml': Buffer.from(`<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`) })
}

function bomb(): Uint8Array {
  const row = `<row>${'<c t="inlineStr"><is><t>甲</t></is></c>'.repeat(1_000)}</row>`
  const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return zipSync({
    '_rels/.rels': xml(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="甲" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData>${row.repeat(5_000)}</sheetData></worksheet>`),
  })
}
