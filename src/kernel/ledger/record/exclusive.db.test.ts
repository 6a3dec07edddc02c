import { beforeAll, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import type { Kernel } from '../../context.ts'
import { openKernel } from '../../open-kernel.ts'
import { describeEngines } from '../../storage/testing.ts'
import { amendRecord } from '../command/amend-record.ts'
import { bulkRecords } from '../command/bulk-records.ts'
import { restoreRecord } from '../command/restore-record.ts'
import { withdrawRecord } from '../command/withdraw-record.ts'
import { openTestTown, type TestTown } from '../testing/open-test-town.ts'

const why = '一间办公室同一时间只能由一人使用。'

const room = defineLedger({
  id: 'room-use',
  label: '办公室',
  kind: 'register',
  fields: {
    room: field.text({ label: '房间', required: true }),
    who: field.personName({ label: '使用人' }),
    badge: field.text({ label: '工号' }),
    kind: field.choice({ label: '方式', options: { own: '专用', shared: '合用' } }),
    from: field.date({ label: '起' }),
    until: field.date({ label: '止' }),
  },
  title: ['who'],
  unique: [['room', 'who', 'from']],
  effective: { from: 'from', to: 'until' },
  exclusive: [
    { per: ['room'], when: { kind: 'own' }, why },
    { per: ['who'], apartBy: 'badge', why: '一个人同一时间只能在一间办公室。', inFiles: 'warn' },
  ],
})

const { catalogue } = resolveCatalogue([definePack({ id: 'rooms', label: '房', office: '办', ledgers: [room], indicators: [] })])

describeEngines('records that exclude each other', (open) => {
  let kernel: Kernel
  let town: TestTown
  let opened = 0
  beforeAll(async () => {
    kernel = await openKernel({ engine: await open(), catalogue, clock: () => new Date('2021-01-04T01:00:00Z') })
  })
  const fresh = async () => {
    opened += 1
    town = await openTestTown(kernel, String(999_901_100 + opened))
    return town
  }
  const own = (who: string, from: string | null, until: string | null, kind = 'own') => ({ room: '101', who, kind, from, until })
  const clash = expect.objectContaining({ code: 'conflict', message: expect.stringContaining(why) })

  it.each<readonly [string, readonly [string | null, string | null], readonly [string | null, string | null], boolean]>([
    ['the last day of one is the first of the next', ['2020-01-01', '2020-03-01'], ['2020-03-01', null], true],
    ['one begins a day before the other ends', ['2020-01-01', '2020-03-02'], ['2020-03-01', null], false],
    ['one lies within the other', ['2020-01-01', '2020-12-31'], ['2020-03-01', '2020-04-01'], false],
    ['both are open', ['2020-01-01', null], ['2021-01-01', null], false],
    ['an empty start means always', [null, '2020-03-01'], ['2019-01-01', '2019-02-01'], false],
    ['an empty start meets an open end', [null, null], ['2019-01-01', null], false],
    ['one was never in force', ['2020-01-01', null], ['2020-02-01', '2020-02-01'], true],
  ])('are held to their dates when %s', async (_, first, second, allowed) => {
    const { add } = await fresh()
    await add('room-use', own('竹甲', ...first))
    const adding = add('room-use', own('竹乙', ...second))
    if (allowed) await adding
    else await expect(adding).rejects.toEqual(clash)
  })

  it('are refused by name, with the first day in common', async () => {
    const { add } = await fresh()
    await add('room-use', own('竹甲', '2020-01-01', null))
    await expect(add('room-use', own('竹乙', '2020-05-01', null))).rejects.toThrow('“竹乙”与已有的“竹甲”从2020年5月1日起同时生效')
    await add('room-use', own('竹丙', '2020-05-01', null, 'shared'))
    await add('room-use', { ...own('竹丁', '2020-05-01', null), room: '102' })
  })

  it('are refused by an amendment and by a restoration too', async () => {
    const { add, clerk } = await fresh()
    await add('room-use', own('竹甲', '2020-01-01', null))
    const other = await add('room-use', own('竹乙', '2020-05-01', null, 'shared'))
    const amend = (values: object) => amendRecord(kernel, clerk, { ledger: 'room-use', id: other.id, version: 1, values: { ...values } })
    await expect(amend({ kind: 'own' })).rejects.toEqual(clash)
    const third = await add('room-use', { ...own('竹丙', '2020-01-01', '2020-02-01'), room: '103' })
    await withdrawRecord(kernel, clerk, { ledger: 'room-use', id: third.id, version: 1, reason: '写错' })
    await add('room-use', { ...own('竹丁', '2019-01-01', null), room: '103' })
    await expect(restoreRecord(kernel, clerk, { ledger: 'room-use', id: third.id })).rejects.toEqual(clash)
  })

  it('may swap within one change, in whatever order it is written', async () => {
    const { add, clerk } = await fresh()
    const { id } = await add('room-use', own('竹甲', '2020-01-01', null))
    const begin = { type: 'add', values: own('竹乙', '2020-06-01', null) } as const
    const end = { type: 'amend', id, version: 1, values: { until: '2020-06-01' } } as const
    await expect(bulkRecords(kernel, clerk, { ledger: 'room-use', operations: [begin] })).rejects.toEqual(clash)
    expect(await bulkRecords(kernel, clerk, { ledger: 'room-use', operations: [begin, end] })).toMatchObject({ amended: 1 })
  })

  it('are rejected by an import cell by cell, in its preview already', async () => {
    const { load, add } = await fresh()
    await add('room-use', own('竹甲', '2020-01-01', '2020-06-01'))
    const header = ['房间', '使用人', '方式', '起', '止']
    const bad = [
      header,
      ['101', '竹乙', '专用', '2020-05-01', ''],
      ['102', '竹丙', '专用', '2020-05-01', ''],
      ['102', '竹丁', '专用', '2020-07-01', ''],
      ['102', '竹戊', '合用', '2020-07-01', ''],
    ]
    for (const preview of [true, false]) {
      const { rejected } = await load('room-use', bad, { preview })
      expect(rejected.map(({ row, column, value }) => [row, column, value])).toEqual([
        [2, '房间', '101'],
        [4, '房间', '102'],
      ])
      expect(rejected[1]?.why).toBe(`${why}与第3行（2020-05-01 起）重叠。`)
    }
    // The file itself ends the old use: then the new one may begin.
    const good = [header, ['101', '竹甲', '专用', '2020-01-01', '2020-05-01'], ['101', '竹乙', '专用', '2020-05-01', '']]
    expect(await load('room-use', good)).toMatchObject({ added: 1, changed: 1, rejected: [] })
    expect(await load('room-use', good)).toMatchObject({ added: 0, changed: 0, unchanged: 2, rejected: [] })
  })

  it('are only pointed out in a file where the rule says so, and still refused by hand', async () => {
    const { load, add } = await fresh()
    const rows = [
      ['房间', '使用人', '方式', '起', '止'],
      ['101', '竹甲', '合用', '2020-01-01', '2020-06-01'],
      ['102', '竹甲', '合用', '2020-05-01', ''],
    ]
    const outcome = await load('room-use', rows)
    expect(outcome).toMatchObject({ added: 2, rejected: [] })
    expect(outcome.problems).toMatchObject([{ code: 'overlap', severity: 'warning', at: '第3行 使用人' }])
    expect(await load('room-use', rows)).toMatchObject({ added: 0, unchanged: 2, rejected: [] })
    await expect(add('room-use', { ...own('竹甲', '2020-07-01', null, 'shared'), room: '103' })).rejects.toThrow('一个人同一时间')
  })

  it('let namesakes be whom something tells apart, and hold who leaves it open to all of them', async () => {
    const { load, add } = await fresh()
    const use = (room: string, badge: string | null, from: string) => ({ ...own('竹甲', from, null, 'shared'), room, badge })
    await add('room-use', use('101', '7', '2020-01-01'))
    await add('room-use', use('102', '8', '2020-01-01'))
    await expect(add('room-use', use('103', '8', '2020-02-01'))).rejects.toThrow('一个人同一时间')
    await expect(add('room-use', use('103', null, '2020-02-01'))).rejects.toThrow('一个人同一时间')
    const rows = [
      ['房间', '使用人', '方式', '起', '止', '工号'],
      ['104', '竹甲', '合用', '2020-03-01', '', '9'],
      ['105', '竹甲', '合用', '2020-03-01', '2020-04-01', '8'],
      ['106', '竹甲', '合用', '2020-05-01', '2020-06-01', ''],
    ]
    expect((await load('room-use', rows, { preview: true })).problems.map(({ at }) => at)).toEqual(['第3行 使用人', '第4行 使用人'])
  })

  it('let only one of two writers through who write at once', async () => {
    const { add } = await fresh()
    const outcomes = await Promise.allSettled(['竹甲', '竹乙', '竹丙'].map((who) => add('room-use', own(who, '2020-01-01', null))))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })
})
