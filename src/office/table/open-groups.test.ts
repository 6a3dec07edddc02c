import { expect, it } from 'vitest'
import { rawWorkbook, textRow } from '../xlsx/testing.ts'
import { readTable } from './read-table.ts'

const groups = [
  { label: '村', names: ['青竹村', '石桥村'], columns: ['村'], isPlace: true },
  { label: '类别', names: ['低保', '特困'], columns: ['类别'], isPlace: false },
  { label: '状态', names: ['在建', '完工', '特困'], columns: ['状态'], isPlace: false },
]

function read(...lines: readonly (readonly string[])[]) {
  const rows = lines.map((line, index) => textRow(index + 1, line)).join('')
  return readTable(rawWorkbook({ sheets: [`<sheetData>${rows}</sheetData>`] }), '名册.xlsx', { known: ['户主', '人口', '类别'], groups })
}

it('gives the rows below a word of a choice that word, and below one that nobody knows that one', () => {
  const { columns, rows } = read(['户主', '人口'], ['一、低保'], ['吴甲', '2'], ['二、其他户'], ['吴乙', '3'])
  expect(columns).toEqual(['户主', '人口', '类别'])
  expect(rows.map(({ cells }) => cells)).toEqual([
    { 户主: '吴甲', 人口: '2', 类别: '低保' },
    { 户主: '吴乙', 人口: '3', 类别: '其他户' },
  ])
})

it('ends what stands within a name with that name', () => {
  const { rows } = read(
    ['户主', '人口'],
    ['青竹村'],
    ['（一）低保'],
    ['吴甲', '2'],
    ['石桥村'],
    ['吴乙', '3'],
    ['（一）低保'],
    ['吴丙', '4'],
  )
  expect(rows.map(({ cells: { 村, 类别 } }) => [村, 类别])).toEqual([
    ['青竹村', '低保'],
    ['石桥村', ''],
    ['石桥村', '低保'],
  ])
})

it('takes nothing from names where the table has the column, or two choices have the word', () => {
  expect(read(['户主', '人口', '类别'], ['一、低保'], ['吴甲', '2', '特困']).rows[0]?.cells).toEqual({
    户主: '吴甲',
    人口: '2',
    类别: '特困',
  })
  expect(read(['户主', '人口'], ['一、特困'], ['吴甲', '2']).columns).toEqual(['户主', '人口'])
})
