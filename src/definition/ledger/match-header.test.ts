import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../catalogue/resolve-catalogue.ts'
import { columnLabel, fieldColumns } from '../field/column-label.ts'
import { field } from '../field/field.ts'
import { parseFieldValue } from '../field/parse-field-value.ts'
import { defineLedger } from './define-ledger.ts'
import { headerNames, matchHeader } from './match-header.ts'

const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  fields: { name: field.text({ label: '名称' }) },
  title: ['name'],
})
const household = defineLedger({
  id: 'household',
  label: '农户',
  kind: 'register',
  fields: {
    head: field.personName({ label: '户主' }),
    idNumber: field.nationalId({ label: '身份证号' }),
    village: field.village({ label: '村' }),
  },
  title: ['head'],
})
const payment = defineLedger({
  id: 'payment',
  label: '资金发放',
  kind: 'journal',
  fields: {
    household: field.ref({ label: '农户', to: 'household', by: { 户主: 'head', 身份证号: 'idNumber', 村: 'village' } }),
    amount: field.money({ label: '金额', aliases: ['发放金额'] }),
    land: field.area({ label: '面积' }),
    share: field.percent({ label: '完成进度' }),
    people: field.integer({ label: '人口' }),
    paidOn: field.date({ label: '发放日期' }),
    dueOn: field.date({ label: '办理期限' }),
    note: field.text({ label: '备注(说明)' }),
  },
  title: ['household'],
})
const { catalogue, diagnostics } = resolveCatalogue([
  { id: 'aid', label: '帮扶', office: '农办', ledgers: [village, household, payment], indicators: [] },
])
const ledger = catalogue.ledgers.find(({ id }) => id === 'payment')
if (ledger === undefined) throw new Error(JSON.stringify(diagnostics))

const match = (header: string) => {
  const found = matchHeader(ledger, header)
  return found && [found.field.id, found.part ?? found.unit ?? found.problem].filter((part) => part !== undefined).join(' ')
}

describe('matchHeader', () => {
  it.each([
    ['金额(元)', 'amount'],
    ['金额（元）', 'amount'],
    ['金 额\n（ 元 ）', 'amount'],
    ['金额', 'amount'],
    ['*金额', 'amount'],
    ['发放金额(元)', 'amount'],
    ['金额（万元）', 'amount 万元'],
    ['金额【万元】', 'amount 万元'],
    ['金额(单位：万元)', 'amount 万元'],
    ['金额/万元', 'amount 万元'],
    ['面积(亩)', 'land'],
    ['面积（公顷）', 'land 公顷'],
    ['完成进度(%)', 'share'],
    ['完成进度（％）', 'share'],
    ['人口(人)', 'people'],
    ['发放日期(年-月-日)', 'paidOn'],
    ['发放日期（必填）', 'paidOn'],
    ['备注(说明)', 'note'],
    ['备注（说明）', 'note'],
    ['户主', 'household head'],
    ['身份证号', 'household idNumber'],
    ['村', 'household village'],
  ])('finds %j', (header, found) => expect(match(header)).toBe(found))

  it.each(['', '农户', '序号', '金额2', '备注'])('does not find %j', (header) => expect(match(header)).toBeUndefined())

  it('refuses a unit that does not convert, or that nobody knows, by name', () => {
    expect(matchHeader(ledger, '金额(亩)')?.problem).toBe('“金额”以元计，表头却写“亩”')
    expect(matchHeader(ledger, '金额(美元)')?.problem).toBe('表头“金额”的单位“美元”不认识')
    expect(matchHeader(ledger, '人口(万元)')?.problem).toBe('“人口”没有单位，表头却写“万元”')
    expect(matchHeader(ledger, '金额(元、万元)')?.problem).toBe('表头“金额”写着几种单位“元、万元”，分不清按哪一种')
  })

  it('takes of several units the one that fits, and counts in ten thousands', () => {
    expect(matchHeader(ledger, '金额(人、万元)')).toMatchObject({ unit: '万元', problem: undefined })
    expect(matchHeader(ledger, '人口(万人)')).toMatchObject({ unit: '万人', problem: undefined })
    expect(matchHeader(ledger, '人口(口)')).toMatchObject({ unit: undefined, problem: undefined })
  })

  it('finds its own headers again', () => {
    for (const { id, field: own } of ledger.fields) {
      for (const { label, part } of fieldColumns(own))
        expect(matchHeader(ledger, label)).toMatchObject({ field: { id }, part, unit: undefined, problem: undefined })
    }
    expect(columnLabel(field.money({ label: '产值' }))).toBe('产值(元)')
    expect(columnLabel(field.area({ label: '面积' }))).toBe('面积(亩)')
    expect(columnLabel(field.integer({ label: '户数', unit: '户' }))).toBe('户数')
  })

  it('hands the unit of the header to the reader of cells, which multiplies exactly', () => {
    const found = matchHeader(ledger, '金额（万元）')
    if (found?.unit === undefined) throw new Error('the header has a unit')
    expect(parseFieldValue(found.field.field, '86.3215', { unit: found.unit })).toEqual({ ok: true, value: '863215.00' })
  })
})

describe('a column by another name', () => {
  it.each([
    ['村名', 'household village'],
    ['所在村', 'household village'],
    ['行政村名称', 'household village'],
    ['户主姓名', 'household head'],
    ['发放时间', 'paidOn'],
    ['办理时限', 'dueOn'],
    ['村名（必填）', 'household village'],
  ])('%s is known', (header, found) => {
    expect(match(header)).toBe(found)
  })

  it.each(['村长', '金额名', '时间', '办理时间', '备注2'])('%s is not', (header) => {
    expect(match(header)).toBeUndefined()
  })

  it('is none where two columns could go by it', () => {
    const twice = { ...ledger, fields: [...ledger.fields, ...ledger.fields.filter(({ id }) => id === 'household')] }
    expect(matchHeader(twice, '村名')).toBeUndefined()
    expect(headerNames(ledger)).toEqual(expect.arrayContaining(['金额(元)', '户主', '村名', '发放金额']))
  })
})
