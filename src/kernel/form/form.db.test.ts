import { expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../definition/field/field.ts'
import { defineComputed, defineMeasure } from '../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { payment } from '../../definition/testing/payment-ledger.ts'
import { initTown } from '../access/town/init-town.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { openKernel } from '../open-kernel.ts'
import { builtinPack } from '../report/builtin-pack.ts'
import { describeOneEngine } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { bindForm, readBinding } from './bind-form.ts'
import { fillForm } from './fill-form.ts'
import { formPack } from './form-pack.ts'
import { formBinding } from './ledgers/form-binding.ledger.ts'
import type { BlankForm } from './types.ts'
import { writeBinding } from './write-binding.ts'

const visit = defineLedger({
  id: 'tour',
  label: '巡查',
  kind: 'journal',
  date: 'on',
  title: ['place'],
  fields: { place: field.text({ label: '地点', required: true }), on: field.date({ label: '日期', required: true }) },
})
const pack = definePack({
  id: 'payments',
  label: '发放',
  office: '财政办',
  ledgers: [payment, visit],
  indicators: [
    defineMeasure({ id: 'paid', label: '发放金额', unit: '元', flow: 'flow', ledger: payment, type: 'sum', of: 'amount' }),
    defineMeasure({ id: 'households', label: '发放户数', unit: '户', flow: 'flow', ledger: payment, type: 'countDistinct', of: 'name' }),
    defineMeasure({ id: 'tours', label: '巡查次数', unit: '次', flow: 'flow', ledger: visit, type: 'count' }),
    defineComputed({ id: 'paid-growth', label: '发放金额同比', unit: '%', flow: 'flow', type: 'yearOnYear', of: 'paid' }),
  ],
})
const clerk: Actor = { id: 'clerk', name: '办事员', town: '999901101', role: 'clerk' }

async function openTown(engine: Engine): Promise<Kernel> {
  const catalogue = resolveCatalogue([pack, builtinPack, formPack]).catalogue
  const kernel = await openKernel({ engine, catalogue, clock: () => new Date('2021-01-10T08:00:00Z') })
  await initTown(kernel, { town: '999901101', name: '甲镇', shortName: '甲', county: '某县' })
  const rows: readonly (readonly [string, string, string])[] = [
    ['张三', '100000.00', '2019-05-01'],
    ['张三', '100000.00', '2020-03-01'],
    ['李四', '23456.00', '2020-08-01'],
  ]
  for (const [name, amount, paidOn] of rows) await addRecord(kernel, clerk, { ledger: 'payment', values: { name, amount, paidOn } })
  return kernel
}

const context = { town: '甲镇', villages: [], period: undefined, year: 2020 }

function formOf(year: number, lines: readonly (readonly string[])[]): BlankForm {
  const width = lines[0]?.length ?? 0
  const cells = [[`${year}年资金发放情况表`, ...Array.from({ length: width - 1 }, () => '')], ...lines].flatMap((line, row) =>
    line.map((text, column) => ({ row: row + 1, column, text, formula: false })),
  )
  return {
    name: `${year}年发放表.xlsx`,
    sheets: [{ name: '表', cells, merges: [{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: width - 1 }] }],
  }
}

const statistics = [
  ['填报单位', '', '', '', ''],
  ['指标', '本年', '上年', '增减额', '同比（%）'],
  ['发放金额（万元）', '', '', '', ''],
  ['发放户数', '', '', '', ''],
  ['巡查次数', '', '', '', ''],
  ['车辆数', '', '', '', ''],
]

describeOneEngine('a form', (open) => {
  it('is filled from the ledgers in the units of its cells; what nobody knows stays empty with its reason', async () => {
    const kernel = await openTown(await open())
    const proposal = await readBinding(kernel, clerk, { form: formOf(2020, statistics), context })
    const { filled, empty } = await fillForm(kernel, clerk, { proposal, town: '甲镇' })
    expect(Object.fromEntries(filled.map(({ cell, value, records }) => [cell, [value.type, value.value, records]]))).toEqual({
      B2: ['text', '甲镇', 0],
      B4: ['number', '12.3456', 2],
      C4: ['number', '10', 1],
      D4: ['number', '2.3456', 3],
      E4: ['percent', '23.46', 3],
      B5: ['number', '2', 2],
      C5: ['number', '1', 1],
      D5: ['number', '1', 3],
      E5: ['percent', '100', 3],
    })
    const why = Object.fromEntries(empty.map((cell) => [cell.cell, cell.why]))
    expect(why.B6).toMatch(/没有|还/)
    expect(why.B7).toContain('没有绑定')
  })

  it('keeps its binding in the chain, once, and the next edition is bound by it', async () => {
    const kernel = await openTown(await open())
    const form = formOf(2020, statistics)
    await bindForm(kernel, clerk, { form, context })
    await bindForm(kernel, clerk, { form, context })
    const kept = await listRecords(kernel, clerk, { ledger: formBinding.id })
    expect(kept.records.map(({ version, title }) => [version, title])).toEqual([[1, '2020年发放表.xlsx']])
    await expect(
      addRecord(kernel, clerk, { ledger: formBinding.id, values: { form: '甲', period: '2020', source: '{}' } }),
    ).rejects.toThrow()
    const next = await bindForm(kernel, clerk, {
      form: formOf(2021, [...statistics.slice(0, 2), ...statistics.slice(2).reverse()]),
      context,
    })
    const bound = Object.fromEntries(
      next.cells.map(({ cell, binding, confidence }) => [cell, [writeBinding(kernel.catalogue, binding), confidence]]),
    )
    expect(bound.B7).toEqual(['{{发放金额@2021|万元}}', 1])
    expect(bound.C6).toEqual(['{{发放户数@2020}}', 1])
    const after = await listRecords(kernel, clerk, { ledger: formBinding.id })
    expect(after.records.map(({ version }) => version)).toEqual([2])
    expect((await verifyAudit(kernel, { ...clerk, role: 'administrator' })).problems).toEqual([])
  })

  it('takes a row for each record of its period, grows where there are more, and finds what stands below further down', async () => {
    const kernel = await openTown(await open())
    const roster = formOf(2020, [
      ['序号', '户主', '金额（万元）', '日期', '备注'],
      ['', '', '', '', ''],
      ['填报单位：', '', '', '', ''],
    ])
    const proposal = await readBinding(kernel, clerk, { form: { ...roster, name: '2020年发放名单' }, context })
    const { filled, grow } = await fillForm(kernel, clerk, { proposal, town: '甲镇' })
    expect(grow).toEqual([{ sheet: '表', row: 3, copies: 1 }])
    expect(Object.fromEntries(filled.map(({ cell, value }) => [cell, value.value]))).toEqual({
      B5: '甲镇',
      A3: '1',
      A4: '2',
      B3: '张三',
      B4: '李四',
      C3: '10',
      C4: '2.3456',
      D3: '2020-03-01',
      D4: '2020-08-01',
    })
  })
})
