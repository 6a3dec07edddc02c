import { beforeAll, expect, it } from 'vitest'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { actorOf, clerk, idNumber, load, openSample, type Sample, table, unload } from '../testing/open-sample.ts'
import { exportRecords } from './export-records.ts'

describeEngines('an export', (open) => {
  let sample: Sample
  let kernel: Kernel
  beforeAll(async () => {
    sample = await openSample(await open())
    kernel = sample.kernel
    await load(kernel, '村', table(['编码', '名称'], ['01', '瓦窑山村'], ['02', '溪口村']))
    await load(
      kernel,
      '农户',
      table(['户主', '身份证号', '村', '电话'], ['周文', idNumber(1), '瓦窑山村', '13912340001'], ['周文', idNumber(2), '溪口村', '']),
    )
    await load(
      kernel,
      '发放',
      table(
        ['户主', '身份证号', '村', '批次', '金额(元)', '发放日期'],
        ['', idNumber(1), '', '1批', '100', '2020-05-01'],
        ['周文', '', '溪口村', '1批', '88.8', '2020-05-01'],
      ),
    )
    await load(kernel, '责任', table(['类别', '对象', '责任人'], ['农户', '溪口村 周文', '王守'], ['村', '瓦窑山村', '王守']))
  })

  it('has a column for everything that an import reads, references by the columns they are named by', async () => {
    const { columns, rows } = await unload(kernel, '发放')
    expect(columns).toEqual(['户主', '身份证号', '村', '批次', '金额(元)', '发放日期', '账号'])
    expect(rows.map(({ cells }) => Object.values(cells))).toEqual([
      ['周文', idNumber(1), '瓦窑山村', '1批', '100.00', '2020-05-01', ''],
      ['周文', idNumber(2), '溪口村', '1批', '88.80', '2020-05-01', ''],
    ])
  })

  it('imports again without a change, whatever the ledger', async () => {
    for (const ledger of ['村', '农户', '发放', '责任']) {
      const file = await unload(kernel, ledger)
      expect([ledger, await load(kernel, ledger, file)]).toMatchObject([
        ledger,
        { added: 0, changed: 0, unchanged: file.rows.length, rejected: [], problems: [] },
      ])
    }
  })

  it('masks personal values for those who see them masked, through references too', async () => {
    const { rows } = await unload(kernel, '农户', actorOf('auditor'))
    expect(rows[0]?.cells).toMatchObject({ 户主: '周文', 电话: '139****0001', 身份证号: `${'*'.repeat(14)}${idNumber(1).slice(-4)}` })
    const payments = await unload(kernel, '发放', actorOf('auditor'))
    expect(payments.rows[0]?.cells.身份证号).toBe(`${'*'.repeat(14)}${idNumber(1).slice(-4)}`)
  })

  it('takes filters, words and an instant', async () => {
    const read = async (request: Parameters<typeof exportRecords>[2]) => {
      const names: string[] = []
      for await (const [name] of exportRecords(kernel, clerk, request).rows) names.push(name ?? '')
      return names
    }
    expect(await read({ ledger: '村', filters: [{ field: 'name', operator: '=', value: '溪口村' }] })).toEqual(['02'])
    expect(await read({ ledger: '村', search: '瓦窑' })).toEqual(['01'])
    expect(await read({ ledger: '村', asOf: '2020-01-01T00:00:00.000000Z' })).toEqual([])
  })

  it('is of one moment, though the ledger is written to while it is read', async () => {
    const many = Array.from({ length: 5_100 }, (_, index) => ['2020-01-01', `第${index}次`])
    await load(kernel, '走访', table(['日期', '情况'], ...many))
    let read = 0
    for await (const _ of exportRecords(kernel, clerk, { ledger: '走访' }).rows) {
      read += 1
      if (read === 1) {
        sample.passTime(1_000)
        await load(kernel, '走访', table(['日期', '情况'], ['2020-01-02', '后来写的']))
      }
    }
    expect(read).toBe(5_100)
  })
})
