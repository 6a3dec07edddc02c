import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { problemsOfLedger } from './draft.ts'
import { proposeLedger, surveyColumns } from './propose-ledger.ts'

const hints = { units: [] as string[], villages: ['瓦溪村', '溪口村'], targets: new Map() }

function propose(
  header: readonly string[],
  lines: readonly (readonly string[])[],
  more: Partial<typeof hints> & { readonly titles?: readonly string[] } = {},
) {
  const survey = surveyColumns(header)
  for (const line of lines) survey.add(Object.fromEntries(header.map((label, at) => [label, line[at] ?? ''])))
  const { titles = [], ...said } = more
  return proposeLedger({ columns: survey.columns(), titles, sheet: 'Sheet1', file: '登记.xlsx' }, { ...hints, ...said })
}
const kinds = ({ draft }: ReturnType<typeof propose>) =>
  Object.fromEntries(draft.fields.map(({ label, kind, unit }) => [label, unit === undefined ? kind : `${kind} ${unit}`]))

describe('what a sheet may become', () => {
  it('tells the kinds of its columns by their labels and by what stands in them', () => {
    const rows = ['甲', '乙', '丙', '丁', '戊', '己', '庚'].map((name, at) => [
      String(at + 1),
      `竹${name}一`,
      '瓦溪村',
      `1380000000${at}`,
      `2021-0${at + 1}-03`,
      `${at}.5`,
      '12',
      at % 2 === 0 ? '党员' : '群众',
      '1.25',
      '30%',
      '种了些竹子',
    ])
    const found = propose(
      ['序号', '姓名', '所在村', '联系电话', '发放日期', '补助（万元）', '人口（人）', '政治面貌', '种植面积（亩）', '完成率', '备注'],
      rows,
    )
    expect(kinds(found)).toEqual({
      姓名: 'personName',
      所在村: 'village',
      联系电话: 'phone',
      发放日期: 'date',
      补助: 'money',
      人口: 'integer 人',
      政治面貌: 'choice',
      种植面积: 'area',
      完成率: 'percent',
      备注: 'text',
    })
    expect(found.draft).toMatchObject({ label: '登记', title: ['姓名'], date: '发放日期', key: [] })
    expect(found.columns[0]).toMatchObject({ label: '序号', field: '' })
  })

  it('takes a number of identity for the key, and leaves ages and codes out of totals', () => {
    const found = propose(
      ['姓名', '身份证号', '年龄', '门牌号', '区号'],
      [
        ['竹甲一', '999901209901010018', '30', '12', '0578'],
        ['竹乙一', '999901209901010034', '31', '13', '0579'],
      ],
      { titles: ['青竹镇2021年党员花名册'] },
    )
    expect(found.draft).toMatchObject({ label: '党员花名册', key: ['身份证号'] })
    expect(kinds(found)).toMatchObject({ 身份证号: 'nationalId', 年龄: 'integer', 区号: 'text' })
    expect(found.draft.fields.filter(({ adds }) => adds === true)).toEqual([])
  })

  it('names a record by its own number or name, and by a person only where it is about one', () => {
    const found = propose(
      ['井号', '管护人'],
      [
        ['A1', '竹甲一'],
        ['A2', '竹乙一'],
      ],
    )
    expect(kinds(found)).toEqual({ 井号: 'text', 管护人: 'personName' })
    expect(found.draft).toMatchObject({ title: ['井号'], key: ['井号'] })
  })

  it('keeps a unit that nobody knows in the name, and reads money by the unit above the table', () => {
    const found = propose(
      ['路段', '长度（米）', '投入'],
      [
        ['甲路', '120', '1.5'],
        ['乙路', '80', '2.25'],
      ],
      { units: ['万元'] },
    )
    expect(kinds(found)).toEqual({ 路段: 'text', '长度（米）': 'integer', 投入: 'money' })
  })

  it('knows records of other ledgers by their names', () => {
    const targets = new Map([['企业名称', { ledger: 'firm', names: new Set(['青竹笔厂', '溪口茶厂']) }]])
    expect(
      propose(
        ['企业名称', '罚款'],
        [
          ['青竹笔厂', '200'],
          ['溪口茶厂', '300'],
        ],
        { targets },
      ).draft.fields[0],
    ).toMatchObject({ kind: 'ref', to: 'firm' })
  })

  it('is sound whatever the sheet says, or says what is wrong with it', () => {
    const odd = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        "'; drop table x; --",
        '{{a|b}}',
        '',
        ' ',
        '名称',
        '金额（元）',
        '金额 （元）',
        '2021年',
        '\n',
      ),
    )
    fc.assert(
      fc.property(fc.uniqueArray(odd, { maxLength: 12 }), fc.array(fc.array(odd, { maxLength: 12 }), { maxLength: 9 }), (header, lines) => {
        const { draft, columns } = propose(header, lines)
        expect(columns).toHaveLength(header.length)
        const problems = problemsOfLedger(draft)
        expect(draft.fields.length === 0 ? [] : problems).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
