import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { addRecord, initTown, listTowns, openEngine, verifyAudit } from '../../src/kernel/index.ts'
import { rounds } from '../rounds.ts'
import { expectNothingLost } from './crash-checks.ts'
import { checker, clerk, describeCrashes, temporaryFolders, town, withKernel } from './crash-places.ts'
import { listenTo, prepareWriters } from './writers.ts'

const startWriter = prepareWriters()
const newFolder = temporaryFolders()

describeCrashes('a writer that is killed', (make) => {
  it('loses no acknowledged write and leaves no half import, however often it is killed', async () => {
    const place = await make()
    const acknowledged: string[] = []
    // Of six kills one at least is within each kind of write.
    for (let round = 0; round < rounds({ sample: 6, whole: 20 }); round++) {
      const kills = 1 + ((round * 7) % 11)
      const writer = startWriter(place, round)
      // In the middle of the write that follows its last acknowledgement.
      const said = await listenTo(writer, kills + 1, ({ length }) => {
        if (length === kills + 1) writer.kill('SIGKILL')
      })
      acknowledged.push(...said)
      await withKernel(place, (kernel) => expectNothingLost(kernel, acknowledged))
    }
  })
})

it('lets only one process into a folder, names it to the others, and lets the next one in when it was killed', async () => {
  const folder = newFolder()
  const writer = startWriter({ data: folder, access: 'create' }, 0)
  const lines = createInterface({ input: writer.stdout })[Symbol.asyncIterator]()
  await lines.next()
  await expect(openEngine({ data: folder, access: 'create' })).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining(`进程号 ${writer.pid}`),
  })
  const second = startWriter({ data: folder, access: 'create' }, 1)
  let complaint = ''
  second.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  expect(await new Promise((resolve) => second.once('close', resolve))).not.toBe(0)
  expect(complaint).toContain('正被另一个铅笔进程使用')
  const ended = new Promise((resolve) => writer.once('close', resolve))
  writer.kill('SIGKILL')
  await ended
  expect(await withKernel({ data: folder, access: 'create' }, listTowns)).toHaveLength(1)
})

it('lets exactly one of several processes take over a folder whose holder was killed', async () => {
  const folder = newFolder()
  const first = startWriter({ data: folder, access: 'create' }, 0)
  await listenTo(first, 2, ({ length }) => {
    if (length === 2) first.kill('SIGKILL')
  })
  const writers = Array.from({ length: 4 }, (_, index) => startWriter({ data: folder, access: 'create' }, index + 1))
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
    const id = await withKernel({ data: folder, access: 'create' }, async (kernel) => {
      await initTown(kernel, { town, name: '青竹镇' })
      await addRecord(kernel, clerk, { ledger: 'village', values: { code: '01', name: '前一村' } })
      const record = await addRecord(kernel, clerk, { ledger: 'village', values: { code: '02', name } })
      await addRecord(kernel, clerk, { ledger: 'village', values: { code: '03', name: '后一村' } })
      expect((await verifyAudit(kernel, checker)).problems).toEqual([])
      await kernel.engine.asOwner.write((session) => session.query(sql`checkpoint`))
      return record.id
    })
    flipByte(join(folder, 'database', 'base'), name, place)
    const { problems } = await withKernel({ data: folder, access: 'create' }, (kernel) => verifyAudit(kernel, checker))
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
