import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { explainStoreFault } from './store-fault.ts'
import { describeEngines } from './testing.ts'

describeEngines('a fault of the disk or of a file', (open) => {
  it('is told with what to do next, and the engine goes on', async () => {
    const engine = await open()
    for (const [code, words] of [
      ['53100', '磁盘满了'],
      ['53200', '内存不够'],
      ['58030', '磁盘读写出错'],
      ['58P01', '一个文件不见了'],
      ['XX001', '已损坏'],
      ['XX002', '索引已损坏'],
    ] as const) {
      const failing = sql.raw(`do $$ begin raise exception 'as the disk says it' using errcode = '${code}'; end $$`)
      const failed = await engine.asOwner.write((session) => session.query(failing)).catch((error: unknown) => error)
      // The engine of a server tells some of them itself.
      const told = explainStoreFault(failed) ?? failed
      expect(told).toMatchObject({
        name: 'Refusal',
        message: expect.stringContaining(words === '内存不够' && engine.kind === 'server' ? '' : words),
      })
    }
    expect(await engine.asOwner.read((session) => session.query(sql`select 1 as one`))).toEqual([{ one: 1 }])
  })

  it('is no other error', async () => {
    const engine = await open()
    const failed = await engine.asOwner.read((session) => session.query(sql`select 1 / 0`)).catch((error: unknown) => error)
    expect(explainStoreFault(failed)).toBeUndefined()
    expect(explainStoreFault(new Error('ours'))).toBeUndefined()
  })
})
