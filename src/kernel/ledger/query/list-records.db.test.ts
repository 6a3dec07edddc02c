import { beforeAll, describe, expect, it } from 'vitest'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { addRecord } from '../command/add-record.ts'
import { amendRecord } from '../command/amend-record.ts'
import { bulkRecords } from '../command/bulk-records.ts'
import { withdrawRecord } from '../command/withdraw-record.ts'
import { hasOptionWords, optionWord, recordGrams } from '../table/grams.ts'
import { actorOf, clerk, idNumber, load, openSample, type Sample, table } from '../testing/open-sample.ts'
import type { LedgerFilter, LedgerQuery } from '../types.ts'
import { getRecord } from './get-record.ts'
import { listRecords } from './list-records.ts'
import { listVersions } from './list-versions.ts'

describeEngines('a list', (open) => {
  let sample: Sample
  let kernel: Kernel
  beforeAll(async () => {
    sample = await openSample(await open())
    kernel = sample.kernel
    await load(kernel, '村', table(['编码', '名称'], ['01', '瓦窑山村'], ['02', '溪口村']))
    await load(
      kernel,
      '农户',
      table(
        ['户主', '身份证号', '村', '电话'],
        ['周文', idNumber(1), '瓦窑山村', '13900000001'],
        ['吴秀', idNumber(2), '溪口村', ''],
        ['阿依', idNumber(3), '', ''],
      ),
    )
    await load(
      kernel,
      '企业',
      table(['名称', '村', '规模'], ['青竹编织厂', '瓦窑山村', '规上'], ['溪口茶厂', '溪口村', '小微'], ['安记米厂', '', '']),
    )
    await load(
      kernel,
      '责任',
      table(['类别', '对象', '责任人'], ['企业', '溪口茶厂', '王守'], ['农户', '溪口村 吴秀', '王守'], ['村', '溪口村', '陈禾']),
    )
    await load(
      kernel,
      '明细',
      table(
        ['项目', '数量', '产值(元)', '面积(亩)', '完成', '日期', '时间', '月份', '季度', '类别'],
        ['甲', '3', '100.50', '1.5', '是', '2020-03-01', '2020-03-01 08:30', '2020-03', '2020-Q1', '甲类'],
        ['乙', '7', '-2', '', '否', '2020-02-29', '2020-02-29 23:59:58', '2020-02', '2020-Q1', '乙类'],
        ['丙', '', '', '', '', '', '', '', '', ''],
        ['丁', '3', '9', '0.0001', '是', '2019-12-31', '', '2019-12', '2019-Q4', ''],
      ),
    )
  })
  const titles = async (ledger: string, query: LedgerQuery, actor = clerk) =>
    (await listRecords(kernel, actor, { ledger, query })).records.map(({ title }) => title)
  const found = async (ledger: string, ...filters: LedgerFilter[]) =>
    (await listRecords(kernel, clerk, { ledger, query: { filters } })).records
      .map(({ values }) => String(values.name ?? values.head))
      .sort()

  it('has a word for each choice and each yes or no of a record, but for what an index orders and what a town added', () => {
    const ledger = kernel.catalogue.findLedger('明细')
    if (ledger === undefined) throw new Error('the sample has no such ledger')
    const worded = ledger.fields.filter((field) => hasOptionWords(ledger, field)).map(({ field }) => field.label)
    expect(worded).toEqual(['完成', '类别'])
    const done = ledger.fields.find(({ field }) => field.label === '完成')
    if (done === undefined) throw new Error('the ledger has no such field')
    expect(recordGrams(ledger, { [done.id]: 'false' })).toContain(optionWord(done.id, 'false'))
    expect(hasOptionWords({ ...ledger, indexed: [done.id] }, done)).toBe(false)
    expect(hasOptionWords(ledger, { ...done, id: 'own1' })).toBe(false)
  })

  describe('that is filtered', () => {
    it('compares every kind of value by every operator', async () => {
      const cases: [LedgerFilter['field'], LedgerFilter['operator'], string | string[] | undefined, string][] = [
        ['value', '=', '100.5', '甲'],
        ['value', '!=', '100.5', '丁丙乙'],
        ['value', '<', '9', '乙'],
        ['value', '<=', '9', '丁乙'],
        ['value', '>', '0', '丁甲'],
        ['value', '>=', '9.00', '丁甲'],
        ['count', '=', '3', '丁甲'],
        ['count', 'in', ['3', '7'], '丁乙甲'],
        ['count', 'in', [], ''],
        ['area', '>', '0.0001', '甲'],
        ['done', '=', '是', '丁甲'],
        ['day', '>=', '2020年2月29日', '乙甲'],
        ['day', '<', '2020-01-01', '丁'],
        ['at', '>', '2020-02-29 23:59', '乙甲'],
        ['month', '=', '2020年3月', '甲'],
        ['quarter', '=', '2020年一季度', '乙甲'],
        ['category', '=', '甲类', '甲'],
        ['category', '=', 'two', '乙'],
        ['category', 'in', ['甲类', '乙类'], '乙甲'],
        ['category', 'contains', '乙', '乙'],
        ['category', 'empty', undefined, '丁丙'],
        ['category', 'notEmpty', undefined, '乙甲'],
        ['name', 'contains', '甲', '甲'],
        ['产值', '=', '9', '丁'],
      ]
      for (const [field, operator, value, names] of cases) {
        const filter = { field, operator, ...(value === undefined ? {} : { value }) }
        expect([filter, await found('sheet', filter)]).toEqual([filter, [...names].sort()])
      }
    })

    it('finds a whole text by the index of its words, whatever it is made of, and no text that only holds it', async () => {
      const odd = ['厂', '米厂', 'A b', 'Ａ-b', '！！', "it's \\ q", `${'长'.repeat(59)}厂`, `${'长'.repeat(80)}厂`]
      const made = []
      for (const name of odd) made.push(await addRecord(kernel, clerk, { ledger: 'firm', values: { name } }))
      for (const name of [...odd, 'a b', '长', '']) {
        const wanted = odd.filter((one) => one === name)
        expect([name, await found('firm', { field: 'name', operator: '=', value: name })]).toEqual([name, wanted])
        expect([name, await found('firm', { field: 'name', operator: 'in', value: [name, '无此厂'] })]).toEqual([name, wanted])
      }
      for (const { id, version } of made) await withdrawRecord(kernel, clerk, { ledger: 'firm', id, version, reason: '试用' })
    })

    it('reaches through references, by title, by id and by a field of what they point to', async () => {
      expect(await found('firm', { field: 'village', operator: '=', value: '溪口村' })).toEqual(['溪口茶厂'])
      const [village] = (await listRecords(kernel, clerk, { ledger: 'village', query: { search: '溪口' } })).records
      expect(await found('firm', { field: 'village', operator: '=', value: village?.id ?? '' })).toEqual(['溪口茶厂'])
      expect(await found('firm', { field: 'village', operator: 'contains', value: '窑山' })).toEqual(['青竹编织厂'])
      expect(await found('firm', { field: 'village.code', operator: '=', value: '01' })).toEqual(['青竹编织厂'])
      expect(await found('firm', { field: 'village', operator: 'empty' })).toEqual(['安记米厂'])
      expect(await titles('duty', { filters: [{ field: 'object', operator: 'contains', value: '茶' }] })).toEqual(['溪口茶厂 王守'])
    })

    it('joins several conditions with and', async () => {
      expect(
        await found('sheet', { field: 'done', operator: '=', value: '是' }, { field: 'day', operator: '<', value: '2020-01-01' }),
      ).toEqual(['丁'])
    })

    it('refuses what is no field, no reference and no value of the field', async () => {
      const refusal = (filter: LedgerFilter) => expect(found('sheet', filter)).rejects.toMatchObject({ code: 'invalid' })
      await refusal({ field: 'nothing', operator: '=', value: '1' })
      await refusal({ field: 'name.code', operator: '=', value: '1' })
      await refusal({ field: 'value', operator: '>', value: '很多' })
      await refusal({ field: 'day', operator: '=', value: '2020-02-30' })
    })
  })

  describe('that is sorted', () => {
    it('puts names by their sound, values by size, references by their title, and what is empty last', async () => {
      expect(await titles('household', {})).toEqual(['阿依', '吴秀', '周文'])
      expect(await titles('firm', { sort: { field: 'name', direction: 'descending' } })).toEqual(['溪口茶厂', '青竹编织厂', '安记米厂'])
      const names = async (field: string, direction: 'ascending' | 'descending') =>
        (await listRecords(kernel, clerk, { ledger: 'sheet', query: { sort: { field, direction } } })).records
          .map(({ values }) => values.name)
          .join('')
      expect(await names('value', 'ascending')).toBe('乙丁甲丙')
      expect(await names('value', 'descending')).toBe('甲丁乙丙')
      expect(await names('day', 'ascending')).toBe('丁乙甲丙')
      expect(await names('done', 'ascending')).toMatch(/^乙..丙$/)
      expect((await titles('firm', { sort: { field: 'village', direction: 'ascending' } })).at(-1)).toBe('安记米厂')
      expect((await titles('duty', { sort: { field: 'object', direction: 'ascending' } })).length).toBe(3)
    })

    it('puts journals newest first when nothing else is asked', async () => {
      expect((await titles('sheet', {})).map((title) => title[0])).toEqual(['甲', '乙', '丁', '丙'])
    })

    it('refuses another order’s marker, and one that was made up', async () => {
      const page = await listRecords(kernel, clerk, { ledger: 'sheet', query: { limit: 1 } })
      const again = (query: LedgerQuery) =>
        expect(listRecords(kernel, clerk, { ledger: 'sheet', query })).rejects.toMatchObject({ code: 'invalid' })
      await again({ after: page.next ?? '', sort: { field: 'value', direction: 'ascending' } })
      await again({ after: 'nonsense' })
      await again({ after: Buffer.from(JSON.stringify(['day descending', '2020-03-01', 'x'])).toString('base64url') })
      await again({ after: Buffer.from(JSON.stringify(['day descending', 'never', idOfNobody])).toString('base64url') })
      await again({ sort: { field: 'nothing', direction: 'ascending' } })
    })
  })

  it('counts and sums everything that matches, not only the page', async () => {
    const { records, totals } = await listRecords(kernel, clerk, { ledger: 'sheet', query: { limit: 1, totals: true } })
    expect(records).toHaveLength(1)
    expect(totals).toEqual({ count: 4, sums: { count: '13', value: '107.50', area: '1.5001' } })
    const none = await listRecords(kernel, clerk, {
      ledger: 'sheet',
      query: { totals: true, filters: [{ field: 'name', operator: '=', value: '戊' }] },
    })
    expect(none.totals).toEqual({ count: 0, sums: { count: '0', value: '0', area: '0' } })
  })

  it('shows a leader personal values masked, and does not find or sort by them', async () => {
    const leader = actorOf('leader')
    const { records } = await listRecords(kernel, leader, { ledger: 'household', query: { search: '周文' } })
    expect(records).toMatchObject([{ title: '周文', values: { head: '周文', phone: '139****0001' } }])
    expect(records[0]?.values.idNumber).toMatch(/^\*{14}\d{3}[\dX]$/)
    const query = async (wanted: LedgerQuery) => titles('household', wanted, leader)
    for (const operator of ['=', 'contains', '>'] as const)
      await expect(query({ filters: [{ field: 'phone', operator, value: '139' }] })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(query({ sort: { field: 'idNumber', direction: 'ascending' } })).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await query({ search: '1390000' })).toEqual([])
    expect(await query({ search: '13900000001' })).toEqual([])
    expect(await query({ filters: [{ field: 'phone', operator: 'notEmpty' }] })).toEqual(['周文'])
    expect(await titles('household', { search: '1390000' })).toEqual(['周文'])
  })

  it('as of an instant shows what held then, whatever was written later', async () => {
    sample.passTime(60_000)
    const made = await addRecord(kernel, clerk, { ledger: 'firm', values: { name: '旧名厂', contact: '甲' } })
    sample.passTime(60_000)
    const amended = await amendRecord(kernel, clerk, { ledger: 'firm', id: made.id, version: 1, values: { name: '新名厂' } })
    const at = async (asOf: string) => titles('firm', { asOf, filters: [{ field: 'name', operator: 'contains', value: '名厂' }] })
    expect(await at(made.recordedAt)).toEqual(['旧名厂'])
    expect(await at(amended.recordedAt)).toEqual(['新名厂'])
    expect(await titles('firm', { asOf: '2020-05-31T00:00:00.000000Z' })).toEqual([])
    expect(await getRecord(kernel, clerk, { ledger: 'firm', id: made.id, asOf: made.recordedAt })).toMatchObject({
      title: '旧名厂',
      version: 1,
    })
    sample.passTime(60_000)
    const operations = [{ type: 'withdraw', id: made.id, version: 2 } as const]
    await bulkRecords(kernel, clerk, { ledger: 'firm', operations, reason: '重复' })
    await expect(getRecord(kernel, clerk, { ledger: 'firm', id: made.id })).rejects.toMatchObject({ code: 'not-found' })
    const versions = await listVersions(kernel, clerk, { ledger: 'firm', id: made.id })
    expect(versions.map(({ action, title, reason }) => [action, title, reason])).toEqual([
      ['add', '旧名厂', undefined],
      ['amend', '新名厂', undefined],
      ['withdraw', '新名厂', '重复'],
    ])
  })
})

const idOfNobody = '00000000-0000-7000-8000-000000000000'
