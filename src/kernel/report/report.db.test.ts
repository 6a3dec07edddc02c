import { expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { defineComputed, defineMeasure } from '../../definition/indicator/define-indicator.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { payment } from '../../definition/testing/payment-ledger.ts'
import { initTown } from '../access/town/init-town.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { bulkRecords } from '../ledger/command/bulk-records.ts'
import { openKernel } from '../open-kernel.ts'
import { describeOneEngine } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { builtinPack } from './builtin-pack.ts'
import { compileReport } from './compile-report.ts'
import { compareFrozenReport } from './frozen/compare-frozen-report.ts'
import { freezeReport } from './frozen/freeze-report.ts'
import { listFrozenReports } from './frozen/frozen-reports.ts'
import { rebuildFrozenReport } from './frozen/rebuild-frozen-report.ts'
import { toReportJson } from './report-json.ts'
import { getTemplate, listTemplates, saveTemplate } from './template/templates.ts'
import { traceFigure } from './trace-figure.ts'

const pack = definePack({
  id: 'payments',
  label: '发放',
  office: '财政办',
  ledgers: [payment],
  indicators: [
    defineMeasure({ id: 'paid', label: '发放金额', unit: '元', flow: 'flow', exact: true, ledger: payment, type: 'sum', of: 'amount' }),
    defineMeasure({ id: 'payments', label: '发放笔数', unit: '件', flow: 'flow', ledger: payment, type: 'count' }),
    defineMeasure({ id: 'households', label: '发放户数', unit: '户', flow: 'flow', ledger: payment, type: 'countDistinct', of: 'name' }),
    defineComputed({ id: 'paid-growth', label: '发放金额同比', unit: '%', flow: 'flow', type: 'yearOnYear', of: 'paid' }),
  ],
  claims: [{ id: 'grew', phrase: '稳步增长', over: 'period', condition: 'growth > 0', why: '同比 {growth}。' }],
  checks: [{ id: 'paid-growth', label: '发放金额同比', kind: 'growth', growth: 'paid-growth', value: 'paid' }],
})

const source = `---
title: 甲镇2020年工作报告
town: "999901101"
period: 2020
---
# 一、{{本年}}年工作

全年向{{发放户数}}户发放{{发放金额|万元|4}}万元，同比增长{{发放金额同比|%|1}}%，{{?稳步增长:发放金额}}，获{{?先进:attested:先进通报一号}}。

1-6月发放{{发放笔数@2020-01..2020-06}}件。
`
const editor: Actor = { id: 'editor', name: '编辑', town: '999901101', role: 'administrator' }

async function openTown(
  engine: Engine,
): Promise<{ readonly kernel: Kernel; readonly records: readonly { readonly id: string; readonly version: number }[] }> {
  const kernel = await openKernel({
    engine,
    catalogue: resolveCatalogue([pack, builtinPack]).catalogue,
    clock: () => new Date('2021-01-10T08:00:00Z'),
  })
  await initTown(kernel, { town: '999901101', name: '甲镇', shortName: '甲', county: '某县' })
  const rows: readonly (readonly [string, string, string])[] = [
    ['张三', '100000.00', '2019-05-01'],
    ['张三', '100000.00', '2020-03-01'],
    ['李四', '23456.00', '2020-08-01'],
  ]
  const records: { id: string; version: number }[] = []
  for (const [name, amount, paidOn] of rows)
    records.push(await addRecord(kernel, editor, { ledger: 'payment', values: { name, amount, paidOn } }))
  await addRecord(kernel, editor, { ledger: 'attestation', values: { name: '先进通报一号' } })
  return { kernel, records }
}

describeOneEngine('a report', (open) => {
  it('is left where it stands once nobody waits for it any more', async () => {
    const { kernel } = await openTown(await open())
    const gone = new AbortController()
    const phases: string[] = []
    const onPhase = (phase: string) => {
      phases.push(phase)
      if (phase === 'reading') gone.abort(new Error('hung up'))
    }
    await expect(compileReport(kernel, editor, { source, name: 'a.md', onPhase, gone: gone.signal })).rejects.toThrow('hung up')
    expect(phases).toEqual(['planning', 'reading'])
    expect((await compileReport(kernel, editor, { source, name: 'a.md' })).problems).toEqual([])
  })

  it('compiles from one evaluation, with every figure, claim and document proved', async () => {
    const { kernel } = await openTown(await open())
    const report = await compileReport(kernel, editor, { source, name: 'a.md' })
    expect(report.problems).toEqual([])
    expect(report.text).toBe('# 一、2020年工作\n\n全年向2户发放12.3456万元，同比增长23.5%，稳步增长，获先进。\n\n1-6月发放1件。\n')
    const json = toReportJson(report)
    expect(json.figures[1]).toEqual({
      n: 2,
      at: '8:15',
      name: '发放金额',
      period: '2020',
      unit: '元',
      value: '123456',
      printed: '12.3456',
      records: 2,
    })
    expect(json.claims.map(({ phrase, holds }) => [phrase, holds])).toEqual([
      ['稳步增长', true],
      ['先进', true],
    ])
    expect(report.claims[1]?.proof).toBe('attested')
    expect(report.checks.map(({ id, proof }) => `${id} ${proof}`)).toContain('paid-growth@2020 holds')
  })

  it('traces a figure to the records that make it up', async () => {
    const { kernel } = await openTown(await open())
    const trace = await traceFigure(kernel, editor, { source, n: 2 })
    expect(trace.operands[0]?.contributions.map(({ title }) => title).sort()).toEqual(['张三', '李四'])
    await expect(traceFigure(kernel, editor, { source, n: 9 })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is not another township’s', async () => {
    const { kernel } = await openTown(await open())
    const report = await compileReport(kernel, editor, { source: source.replace('999901101', '999901102'), name: 'a.md' })
    expect(report.problems.map(({ at, code }) => `${at.line} ${code}`)).toEqual(['3 wrong-town'])
  })

  it('freezes only without errors, and only for who may', async () => {
    const { kernel } = await openTown(await open())
    const broken = await saveTemplate(kernel, editor, { source: source.replace('发放户数}}户', '发放户数}}人') })
    await expect(freezeReport(kernel, editor, { template: broken.id })).rejects.toMatchObject({ code: 'invalid' })
    await expect(freezeReport(kernel, { ...editor, role: 'clerk' }, { template: broken.id })).rejects.toMatchObject({
      code: 'not-permitted',
    })
    const fixed = await saveTemplate(kernel, editor, { source, existing: broken })
    expect(fixed).toMatchObject({ id: broken.id, version: 2, title: '甲镇2020年工作报告', period: '2020' })
    expect((await getTemplate(kernel, editor, { id: broken.id })).source).toBe(source.trimEnd())
    expect(await listTemplates(kernel, editor)).toHaveLength(1)
    await expect(saveTemplate(kernel, editor, { source, existing: broken })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('rebuilds the same after ten thousand later edits, and tells exactly what moved', async () => {
    const { kernel, records } = await openTown(await open())
    const template = await saveTemplate(kernel, editor, { source })
    const frozen = await freezeReport(kernel, editor, { template: template.id })
    const then = await rebuildFrozenReport(kernel, editor, { id: frozen.id })
    expect(then.same).toBe(true)
    expect(await compareFrozenReport(kernel, editor, { id: frozen.id })).toEqual({ figures: [], claims: [], problems: [] })

    const [, second] = records
    await amendRecord(kernel, editor, {
      ledger: 'payment',
      id: second?.id ?? '',
      version: 1,
      values: { amount: '100001.00' },
      reason: '更正',
    })
    await saveTemplate(kernel, editor, { source: source.replace('全年', '一年来'), existing: template })
    // Later payments of 2021 move nothing that the report prints.
    const operations = Array.from({ length: 10_000 }, (_, index) => ({
      type: 'add' as const,
      values: { name: `户${index}`, amount: '1.00', paidOn: '2021-02-01' },
    }))
    await bulkRecords(kernel, editor, { ledger: 'payment', operations })

    const again = await rebuildFrozenReport(kernel, editor, { id: frozen.id })
    expect(again.report).toEqual(then.report)
    expect(JSON.stringify(again.report)).toBe(JSON.stringify(then.report))
    expect(again.same).toBe(true)
    const difference = await compareFrozenReport(kernel, editor, { id: frozen.id })
    expect(difference.figures.map(({ n, frozen: before, now }) => [n, before.value, now.value])).toEqual([
      [2, '123456', '123457'],
      [3, then.report.figures[2]?.value, expect.stringMatching(/^23\.457/)],
    ])
    expect(await listFrozenReports(kernel, editor)).toMatchObject([
      { id: frozen.id, report: template.id, period: '2020', digest: frozen.digest },
    ])
  })

  it('is rebuilt with the definitions of then, whatever the packs say now', async () => {
    const engine = await open()
    const { kernel } = await openTown(engine)
    const template = await saveTemplate(kernel, editor, { source })
    const frozen = await freezeReport(kernel, editor, { template: template.id })
    const then = await rebuildFrozenReport(kernel, editor, { id: frozen.id })
    const renamed = definePack({ ...pack, indicators: pack.indicators.filter((indicator) => indicator.id !== 'payments') })
    const later = await openKernel({ engine, catalogue: resolveCatalogue([renamed, builtinPack]).catalogue, clock: kernel.clock })
    expect((await rebuildFrozenReport(later, editor, { id: frozen.id })).report).toEqual(then.report)
    const difference = await compareFrozenReport(later, editor, { id: frozen.id })
    expect(difference.figures).toMatchObject([{ n: 4, now: { value: null }, why: '现在的定义里没有这个指标' }])
  })
})
