import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Actor, addRecord, initTown, type Kernel, listTowns, openEngine, openKernel, verifyAudit } from '../../src/kernel/index.ts'
import { crashCatalogue } from './crash-catalogue.ts'

const town = '999901101'
const actor: Actor = { id: 'checker', name: '核对者', town, role: 'auditor' }
const clerk: Actor = { ...actor, role: 'clerk' }
const folders: string[] = []

const catalogueFile = join(newFolder(), 'catalogue.json')

/** The writers run from the built files, where the database has its own thread. */
beforeAll(() => {
  const build = `import('./scripts/build.mjs').then(({ ensureBuilt }) => ensureBuilt(['server']))`
  execFileSync(process.execPath, ['-e', build], { cwd: join(import.meta.dirname, '..', '..'), stdio: 'inherit' })
  writeFileSync(catalogueFile, JSON.stringify(crashCatalogue))
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-crash-'))
  folders.push(folder)
  return folder
}

type Writer = ChildProcessByStdio<null, Readable, Readable>

function startWriter(folder: string, round: number): Writer {
  return spawn(process.execPath, [join(import.meta.dirname, 'writer.mjs'), folder, String(round), catalogueFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Everything the writer said it had written, until it was killed after so many acknowledgements, in the middle of the next write. */
async function writeUntilKilled(folder: string, round: number, kills: number): Promise<readonly string[]> {
  const writer = startWriter(folder, round)
  let complaint = ''
  writer.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const said: string[] = []
  // Its output may close before the process is gone, and until it is gone it holds the folder.
  const ended = new Promise((resolve) => writer.once('close', resolve))
  for await (const line of createInterface({ input: writer.stdout })) {
    said.push(line)
    if (said.length === kills + 1) writer.kill('SIGKILL')
  }
  await ended
  expect(said.length, complaint).toBeGreaterThan(kills)
  return said
}

async function withKernel<Result>(folder: string, work: (kernel: Kernel) => Promise<Result>): Promise<Result> {
  const engine = await openEngine({ data: folder })
  try {
    return await work(await openKernel({ engine, catalogue: crashCatalogue }))
  } finally {
    await engine.close()
  }
}

const villages = sql<{ code: string; people: string }>`select code, people from ledger_village where town = ${town} and replaced_at is null`
const batches = sql<{
  batch: string
  lines: number
}>`select batch, count(*)::integer as lines from ledger_line where town = ${town} group by batch`

it('loses no acknowledged write and leaves no half import, however often it is killed', { timeout: 600_000 }, async () => {
  const folder = newFolder()
  const acknowledged: string[] = []
  for (let round = 0; round < 20; round++) {
    acknowledged.push(...(await writeUntilKilled(folder, round, 1 + ((round * 7) % 11))))
    await withKernel(folder, async (kernel) => {
      const found = await kernel.engine.read(async (session) => ({
        villages: await session.query(villages),
        batches: await session.query(batches),
      }))
      const of = (verb: string) => acknowledged.filter((line) => line.startsWith(`${verb} `)).map((line) => line.slice(verb.length + 1))
      const codes = new Set(found.villages.map(({ code }) => code))
      expect(of('added').filter((mark) => !codes.has(mark))).toEqual([])
      const lines = new Map(found.batches.map(({ batch, lines }) => [batch, lines]))
      expect(of('imported').filter((mark) => lines.get(mark) !== 300)).toEqual([])
      expect([...lines.values()].filter((count) => count !== 300)).toEqual([])
      const last = Number.parseInt(of('amended').at(-1) ?? '0', 10)
      const counter = Number.parseInt(found.villages.find(({ code }) => code === 'counter')?.people ?? '-1', 10)
      expect(counter - last === 0 || counter - last === 1).toBe(true)
      expect((await verifyAudit(kernel, actor)).problems).toEqual([])
    })
  }
})

it('lets only one process into a folder, names it to the others, and lets the next one in when it was killed', async () => {
  const folder = newFolder()
  const writer = startWriter(folder, 0)
  const lines = createInterface({ input: writer.stdout })[Symbol.asyncIterator]()
  await lines.next()
  await expect(openEngine({ data: folder })).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining(`进程号 ${writer.pid}`),
  })
  const second = startWriter(folder, 1)
  let complaint = ''
  second.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  expect(await new Promise((resolve) => second.once('close', resolve))).not.toBe(0)
  expect(complaint).toContain('正被另一个铅笔进程使用')
  const ended = new Promise((resolve) => writer.once('close', resolve))
  writer.kill('SIGKILL')
  await ended
  expect(await withKernel(folder, listTowns)).toHaveLength(1)
})

it('lets exactly one of several processes take over a folder whose holder was killed', async () => {
  const folder = newFolder()
  await writeUntilKilled(folder, 0, 1)
  const writers = Array.from({ length: 4 }, (_, index) => startWriter(folder, index + 1))
  const outcomes = await Promise.all(
    writers.map(
      (writer) =>
        new Promise<string>((resolve) => {
          createInterface({ input: writer.stdout }).once('line', resolve)
          writer.once('close', (code) => resolve(`ended ${code}`))
        }),
    ),
  )
  expect(outcomes.filter((outcome) => outcome.startsWith('open '))).toHaveLength(1)
  await Promise.all(
    writers.map(
      (writer) =>
        new Promise<void>((resolve) => {
          if (writer.exitCode !== null || writer.signalCode !== null) return resolve()
          writer.once('close', () => resolve())
          writer.kill('SIGKILL')
        }),
    ),
  )
})

it('names the record in which one byte on the disk was flipped', async () => {
  for (const [name, place] of [
    ['名称处翻转', 'last'],
    ['检索处翻转', 'first'],
  ] as const) {
    const folder = newFolder()
    const id = await withKernel(folder, async (kernel) => {
      await initTown(kernel, { town, name: '青竹镇' })
      await addRecord(kernel, clerk, { ledger: 'village', values: { code: '01', name: '前一村' } })
      const record = await addRecord(kernel, clerk, { ledger: 'village', values: { code: '02', name } })
      await addRecord(kernel, clerk, { ledger: 'village', values: { code: '03', name: '后一村' } })
      expect((await verifyAudit(kernel, actor)).problems).toEqual([])
      await kernel.engine.write((session) => session.query(sql`checkpoint`))
      return record.id
    })
    flipByte(join(folder, 'database', 'base'), name, place)
    const { problems } = await withKernel(folder, (kernel) => verifyAudit(kernel, actor))
    expect(problems.map(({ record }) => record)).toContain(id)
    expect(problems.every(({ record }) => record === undefined || record === id)).toBe(true)
  }
})

/** Changes one bit of the text where it stands in a table's file. */
function flipByte(folder: string, text: string, place: 'first' | 'last'): void {
  const needle = Buffer.from(text)
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!statSync(path).isFile()) continue
    const bytes = readFileSync(path)
    const at = place === 'first' ? bytes.indexOf(needle) : bytes.lastIndexOf(needle)
    if (at === -1) continue
    bytes.writeUInt8(bytes.readUInt8(at + 2) ^ 1, at + 2)
    writeFileSync(path, bytes)
    return
  }
  throw new Error(`${text} stands in no file`)
}
