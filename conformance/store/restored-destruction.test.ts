import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeDestroyed } from '../../src/app/backup/destroyed-file.ts'
import { commandLineActor } from '../../src/app/store/choose-town.ts'
import { readKey } from '../../src/app/store/key-file.ts'
import { openStore } from '../../src/app/store/open-store.ts'
import {
  addRecord,
  confirmDestruction,
  type Kernel,
  listRecords,
  markUnfinished,
  openEngine,
  readDestroyed,
  requestDestruction,
  verifyAudit,
} from '../../src/kernel/index.ts'
import { copySmallTown, runHere, temporaryFolder } from './prepared-store.ts'

const folder = temporaryFolder()
const [data, older, newer] = [join(folder, 'data'), join(folder, '旧.qianbi'), join(folder, '新.qianbi')]
const actor = commandLineActor('999901102')
const how = { method: '物理删除', witness: '县档案馆' }
let response = ''

/** What lies in a store, by the program's own eyes. */
async function within<Result>(place: string, work: (kernel: Kernel) => Promise<Result>): Promise<Result> {
  const kernel = await openStore({ data: place }, { access: 'write' })
  try {
    return await work(kernel)
  } finally {
    await kernel.engine.close()
  }
}

const names = async (kernel: Kernel) => {
  const found: string[] = []
  for (const ledger of ['deputy', 'checkpoint-entry'])
    found.push(...(await listRecords(kernel, actor, { ledger, query: {} })).records.map(({ values }) => String(values.name)))
  return found
}

beforeAll(async () => {
  await copySmallTown(data)
  await within(data, async (kernel) => {
    const add = (ledger: string, values: Record<string, string>) => addRecord(kernel, actor, { ledger, values })
    response = (await add('emergency-response', { name: '一级响应', launchedOn: '2020-01-24', finishedOn: '2020-03-01', basis: '通告' })).id
    const gate = await add('checkpoint', { name: '溪源卡口', openedOn: '2020-01-24' })
    await add('checkpoint-entry', { checkpoint: gate.id, passedAt: '2020-02-01T08:30', name: '申屠甲贰' })
    await add('deputy', { number: 'D1', name: '独孤甲伍', electedOn: '1998-01-01', endedOn: '2001-01-01' })
    await add('deputy', { number: 'D2', name: '独孤乙伍', electedOn: '1998-01-01' })
  })
  const { status, notes } = await runHere('backup', older, '--data', data)
  expect(status, notes).toBe(0)
  await within(data, async (kernel) => {
    const other = { ...actor, id: 'other', name: '另一位' }
    const due = { ledgers: ['deputy'], day: '2024-01-01' }
    for (const asked of [due, { responses: 'emergency-response', response }]) {
      const { id } = await requestDestruction(kernel, actor, { ...asked, ...how })
      await confirmDestruction(kernel, other, { id })
    }
    writeFileSync(`${newer}.key`, readFileSync(`${older}.key`))
    writeDestroyed(newer, readKey(`${newer}.key`), await readDestroyed(kernel.engine))
  })
})

describe('a backup that is older than a destruction', () => {
  it('comes back without what was destroyed since, of whichever kind, with certificates that say so', async () => {
    const list = readFileSync(`${newer}.destroyed`, 'utf8')
    expect(list).not.toMatch(/申屠|独孤/)
    const back = join(folder, 'back')
    const { status, notes } = await runHere('restore', older, '--data', back)
    expect(status, notes).toBe(0)
    expect(notes).toContain('出了 2 份证书')
    await within(back, async (kernel) => {
      expect(await names(kernel)).toEqual(['独孤乙伍'])
      expect((await verifyAudit(kernel, actor)).problems).toEqual([])
      const { records } = await listRecords(kernel, actor, { ledger: 'destruction-certificate', query: {} })
      expect(records.map(({ values }) => [values.state, values.confirmedBy, values.witness])).toEqual([
        ['cleaned', '另一位', '县档案馆'],
        ['cleaned', '另一位', '县档案馆'],
      ])
      const [gate] = (await listRecords(kernel, actor, { ledger: 'checkpoint', query: {} })).records
      const values = { checkpoint: gate?.id ?? '', passedAt: '2020-02-01T09:30', name: '申屠甲贰' }
      await expect(addRecord(kernel, actor, { ledger: 'checkpoint-entry', values })).rejects.toThrow('已依法销毁')
    })
  })

  it('does not come back by a list that somebody has changed, and is no store while it is not done', async () => {
    const list = `${newer}.destroyed`
    const whole = readFileSync(list, 'utf8')
    writeFileSync(list, whole.replace('"marks":["', '"marks":["0'))
    const changed = await runHere('restore', older, '--data', join(folder, 'changed'))
    expect([changed.status, changed.notes]).toEqual([1, expect.stringContaining('被改动过')])
    writeFileSync(list, whole)
    const half = join(folder, 'back')
    const engine = await openEngine({ data: half })
    await markUnfinished(engine)
    await engine.close()
    const stopped = await runHere('verify', '--data', half)
    expect([stopped.status, stopped.notes]).toEqual([1, expect.stringContaining('恢复没有做完')])
    const copied = await runHere('backup', join(folder, '半.qianbi'), '--data', half)
    expect([copied.status, copied.notes]).toEqual([1, expect.stringContaining('恢复没有做完')])
  })
})
