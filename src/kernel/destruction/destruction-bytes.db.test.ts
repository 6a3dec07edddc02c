import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { confirmDestruction, openEngine, requestDestruction } from '../index.ts'
import { dumpDatabase, findDump, occurring, readFolder } from '../storage/testing/bytes.ts'
import { createTestDatabase } from '../storage/testing.ts'
import { as, type Outbreak, openOutbreak } from './testing/open-outbreak.ts'

async function destroyFirst({ kernel, first }: Outbreak): Promise<void> {
  const name = { responses: 'response', response: first }
  const { id } = await requestDestruction(kernel, as('administrator', '甲'), { ...name, method: '物理删除', witness: '县档案馆' })
  await confirmDestruction(kernel, as('administrator', '乙'), { id })
}

describe('after a destruction', () => {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  it('no file of an embedded database’s folder holds a name, number or remark: tables, indexes, statistics and log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qianbi-destroyed-'))
    folders.push(folder)
    const engine = await openEngine({ data: folder, access: 'create' })
    const outbreak = await openOutbreak(engine)
    await destroyFirst(outbreak)
    await engine.close()
    const bytes = readFolder(folder)
    expect(occurring(bytes, outbreak.others).length).toBe(outbreak.others.length)
    expect(occurring(bytes, outbreak.secrets)).toEqual([])
  })

  const server = inject('testServer')
  it.runIf(server !== '' && findDump() !== undefined)(
    'pg_dump of a server’s database holds none either',
    async () => {
      const { url } = await createTestDatabase(server)
      const engine = await openEngine({ url })
      const outbreak = await openOutbreak(engine)
      const dump = () => dumpDatabase(url)
      // Numbers are sealed while they are there.
      const read = outbreak.secrets.filter((one) => !/^\d+X?$/.test(one))
      expect(occurring(dump(), outbreak.secrets)).toEqual(read)
      await destroyFirst(outbreak)
      const after = dump()
      await engine.close()
      expect(occurring(after, outbreak.others).length).toBe(outbreak.others.length)
      expect(occurring(after, outbreak.secrets)).toEqual([])
    },
    120_000,
  )
})
