import { describe, expect, it } from 'vitest'
import { rawWorkbook, textRow } from '../xlsx/testing.ts'
import { readTable } from './read-table.ts'

const known = ['户主', '村', '人口', '金额', '年度', '类别']
const sheetOf = (...rows: readonly (readonly string[])[]) => rows.map((row, index) => placed(index + 1, row)).join('')
/** A row whose empty cells are not written at all, as offices' programs leave them. */
const placed = (row: number, texts: readonly string[], attributes = '') =>
  `<row r="${row}"${attributes}>${texts
    .map((text, at) => (text === '' ? '' : `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`))
    .join('')}</row>`
const whole = (rows: string, merges: readonly string[]) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`
const read = (...sheets: Parameters<typeof rawWorkbook>[0]['sheets'][number][]) =>
  readTable(rawWorkbook({ sheets }), '名册.xlsx', { known })
const codes = ({ problems }: ReturnType<typeof read>) => problems.map(({ code, at }) => `${code} ${at}`)

describe('a sheet as an office keeps it', () => {
  it('is read between its title and its signatures, and every line left out is named', () => {
    const table = read(
      sheetOf(
        ['名册'],
        ['填报单位：青竹镇', '', '单位：万元'],
        ['户主', '村', '人口', '金额'],
        ['甲', '乙', '1', '2'],
        ['吴甲', '青竹村', '2', '1.5'],
        ['小计', '', '2', '1.5'],
        ['户主', '村', '人口', '金额'],
        ['吴乙', '石桥村', '3', '2.25'],
        ['小计', '', '3', '2.25'],
        ['合计', '', '5', '3.75'],
        ['填表人：郑甲', '', '审核人：王乙'],
        ['注：含社区。'],
      ),
    )
    expect([table.headerRow, table.columns, table.units]).toEqual([3, ['户主', '村', '人口', '金额'], ['万元']])
    expect(table.rows.map(({ row, cells }) => [row, cells.户主])).toEqual([
      [5, '吴甲'],
      [8, '吴乙'],
    ])
    expect(codes(table)).toEqual(['skipped-lines 表1'])
    expect(table.problems.at(-1)?.message).toBe(
      '第4行（列号）、第6行（小计）、第7行（重复的表头）、第9行（小计）、第10行（合计）、第11行（填表说明）、第12行（填表说明）不是数据，没有读入。',
    )
  })

  it('has its sums held against its rows', () => {
    const rows = (sum: string) => sheetOf(['户主', '村', '金额'], ['吴甲', '青竹村', '0.1'], ['吴乙', '青竹村', '0.2'], ['合计', '2', sum])
    expect(codes(read(rows('0.3')))).toEqual(['skipped-lines 表1'])
    const wrong = read(rows('0.4'))
    expect(codes(wrong)).toEqual(['total-mismatch 表1!C4', 'skipped-lines 表1'])
    expect(wrong.problems[0]?.message).toBe('合计写着 0.4，各行加起来是 0.3。请核对是不是漏了行或填错了数。')
  })

  it('has sums that stand above their rows, or sum up a part of them, held against them too', () => {
    const above = sheetOf(['户主', '村', '金额'], ['合计', '', '4'], ['吴甲', '青竹村', '1'], ['吴乙', '石桥村', '2'])
    expect(codes(read(above))).toEqual(['total-mismatch 表1!C2', 'skipped-lines 表1'])
    const parts = sheetOf(
      ['户主', '村', '金额'],
      ['吴甲', '青竹村', '1'],
      ['青竹村小计', '', '1'],
      ['吴乙', '石桥村', '2'],
      ['石桥村小计', '', '1'],
      ['合计', '', '3'],
    )
    expect([read(parts).rows.length, ...codes(read(parts))]).toEqual([2, 'total-mismatch 表1!C5', 'skipped-lines 表1'])
  })

  it('may say its unit under the header, and begin with as many lines as instructions take', () => {
    const notes = Array.from({ length: 60 }, (_, index) => [`${index}、说明`])
    const table = read(
      sheetOf(...notes, ['附件2：', '青竹镇名册'], ['户主', '村', '金额'], ['', '', '单位：万元'], ['吴甲', '青竹村', '1']),
    )
    expect([table.headerRow, table.units, table.rows.map(({ row }) => row), ...codes(table)]).toEqual([
      62,
      ['万元'],
      [64],
      'skipped-lines 表1',
    ])
  })

  it('is found behind its instructions', () => {
    const notes = { name: '填表说明', xml: sheetOf(['一、请按模板填写'], ['二、户主', '不要改表头'], ['三、完']) }
    const cover = { name: '封面', xml: sheetOf(['青竹镇', '2020年']) }
    const table = read(notes, cover, { name: '数据', xml: sheetOf(['户主', '村'], ['吴甲', '青竹村']) })
    expect([table.sheet, table.rows.length, codes(table)]).toEqual(['数据', 1, ['other-sheets 数据']])
  })

  it('gives a name merged over rows to each of them, and a figure to the first alone', () => {
    const rows = [
      placed(1, ['村', '户主', '年度', '金额']),
      placed(2, ['青竹村', '吴甲', '2020', '100']),
      placed(3, ['', '吴乙', '', '']),
      placed(4, ['石桥村', '吴丙', '2021', '50']),
    ].join('')
    const table = read(whole(rows, ['A2:A3', 'C2:C3', 'D2:D3', 'A1:A1']))
    expect(table.rows.map(({ cells }) => Object.values(cells))).toEqual([
      ['青竹村', '吴甲', '2020', '100'],
      ['青竹村', '吴乙', '2020', ''],
      ['石桥村', '吴丙', '2021', '50'],
    ])
    expect(codes(table)).toEqual(['carried-down 表1!A3', 'merged-figure 表1!D2'])
  })

  it('repeats what stands above where a cell says 同上, and wants it written where nothing does', () => {
    const rows = [
      ['户主', '村', '类别'],
      ['吴甲', '青竹村', '一类'],
      ['吴乙', '〃', '同上'],
      ['吴丙', '同上', '"'],
      ['吴丁', '石桥村', '同上楼'],
    ]
    const table = read(sheetOf(...rows.map((row) => row.map((text) => text.replace('"', '&quot;')))))
    expect(table.rows.map(({ cells }) => [cells.村, cells.类别])).toEqual([
      ['青竹村', '一类'],
      ['青竹村', '一类'],
      ['青竹村', '一类'],
      ['石桥村', '同上楼'],
    ])
    expect(codes(table)).toEqual(['ditto 表1!B3'])
    expect(table.problems[0]?.message).toBe('B3、C3、B4、C4写着“同上”，按上面一格的内容读入。')
    const lost = read(sheetOf(['户主', '村', '类别'], ['吴甲', '〃', '一类'], ['吴乙', '石桥村', '一类']))
    expect(lost.problems).toMatchObject([{ code: 'ditto', severity: 'error', at: '表1!B2' }])
  })

  it('repeats within each of the tables that stand side by side', () => {
    const table = read(sheetOf(['户主', '村', '户主', '村'], ['吴甲', '青竹村', '吴丙', '石桥村'], ['吴乙', '〃', '吴丁', '〃']))
    expect(table.rows.map(({ cells }) => Object.values(cells))).toEqual([
      ['吴甲', '青竹村'],
      ['吴丙', '石桥村'],
      ['吴乙', '青竹村'],
      ['吴丁', '石桥村'],
    ])
  })

  it('is no sum where 合计 stands beside the table', () => {
    const table = read(sheetOf(['户主', '村', '金额'], ['吴甲', '青竹村', '1', '', '合计'], ['吴乙', '青竹村', '2', '', '3']))
    expect([table.rows.length, ...codes(table)]).toEqual([2, 'unlabelled-column 表1!E1'])
  })

  it('ends where another table begins behind its notes', () => {
    const table = read(
      sheetOf(
        ['户主', '村', '金额'],
        ['吴甲', '青竹村', '1'],
        ['吴乙', '青竹村', '2'],
        ['附：联系人名单'],
        ['姓名', '职务', '电话'],
        ['郑甲', '主任', '13900000001'],
      ),
    )
    expect(table.rows.map(({ cells }) => cells.户主)).toEqual(['吴甲', '吴乙'])
    expect(table.problems.map(({ message }) => message)).toEqual([
      '第4行（填表说明）、第5行（另一张表）、第6行（另一张表）不是数据，没有读入。',
    ])
  })

  it('does not give the rows of a later month the month of the first title', () => {
    const months = (first: string, second: string, ...more: string[]) =>
      read(
        sheetOf(
          [first],
          ['户主', '村', '金额', ...more],
          ['吴甲', '青竹村', '1', ...more.map(() => '2020-03')],
          [second],
          ['户主', '村', '金额', ...more],
          ['吴甲', '青竹村', '2', ...more.map(() => '2020-04')],
        ),
      )
    const other = months('2020年3月发放表', '2020年4月发放表')
    expect(other.rows.length).toBe(1)
    expect(codes(other)).toEqual(['other-table 表1!A5', 'skipped-lines 表1'])
    expect(other.problems[0]).toMatchObject({ severity: 'error', message: expect.stringContaining('写着“2020年4月”') })
    expect(months('2020年3月发放表', '2020年4月发放表', '月份').rows.length).toBe(2)
    expect(months('2020年3月发放表', '2020年3月发放表').rows.length).toBe(2)
    expect(months('2020年发放表', '2021年发放表', '月份').rows.length).toBe(1)
  })

  it('reads a second table below with the same columns in another order, and its sums', () => {
    const second = (...header: string[]) =>
      read(
        sheetOf(
          ['户主', '村', '人口', '金额'],
          ['吴甲', '青竹村', '1', '10'],
          ['吴乙', '青竹村', '2', '20'],
          ['合计', '', '3', '30'],
          ['石桥片区'],
          header,
          ['1', '石桥村', '吴丙', '5', '40'],
          ['2', '〃', '吴丁', '6', '50'],
          ['合计', '', '', '11', '80'],
        ),
      )
    const table = second('序号', '村', '户主', '人口', '金额')
    expect(table.rows.map(({ cells }) => Object.values(cells))).toEqual([
      ['吴甲', '青竹村', '1', '10'],
      ['吴乙', '青竹村', '2', '20'],
      ['吴丙', '石桥村', '5', '40'],
      ['吴丁', '石桥村', '6', '50'],
    ])
    // Ninety, not eighty.
    expect(codes(table)).toContain('total-mismatch 表1!E9')
    expect(codes(table)).toContain('ditto 表1!B8')
    // What the first has not cannot be read under its columns.
    const other = second('序号', '村', '户主', '人口', '类别')
    expect([other.rows.length, ...codes(other)]).toEqual([2, 'second-header 表1!A6', 'skipped-lines 表1'])
  })

  it('does not read the rows of a later table in the unit of the first', () => {
    const units = (first: string, second: string) =>
      read(
        sheetOf(
          ['名册'],
          [first],
          ['户主', '村', '金额'],
          ['吴甲', '青竹村', '1'],
          ['吴乙', '青竹村', '2'],
          [second],
          ['户主', '村', '金额'],
          ['吴丙', '石桥村', '20000'],
        ),
      )
    const other = units('单位：万元', '单位：元')
    expect([other.rows.length, ...codes(other)]).toEqual([2, 'other-table 表1!A7', 'skipped-lines 表1'])
    expect(other.problems[0]?.message).toContain('“单位：元”')
    expect([units('单位：万元', '单位：万元'), units('', '续')].map(({ rows }) => rows.length)).toEqual([3, 3])
    expect(units('', '单位：元').rows.length).toBe(2)
  })

  it('takes the unit that is said below the table, and reads no row below one that is said among the rows', () => {
    const rows = (...lines: string[][]) => read(sheetOf(['户主', '村', '金额'], ['吴甲', '青竹村', '1'], ...lines))
    expect(rows(['单位：万元']).units).toEqual(['万元'])
    const among = rows(['单位：万元'], ['吴乙', '青竹村', '2'], ['吴丙', '青竹村', '3'])
    expect([among.rows.length, ...codes(among)]).toEqual([1, 'other-table 表1!A3', 'skipped-lines 表1'])
  })

  it('gives the unit of a band to the columns below it', () => {
    const rows = sheetOf(['户主', '村', '收入（万元）', '', '类别'], ['', '', '金额', '其他', ''], ['吴甲', '青竹村', '1', '2', '低保'])
    const table = read(whole(rows, ['C1:D1']))
    expect(table.columns).toEqual(['户主', '村', '金额（万元）', '其他（万元）', '类别'])
  })

  it('tells of rows that nobody sees', () => {
    const table = read(`${placed(1, ['户主', '村'])}${placed(2, ['吴甲', '青竹村'])}${placed(3, ['吴乙', '青竹村'], ' hidden="1"')}`)
    expect([table.rows.length, codes(table)]).toEqual([2, ['hidden-rows 表1']])
    expect(table.problems[0]?.message).toContain('第3行')
  })

  it('is the same as separated text', () => {
    const text = '名册,,\n填报单位：青竹镇,,2020年\n户主,村,人口\n吴甲,青竹村,2\n合计,,2\n填表人：郑甲,审核人：王乙\n'
    const table = readTable(new TextEncoder().encode(text), '名册.csv', { known })
    expect([table.headerRow, table.rows, table.unread]).toEqual([
      3,
      [{ row: 4, cells: { 户主: '吴甲', 村: '青竹村', 人口: '2' } }],
      undefined,
    ])
    expect(codes(table)).toEqual(['skipped-lines 名册'])
  })

  it('names a line of separated text that lost a delimiter, before the header is settled too', () => {
    const table = readTable(new TextEncoder().encode('户主,村,人口\n吴甲,青竹村\n吴乙,青竹村,3\n'), '名册.csv', { known })
    expect([table.rows.map(({ row }) => row), table.unread, codes(table)]).toEqual([[3], 1, ['few-cells 第2行']])
  })

  it('is a header alone when it holds nothing', () => {
    expect(codes(read(sheetOf(['户主', '村'])))).toEqual(['no-rows 表1'])
    expect(codes(read(textRow(1, ['名册'])))).toEqual(['no-rows 表1'])
  })

  it('has a header as far down as its merged cells go', () => {
    const table = read(
      whole(sheetOf(['名册'], ['户主', '村', '收入', ''], ['', '', '金额', ''], ['', '', '本月', '备注'], ['吴甲', '青竹村', '1.5', '']), [
        'A1:D1',
        'A2:A4',
        'B2:B4',
        'C2:D2',
      ]),
    )
    expect(table).toMatchObject({ firstHeaderRow: 2, headerRow: 4, rows: [{ row: 5, cells: { 户主: '吴甲', 村: '青竹村', 金额: '1.5' } }] })
  })

  it('leaves out the title that is printed on each page', () => {
    const page = (number: number) => [
      ['名册', '', '', `第${number}页 共2页`],
      ['户主', '村', '人口', '金额'],
    ]
    const table = read(sheetOf(...page(1), ['吴甲', '青竹村', '2', '1.5'], ...page(2), ['吴乙', '石桥村', '3', '2']))
    expect(table.rows.map(({ row }) => row)).toEqual([3, 6])
    expect(table.problems.map(({ message }) => message)).toEqual(['第4行（标题）、第5行（重复的表头）不是数据，没有读入。'])
  })

  it('is not read where a second table below has other columns', () => {
    const table = read(
      sheetOf(
        ['户主', '村', '人口', '金额（万元）'],
        ['吴甲', '青竹村', '2', '1.5'],
        ['下半年'],
        ['户主', '村', '人口', '金额（元）'],
        ['吴乙', '石桥村', '3', '20000'],
      ),
    )
    expect(table.rows.map(({ row }) => row)).toEqual([2])
    expect(codes(table)).toEqual(['second-header 表1!A4', 'skipped-lines 表1'])
  })

  it('takes its unit from a note below', () => {
    const table = read(sheetOf(['户主', '村', '金额'], ['吴甲', '青竹村', '1.5'], ['注：金额单位均为万元。']))
    expect(table.units).toEqual(['万元'])
  })
})
