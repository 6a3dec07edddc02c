import { expect, test } from 'vitest'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import type { FieldValues } from '../src/definition/field/types.ts'
import { type Actor, addRecord, evaluateIndicators, initTown, openKernel } from '../src/kernel/index.ts'
import { describeOneEngine } from '../src/kernel/storage/testing.ts'
import type { Engine } from '../src/kernel/storage/types.ts'
import { wholeTables } from './whole-tables.ts'

const actor: Actor = { id: 'clerk', name: '文书', town: '999901101', role: 'clerk' }

/** A township with every pack and no record. */
async function openTown(engine: Engine) {
  const kernel = await openKernel({ engine, catalogue: loadCatalogue() })
  await initTown(kernel, { town: actor.town, name: '青竹镇' })
  return {
    add: (ledger: string, values: FieldValues) => addRecord(kernel, actor, { ledger, values }),
    value: async (label: string, period: string) => {
      const [indicator] = kernel.catalogue.findIndicators(label)
      const [result] = await evaluateIndicators(kernel, actor, [{ indicator: indicator?.id ?? label, period }])
      return result?.value ?? result?.error ?? result?.unknown
    },
  }
}

describeOneEngine('a period without records', (open) => {
  test('is zero for what happens now and then, and unknown for what is reported', async () => {
    const { add, value } = await openTown(await open(wholeTables))
    const month = (number: number) => `2020-${String(number).padStart(2, '0')}`
    await add('industrial-investment', { project: '竹木加工线', month: '2020-03', amount: '300' })
    await add('industrial-investment', { project: '竹木加工线', month: '2019-05', amount: '200' })
    expect(await value('工业项目投资', '2020')).toBe('300')
    expect(await value('工业项目投资', '2020-01')).toBe('0')
    expect(await value('工业项目投资同比', '2020')).toBe('50')

    const project = await add('investment-project', { name: '竹浆项目', status: 'signed', introducedOn: '2020-02-01' })
    await add('investment-arrival', { project: project.id, month: '2020-11', amount: '90' })
    expect(await value('招商引资到资', '2020')).toBe('90')

    const village = await add('village', { code: '999901101201', name: '瓦窑山村', households: 10, population: 30 })
    await add('welfare-payment', { month: '2020-06', category: 'temporary', amount: '10', recipients: 1 })
    expect(await value('救助资金', '2020')).toBe('10')

    const firm = await add('enterprise', {
      creditCode: '91999901QB0000018J',
      name: '晨星笔业',
      village: village.id,
      category: 'aboveScale',
    })
    for (const number of [2, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      await add('industrial-output', { enterprise: firm.id, month: month(number), outputValue: '10' })
    expect(await value('工业总产值', '2020')).toBe('2020年3月没有记录')
    await add('industrial-output', { enterprise: firm.id, month: '2020-03', outputValue: '10' })
    expect(await value('工业总产值', '2020')).toBe('110')
    expect(await value('规上工业总产值累计', '2020-02')).toBe('10')

    for (const number of [1, 2, 3])
      await add('fiscal-entry', { month: month(number), category: 'income', budgetItem: '增值税', amount: '5' })
    expect(await value('财政总收入', '2020-Q1')).toBe('15')
    expect(await value('财政总收入', '2020')).toBe('2020年4-12月没有记录')

    await add('village-environment', { village: village.id, year: '2020', wasteSorted: false, sewageTreated: true })
    expect(await value('垃圾分类村数', '2020')).toBe('0')
    expect(await value('污水治理村数', '2020')).toBe('1')
    expect(await value('垃圾分类村数', '2019')).toBe('2019年没有记录')
    expect(await value('污水治理覆盖率', '2019')).toContain('没有记录')
  })
})
