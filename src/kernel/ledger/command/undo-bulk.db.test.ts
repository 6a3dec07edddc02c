import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { listRecords } from '../query/list-records.ts'
import { foundTown, load, openSample, table } from '../testing/open-sample.ts'
import { verifyAudit } from '../verify/verify-audit.ts'
import { listTableViews, removeTableView, saveTableView } from '../view/table-views.ts'
import { amendRecord } from './amend-record.ts'
import { bulkRecords } from './bulk-records.ts'
import { undoBulk } from './undo-bulk.ts'

describeEngines('many records at once', (open) => {
  let kernel: Kernel
  let clerk: Actor
  beforeAll(async () => {
    kernel = (await openSample(await open())).kernel
  })
  beforeEach(async () => {
    clerk = await foundTown(kernel)
    await load(kernel, '村', table(['编码', '名称', '人口'], ['01', '瓦窑山村', '1200'], ['02', '溪口村', '800'], ['03', '石门村', '90']), {
      actor: clerk,
    })
  })
  afterEach(async () => {
    expect((await verifyAudit(kernel, clerk)).problems, 'a chain that holds').toEqual([])
  })
  const villages = async () => (await listRecords(kernel, clerk, { ledger: 'village', query: {} })).records
  const said = async () => (await villages()).map(({ title, values }) => `${title} ${values.population}`).sort()

  const changeAll = async () => {
    const [one, two, three] = await villages()
    if (one === undefined || two === undefined || three === undefined) throw new Error('three villages were loaded')
    return bulkRecords(kernel, clerk, {
      ledger: 'village',
      operations: [
        { type: 'amend', id: one.id, version: 1, values: { population: 7 } },
        { type: 'amend', id: two.id, version: 1, values: { population: 7 } },
        { type: 'withdraw', id: three.id, version: 1 },
        { type: 'add', values: { code: '09', name: '新村', population: 5 } },
      ],
      reason: '并村',
    })
  }

  it('are one act, taken back as one and done again as one', async () => {
    const before = await said()
    const done = await changeAll()
    const after = await said()
    expect(after).not.toEqual(before)
    expect(done).toMatchObject({ amended: 2, withdrawn: 1 })
    const back = await undoBulk(kernel, clerk, { ledger: 'village', entry: done.entry ?? 0 })
    expect(await said()).toEqual(before)
    await undoBulk(kernel, clerk, { ledger: 'village', entry: back.entry ?? 0 })
    expect(await said()).toEqual(after)
  })

  it('are not taken back over somebody’s later change, nor by somebody else', async () => {
    const { entry = 0 } = await changeAll()
    const other: Actor = { ...clerk, id: `${clerk.id}-2` }
    await expect(undoBulk(kernel, other, { ledger: 'village', entry })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(undoBulk(kernel, clerk, { ledger: 'village', entry: 1 })).rejects.toMatchObject({ code: 'not-found' })
    const [changed] = (await villages()).filter(({ version }) => version === 2)
    if (changed === undefined) throw new Error('two were changed')
    await amendRecord(kernel, other, { ledger: 'village', id: changed.id, version: 2, values: { population: 8 } })
    await expect(undoBulk(kernel, clerk, { ledger: 'village', entry })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('are looked at through views of one’s own and of the office, each with its author', async () => {
    const other: Actor = { ...clerk, id: `${clerk.id}-2`, name: '别人' }
    const reader: Actor = { ...clerk, id: `${clerk.id}-3`, role: 'auditor' }
    await saveTableView(kernel, clerk, { ledger: '村', name: '大村', shared: false, setup: '{"hidden":["code"]}' })
    await saveTableView(kernel, clerk, { ledger: 'village', name: '大村', shared: false, setup: '{"hidden":[]}' })
    const shared = await saveTableView(kernel, other, { ledger: 'village', name: '上报用', shared: true, setup: '{}' })
    const names = async (actor: Actor) =>
      (await listTableViews(kernel, actor, { ledger: 'village' })).map(({ name, own, setup }) => [name, own, setup])
    expect(await names(clerk)).toEqual([
      ['上报用', false, '{}'],
      ['大村', true, '{"hidden":[]}'],
    ])
    expect(await names(reader)).toEqual([['上报用', false, '{}']])
    await expect(saveTableView(kernel, reader, { ledger: 'village', name: '甲', shared: true, setup: '{}' })).rejects.toMatchObject({
      code: 'not-permitted',
    })
    await expect(saveTableView(kernel, clerk, { ledger: 'village', name: '上报用', shared: true, setup: '{}' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(removeTableView(kernel, clerk, { id: shared.id })).rejects.toMatchObject({ code: 'not-permitted' })
    await removeTableView(kernel, other, { id: shared.id })
    expect(await names(reader)).toEqual([])
  })
})
