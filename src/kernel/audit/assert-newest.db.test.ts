import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { initTown } from '../access/town/init-town.ts'
import type { Actor } from '../access/types.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { importRows } from '../ledger/import/import-rows.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { openTestKernel } from '../ledger/testing/open-test-town.ts'
import { openEngine } from '../storage/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'qianbi-newest-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const actor: Actor = { id: 'clerk', name: '经办', town: '999901101', role: 'clerk' }
const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ row: at + 2, cells: { 编码: `V${from + at}`, 名称: `村${from + at}${'字'.repeat(900)}` } }))

it('a store that lost the last of what was acknowledged is opened by nobody', async () => {
  const data = join(folder, 'data')
  const engine = await openEngine({ data, access: 'create' })
  const kernel = await openTestKernel(engine)
  await initTown(kernel, { town: '999901101', name: '青竹镇' })
  // As processes leave a store that are ended one after another, the last with a log of several files.
  const [early, late] = [join(folder, 'early'), join(folder, 'late')]
  cpSync(data, early, { recursive: true })
  for (let round = 0; round < 3; round++)
    await importRows(kernel, actor, { ledger: 'village', columns: ['编码', '名称'], rows: rows(round * 2_000, 2_000) })
  await addRecord(kernel, actor, { ledger: 'village', values: { code: 'last', name: '最后的村' } })
  cpSync(data, late, { recursive: true })
  await engine.close()

  const open = async (place: string, access: 'read' | 'write') => {
    const opened = await openEngine({ data: place, access })
    try {
      const found = await openTestKernel(opened)
      const { totals } = await listRecords(found, actor, { ledger: 'village', query: { limit: 1, totals: true } })
      return totals?.count
    } finally {
      await opened.close()
    }
  }

  // The log without its last file: with it put back, all is there.
  const cut = join(folder, 'cut')
  cpSync(late, cut, { recursive: true })
  const log = join(cut, 'database', 'pg_wal')
  const newest =
    readdirSync(log)
      .filter((file) => /^[0-9A-F]{24}$/.test(file))
      .sort()
      .at(-1) ?? ''
  rmSync(join(log, newest))
  for (const access of ['read', 'write'] as const)
    await expect(open(cut, access)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining(`database/pg_wal/${newest}`),
    })
  cpSync(join(late, 'database', 'pg_wal', newest), join(log, newest))
  expect(await open(cut, 'write')).toBe(6_001)

  // An older database under what is known of a newer one.
  const older = join(folder, 'older')
  cpSync(late, older, { recursive: true })
  rmSync(join(older, 'database'), { recursive: true })
  cpSync(join(early, 'database'), join(older, 'database'), { recursive: true })
  await expect(open(older, 'read')).rejects.toMatchObject({ code: 'damaged' })

  expect(await open(late, 'write')).toBe(6_001)
  expect(await open(late, 'read')).toBe(6_001)
})
