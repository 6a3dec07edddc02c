import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { markLabel } from '../file/marked-problems.ts'
import { changedParts, partsOf, withParts } from '../xlsx/fill/testing.ts'
import { readWorkbook } from '../xlsx/read-workbook.ts'
import { rawWorkbook } from '../xlsx/testing.ts'
import { markTable } from './mark-table.ts'
import { readTable } from './read-table.ts'

const known = ['户主', '村', '金额']
const styles =
  '<fonts count="1"><font/></fonts><cellXfs count="1"><xf/></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0"/></cellStyles><dxfs count="1"><dxf><font><b/></font></dxf></dxfs><tableStyles count="0"/>'
const placed = (row: number, texts: readonly string[]) =>
  `<row r="${row}">${texts.map((text, at) => (text === '' ? '' : `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`)).join('')}</row>`
const whole = (rows: readonly (readonly string[])[]) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="3" width="9"/></cols><sheetData>${rows.map((row, index) => placed(index + 1, row)).join('')}</sheetData><mergeCells><mergeCell ref="A1:F1"/><mergeCell ref="C2:D2"/></mergeCells><conditionalFormatting sqref="C4"><cfRule type="expression" dxfId="0" priority="3"><formula>C4&gt;9</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation sqref="B3" type="list"><formula1>"甲,乙"</formula1></dataValidation></dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/></worksheet>`
const register = [['帮扶资金表'], ['户主', '村', '金额'], ['吴甲', '青竹村', '一百'], ['吴乙', '石桥村', '2'], ['合计', '', '3']]
const marks = {
  sheet: '表1',
  header: [2, 2] as const,
  whole: ['缺少必填的列“年度”'],
  rows: [
    { row: 3, columns: [2], why: ['金额“一百”，不是数'] },
    { row: 5, columns: [2], why: ['合计写着 3', '各行加起来是 2'] },
  ],
}
const read = (bytes: Uint8Array, name = '表.xlsx') => {
  const { rows, columns, headerRow, problems } = readTable(bytes, name, { known })
  return { rows, columns, headerRow, codes: problems.map(({ code }) => code) }
}

test('a workbook comes back with its problems in a last column, the cells red by a rule, and nothing else of it changed', async () => {
  const sent = withParts(rawWorkbook({ sheets: [whole(register), placed(1, ['别的'])], styles }), { 'xl/media/image1.png': 'PNG' })
  const marked = markTable({ bytes: sent, marks })
  expect(changedParts(sent, marked)).toEqual(['xl/styles.xml', 'xl/worksheets/sheet1.xml'])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(marked) as never)
  const sheet = book.getWorksheet('表1')
  // Column D is merged over the header.
  expect(sheet?.getCell('E2').text).toBe(`${markLabel}\n缺少必填的列“年度”`)
  expect([sheet?.getCell('E3').text, sheet?.getCell('E4').text, sheet?.getCell('E5').text]).toEqual([
    '【问题】金额“一百”，不是数',
    '',
    '【问题】合计写着 3；各行加起来是 2',
  ])
  const xml = Buffer.from(partsOf(marked)['xl/worksheets/sheet1.xml'] ?? '', 'latin1').toString('utf8')
  expect(xml).toContain('sqref="E2:E3 E5 C3 C5"><cfRule type="expression" dxfId="1" priority="4">')
  expect(xml.indexOf('priority="4"')).toBeLessThan(xml.indexOf('<dataValidations'))
  expect(xml).toContain('<c r="C3" t="inlineStr"><is><t>一百</t></is></c>')
})

test('what was marked is read as if it never was, and marked again it holds the new marks alone', () => {
  const sent = rawWorkbook({ sheets: [whole(register)], styles })
  const marked = markTable({ bytes: sent, marks })
  expect(read(marked)).toEqual(read(sent))
  const { marks: column } = readTable(marked, '表.xlsx', { known })
  const again = markTable({ bytes: marked, marks: { ...marks, whole: [], rows: marks.rows.slice(1) }, column })
  expect(read(again)).toEqual(read(sent))
  const cells = readWorkbook(again)[0]?.rows.map((row) => row.cells[4] ?? '')
  expect(cells).toEqual(['', markLabel, '', '', '【问题】合计写着 3；各行加起来是 2'])
  const parts = partsOf(again)
  expect(
    Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? '', 'latin1')
      .toString('utf8')
      .match(/铅笔标出的问题/g),
  ).toHaveLength(1)
  expect(parts['xl/styles.xml']).toBe(partsOf(marked)['xl/styles.xml'])
})

test('a header of two lines and a table without a style part can be marked too', () => {
  const rows = [
    ['户主', '情况', ''],
    ['', '村', '金额'],
    ['吴甲', '青竹村', '一百'],
  ]
  const sent = rawWorkbook({ sheets: [rows.map((row, index) => placed(index + 1, row)).join('')] })
  const marked = markTable({ bytes: sent, marks: { ...marks, header: [1, 2], whole: [], rows: marks.rows.slice(0, 1) } })
  expect(read(marked)).toEqual(read(sent))
  expect(readWorkbook(marked)[0]?.rows[2]?.cells[3]).toBe('【问题】金额“一百”，不是数')
})

test('separated text gets a last column; lines whose delimiters or quotes are wrong stay wrong', () => {
  const text =
    '说明\r\n户主,村,金额\r\n吴甲,青竹村,一百\r\n"吴\r\n乙",石桥村,2\r\n吴丙,石桥村\r\n吴丁,石桥村,3,4\r\n"吴戊,石桥村,5\r\n吴己,青竹村,6\r\n'
  const rows = [3, 4, 6, 7, 8].map((row) => ({ row, columns: [], why: [`第${row}行“坏”,"了"`] }))
  const marked = markTable({ bytes: Buffer.from(text), marks: { sheet: '表', header: [2, 2], whole: [], rows } })
  expect(Buffer.from(marked).toString('utf8').split('\r\n').slice(0, 5)).toEqual([
    '\ufeff说明',
    `户主,村,金额,${markLabel}`,
    '吴甲,青竹村,一百,【问题】第3行“坏”、”了”',
    '"吴',
    '乙",石桥村,2,【问题】第4行“坏”、”了”',
  ])
  expect(read(marked, '表.csv')).toEqual(read(Buffer.from(text), '表.csv'))
  expect(read(marked, '表.csv').codes).toEqual(['few-cells', 'many-cells', 'open-quote'])
  const again = markTable({ bytes: marked, marks: { sheet: '表', header: [2, 2], whole: [], rows: rows.slice(0, 1) } })
  expect(Buffer.from(again).toString('utf8')).toBe(
    `\ufeff${text.replace('金额\r', `金额,${markLabel}\r`).replace('一百', '一百,【问题】第3行“坏”、”了”')}`,
  )
})

test('a line of separated text that has won a delimiter is not read by losing what stands under the marks', () => {
  const text = `户主,村,金额,${markLabel}\n吴甲,青竹村,1,\n吴乙,石桥,村,2\n`
  expect(read(Buffer.from(text), '表.csv').codes).toEqual(['many-cells'])
})

test('a page and a document are refused with what to do', () => {
  expect(() => markTable({ bytes: Buffer.from('<table><tr><td>户主</td></tr></table>'), marks })).toThrow('另存为 .xlsx')
})
