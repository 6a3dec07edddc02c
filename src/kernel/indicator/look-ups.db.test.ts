import { expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../definition/field/field.ts'
import { defineMeasure } from '../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { initTown } from '../access/town/init-town.ts'
import type { Actor } from '../access/types.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { openKernel } from '../open-kernel.ts'
import { describeEngines } from '../storage/testing.ts'
import { evaluateIndicators } from './evaluate-indicators.ts'
import { traceIndicator } from './trace-indicator.ts'

const setting = defineLedger({
  id: 'setting',
  label: '参数',
  kind: 'register',
  fields: { name: field.text({ label: '参数', required: true }), value: field.decimal({ label: '数值', scale: 2, required: true }) },
  title: ['name'],
  unique: [['name']],
})
const household = defineLedger({
  id: 'household',
  label: '农户',
  kind: 'register',
  fields: { name: field.text({ label: '姓名', required: true }) },
  title: ['name'],
  unique: [['name']],
})
const visit = defineLedger({
  id: 'visit',
  label: '走访',
  kind: 'journal',
  fields: {
    household: field.ref({ label: '农户', to: 'household', required: true }),
    on: field.date({ label: '日期', required: true }),
    gift: field.money({ label: '慰问金' }),
  },
  title: ['household', 'on'],
  date: 'on',
})
const count = { unit: '户', flow: 'stock', ledger: household, type: 'count' } as const
const pack = definePack({
  id: 'visits',
  label: '走访',
  office: '农办',
  ledgers: [setting, household, visit],
  settings: [{ id: 'least-visits', label: '最少走访次数', value: '2', source: '县农办' }],
  indicators: [
    defineMeasure({
      ...count,
      id: 'visited',
      label: '走访到位户数',
      when: "tally(visit, household = outer.id and on <= periodEnd) >= setting('least-visits')",
    }),
    defineMeasure({ ...count, id: 'helped', label: '慰问满百元户数', when: 'total(visit, gift, household = outer.id) >= 100' }),
    defineMeasure({
      ...count,
      id: 'fresh',
      label: '最近一次在六月以后的户数',
      when: "find(visit, on, household = outer.id) >= '2020-06-01'",
    }),
  ],
})
const { catalogue } = resolveCatalogue([pack])

describeEngines('figures that look into other ledgers', (open) => {
  it('change when those ledgers or a setting change, and not before; as of an earlier moment they are what they were', async () => {
    const kernel = await openKernel({ engine: await open(), catalogue })
    const actor: Actor = { id: 'clerk', name: '文书', town: '999901501', role: 'clerk' }
    await initTown(kernel, { town: actor.town, name: '青竹镇' })
    const add = (ledger: string, values: Readonly<Record<string, string>>) => addRecord(kernel, actor, { ledger, values })
    const figures = async (asOf?: string) => {
      const requests = ['visited', 'helped', 'fresh'].map((indicator) => ({ indicator, period: '2020' }))
      return (await evaluateIndicators(kernel, actor, requests, asOf === undefined ? {} : { asOf })).map(({ value }) => value)
    }
    const { id } = await add('household', { name: '张三' })
    await add('visit', { household: id, on: '2020-03-01', gift: '60.00' })
    expect(await figures()).toEqual(['0', '0', '0'])
    const last = await add('visit', { household: id, on: '2020-07-01', gift: '39.99' })
    expect(await figures()).toEqual(['1', '0', '1'])
    const amended = await amendRecord(kernel, actor, { ledger: 'visit', id: last.id, version: 1, values: { gift: '40.00' } })
    expect(await figures()).toEqual(['1', '1', '1'])
    const own = await add('setting', { name: '最少走访次数', value: '3' })
    expect(await figures()).toEqual(['0', '1', '1'])
    await amendRecord(kernel, actor, { ledger: 'setting', id: own.id, version: 1, values: { value: '1' } })
    expect(await figures()).toEqual(['1', '1', '1'])
    await amendRecord(kernel, actor, { ledger: 'setting', id: own.id, version: 2, values: { value: '3' } })
    expect(await figures()).toEqual(['0', '1', '1'])
    expect(await figures(amended.recordedAt)).toEqual(['1', '1', '1'])
    const trace = await traceIndicator(kernel, actor, { indicator: 'helped', period: '2020' })
    expect(trace.operands.flatMap(({ contributions }) => contributions.map(({ record }) => record))).toEqual([id])
    expect(JSON.stringify(trace)).toContain('慰问金')
  })
})
