import { describe, expect, it } from 'vitest'
import { rawWorkbook, textRow } from '../xlsx/testing.ts'
import { readTable } from './read-table.ts'

const known = ['户主', '村', '人口', '金额']
const read = (...rows: readonly (readonly string[])[]) =>
  readTable(rawWorkbook({ sheets: [rows.map((row, index) => textRow(index + 1, row)).join('')] }), '名册.xlsx', { known })
const rowsOf = ({ rows }: ReturnType<typeof read>) => rows.map(({ row, cells }) => [row, ...Object.values(cells)])
const told = ({ problems }: ReturnType<typeof read>) => problems.map(({ code }) => code)

describe('a sheet that lies on its side', () => {
  const table = read(['收入表', '', ''], ['单位：万元', '', ''], ['户主', '吴甲', '周兰'], ['村', '青竹村', '石桥村'], ['金额', '1.5', '2'])

  it('has a record in each column, numbered from the left', () => {
    expect(rowsOf(table)).toEqual([
      [2, '吴甲', '青竹村', '1.5'],
      [3, '周兰', '石桥村', '2'],
    ])
    expect(told(table)).toEqual(['turned-sheet'])
  })

  it('keeps its title and its unit', () => {
    expect(table).toMatchObject({ titles: ['收入表'], units: ['万元'] })
  })
})

describe('a card', () => {
  it('is a record of the values behind its labels', () => {
    const card = read(['登记卡'], ['户主', '吴甲', '村', '青竹村'], ['人口', '3', '金额', '1.5'], ['备注', '', '联系人', '周兰'])
    expect(rowsOf(card)).toEqual([[2, '吴甲', '青竹村', '3', '1.5', '', '周兰']])
    expect(told(card)).toEqual(['turned-sheet'])
  })

  it('begins again where its labels come again', () => {
    const cards = read(
      ['户主', '吴甲', '村', '青竹村'],
      ['人口', '3', '金额', '1.5'],
      ['户主', '周兰', '村', '石桥村'],
      ['人口', '2', '金额', '2'],
    )
    expect(rowsOf(cards)).toEqual([
      [1, '吴甲', '青竹村', '3', '1.5'],
      [3, '周兰', '石桥村', '2', '2'],
    ])
  })
})

describe('a sheet that stands upright', () => {
  it.each([
    [
      'with rows',
      [
        ['户主', '村', '人口', '金额'],
        ['吴甲', '青竹村', '2', '1.5'],
      ],
    ],
    ['blank', [['户主', '村', '人口', '金额']]],
    [
      'blank, over two lines',
      [
        ['户主', '村', '家庭', ''],
        ['', '', '人口', '金额'],
      ],
    ],
    [
      'with a header that knows two of its columns',
      [
        ['户主', '联系人', '村'],
        ['吴甲', '周兰', '青竹村'],
      ],
    ],
  ])('stays as it is: %s', (_, rows) => {
    expect(told(read(...rows))).not.toContain('turned-sheet')
  })
})
