import { describe, expect, it } from 'vitest'
import { classLine, isFormLine, isNumbering } from './class-line.ts'
import { findHeader } from './find-header.ts'
import { knowLabels } from './known-labels.ts'

const isKnown = knowLabels(['户主', '身份证号', '村', '人口', '类别', '认定日期', '计划金额', '实际金额', '面积(亩)', '面积'])
const linesOf = (...lines: readonly (readonly string[])[]) => lines.map((cells, index) => ({ row: index + 1, cells }))
const find = (...lines: readonly (readonly string[])[]) => {
  const found = findHeader(linesOf(...lines), isKnown)
  return found && [found.first, found.last, ...found.labels]
}

describe('the header of a sheet', () => {
  it('stands below a title and a line that tells of the form', () => {
    expect(
      find(['青竹镇低收入农户名册'], ['填报单位（盖章）：青竹镇', '', '2020年12月'], ['户主', '村', '人口'], ['吴甲', '青竹村', '2']),
    ).toEqual([2, 2, '户主', '村', '人口'])
  })

  it('has no label under which no object keeps anything', () => {
    expect(find(['户主', '村', '__proto__'], ['吴甲', '青竹村', '2'], ['吴乙', '青竹村', '2'])).toEqual([0, 0, '户主', '村', '_proto_'])
  })

  it('goes over two lines, the upper of which names groups', () => {
    expect(
      find(
        ['序号', '户主', '家庭情况', '', '', '认定日期'],
        ['', '', '村', '人口', '类别', ''],
        ['1', '吴甲', '青竹村', '2', '低保', '2020.3.5'],
      ),
    ).toEqual([0, 1, '序号', '户主', '村', '人口', '类别', '认定日期'])
  })

  it('goes over three lines', () => {
    expect(find(['户主', '情况', '', ''], ['', '基本', '', '其他'], ['', '村', '人口', '类别'], ['吴甲', '青竹村', '2', '低保'])).toEqual([
      0,
      2,
      '户主',
      '村',
      '人口',
      '类别',
    ])
  })

  it('joins the parts of a label where the lower alone would stand twice', () => {
    expect(find(['户主', '计划', '', '实际', ''], ['', '金额', '数量', '金额', '数量'], ['吴甲', '1', '2', '3', '4'])).toEqual([
      0,
      1,
      '户主',
      '计划金额',
      '计划数量',
      '实际金额',
      '实际数量',
    ])
  })

  it('takes a unit below a label for a part of it', () => {
    expect(find(['户主', '村', '面积'], ['', '', '（亩）'], ['吴甲', '青竹村', '3'])).toEqual([0, 1, '户主', '村', '面积（亩）'])
  })

  it('is one line where the next one is a record of words alone', () => {
    expect(find(['户主', '村', '类别'], ['吴甲', '青竹村', '低保'], ['吴乙', '青竹村', '低边'])).toEqual([0, 0, '户主', '村', '类别'])
  })

  it('is the first line with two cells where nothing is known, but for what tells of the form', () => {
    expect(find(['填报单位：青竹镇', '2020年'], ['甲栏', '乙栏'], ['1', '2'])).toEqual([1, 1, '甲栏', '乙栏'])
    expect(find(['标题'], ['只有一格'])).toBeUndefined()
  })
})

describe('a line that is no record', () => {
  it.each([
    [['合　计', '', '5'], 'total'],
    [['', '合计：'], 'total'],
    [['12', '小计', '7'], 'subtotal'],
    [['总计（户）'], 'total'],
    [['填表人：郑甲', '', '审核人：王乙'], 'footer'],
    [['注：本表于每月5日前报送。'], 'footer'],
    [['备注：无'], 'footer'],
    [['说明:含社区'], 'footer'],
    [['青竹村小计', '3'], 'subtotal'],
    [['本页合计', '3'], 'subtotal'],
    [['Total', '3'], 'total'],
    [['其中：低保', '3'], 'part'],
    [['平均', '3'], 'footer'],
    [['以下空白', ''], 'footer'],
    [['—', '－', '/'], 'footer'],
    [['', '2020年12月31日', ''], 'footer'],
    [['（盖章）', ''], 'footer'],
  ] as const)('%j is a %s', (cells, found) => {
    expect(classLine(cells)).toBe(found)
  })

  it.each([
    [['合计村', '3']],
    [['注塑厂', '1']],
    [['全福堂', '1']],
    [['电话亭改造']],
    [['12', '3']],
    [['小计划', '1']],
    [['负责人']],
    [['2020年12月', '3']],
    [['总部计划', '1']],
    [['其中村', '1']],
    [['-1', '2']],
  ])('%j is one all the same', (cells) => {
    expect(classLine(cells)).toBeUndefined()
  })

  it('numbers the columns', () => {
    expect(
      [
        ['甲', '乙', '1', '2', '3'],
        ['（1）', '（2）', '（3）', '（4）', '（5）'],
        ['甲', '①', '②'],
      ].map(isNumbering),
    ).toEqual([true, true, true])
    expect(
      [
        ['甲', '甲', '甲'],
        ['1', '2', '3'],
        ['甲', '丙', '1'],
        ['1', '3', '4', '5', '6'],
      ].map(isNumbering),
    ).toEqual([false, false, false, false])
  })

  it('tells of the form', () => {
    expect([['填报单位：青竹镇', '2020年12月'], ['单位：万元'], ['吴甲', '青竹村'], ['2020年', '2021年', '合计']].map(isFormLine)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
