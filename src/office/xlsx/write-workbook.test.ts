import { read, utils, write } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { readTable } from '../table/read-table.ts'
import { openZip } from '../zip/read-zip.ts'
import { readWorkbook } from './read-workbook.ts'
import { type SheetColumn, writeWorkbook, writeWorkbookAsync } from './write-workbook.ts'

const columns: readonly SheetColumn[] = [
  { label: '身份证号', type: 'text' },
  { label: '金额（元）', type: 'number', format: '#,##0.00' },
  { label: '发放日期', type: 'date' },
  { label: '月份', type: 'month' },
  { label: '时间', type: 'dateTime' },
]
const rows = [
  ['330126209901011234', '1234.5', '2020-03-01', '2020-03', '2020-03-01T08:30'],
  ['=HYPERLINK("http://x")', '-0.01', '不详', null, undefined],
  ['第一行\n第二行 & <b>', '12345678901234567890.12', '2020-12-31', '2020-12', '2020-12-31T23:59:59'],
  [' 有空格 _x0041_', '0', '', '', ''],
]
const workbook = { sheets: [{ name: '帮扶/资金', columns, rows }] }

const load = async (bytes: Uint8Array) => {
  const book = new ExcelJS.Workbook()
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  await book.xlsx.load(copy)
  return book
}

describe('writeWorkbook', () => {
  it('gives back what it was given', () => {
    const table = readTable(writeWorkbook(workbook), 'a.xlsx')
    expect(table.sheet).toBe('帮扶_资金')
    expect(table.columns).toEqual(columns.map((column) => column.label))
    expect(table.rows.map((row) => Object.values(row.cells))).toEqual(rows.map((row) => row.map((cell) => cell ?? '')))
    expect(table.problems).toEqual([])
  })

  it('gives back any text and any decimal', () => {
    const text = fc.string({ unit: 'binary' }).filter((one) => !/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u.test(one))
    const number = fc
      .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 9999 }))
      .map(([whole, part]) => `${whole}.${part}`)
    fc.assert(
      fc.property(fc.array(fc.tuple(text, number), { minLength: 1, maxLength: 8 }), (pairs) => {
        const bytes = writeWorkbook({ sheets: [{ name: 'x', columns: columns.slice(0, 2), rows: pairs }] })
        expect(
          readWorkbook(bytes)[0]
            ?.rows.slice(1)
            .map((row) => [row.cells[0] ?? '', row.cells[1]]),
        ).toEqual(pairs)
      }),
      { numRuns: 300 },
    )
  })

  it('is read by exceljs: types, formats, frozen header and filters', async () => {
    const sheet = (await load(writeWorkbook(workbook))).worksheets[0]
    expect(sheet?.getCell('A2').value).toBe('330126209901011234')
    expect(sheet?.getCell('A2').numFmt).toBe('@')
    expect(sheet?.getCell('B2').value).toBe(1234.5)
    expect(sheet?.getCell('B2').numFmt).toBe('#,##0.00')
    expect(sheet?.getCell('C2').value).toEqual(new Date('2020-03-01T00:00:00Z'))
    expect(sheet?.getCell('A3').value).toBe('=HYPERLINK("http://x")')
    expect(sheet?.getCell('A3').formula).toBeUndefined()
    expect(sheet?.getCell('B4').value).toBe('12345678901234567890.12')
    expect(sheet?.getCell('A1').font.bold).toBe(true)
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet?.autoFilter).toBe('A1:E5')
    expect(sheet?.getColumn(1).width).toBeGreaterThanOrEqual(18)
  })

  it('is read by SheetJS', () => {
    const book = read(writeWorkbook(workbook), { cellDates: false })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    const read2 = sheet === undefined ? [] : utils.sheet_to_json<unknown[]>(sheet, { header: 1 })
    expect(read2[1]).toEqual(['330126209901011234', 1234.5, 43891, 43891, 43891.3541666667])
    expect(read2[2]?.[0]).toBe('=HYPERLINK("http://x")')
  })

  it('writes the same bytes for the same content, at whatever time, in pieces or at once', async () => {
    const first = Buffer.from(writeWorkbook(workbook))
    expect(first.equals(Buffer.from(writeWorkbook(workbook)))).toBe(true)
    async function* later() {
      for (const row of rows) yield row
    }
    expect(first.equals(Buffer.from(await writeWorkbookAsync({ sheets: [{ name: '帮扶/资金', columns, rows: later() }] })))).toBe(true)
    const zip = openZip(first)
    expect(zip.names[0]).toBe('[Content_Types].xml')
    expect(first.readUInt16LE(10)).toBe(0)
    expect(first.readUInt16LE(12)).toBe(0x21)
  })

  it('gives back a column that begins without repeating anything and repeats later, beside one that repeats, to ours and to others', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => [`QZ${index % 4_500}`, ['上陂村', '枫坑村'][index % 2] ?? ''])
    const two: readonly SheetColumn[] = [
      { label: '编号', type: 'text' },
      { label: '村', type: 'text' },
    ]
    const bytes = writeWorkbook({ sheets: [{ name: '长表', columns: two, rows: many }] })
    expect(readTable(bytes, 'a.xlsx').rows.map(({ cells }) => Object.values(cells))).toEqual(many)
    const sheet = read(bytes).Sheets.长表
    if (sheet === undefined) throw new Error('no sheet')
    expect(utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).slice(1)).toEqual(many)
    const other = (await load(bytes)).worksheets[0]
    expect([other?.getCell('A2').value, other?.getCell('B3').value, other?.getCell('A5001').value]).toEqual(['QZ0', '枫坑村', 'QZ499'])
  })

  it('gives every sheet a name that Excel takes', () => {
    const names = ['a:b', 'A_B', '', "'引'", '很'.repeat(40), '很'.repeat(40)]
    const bytes = writeWorkbook({ sheets: names.map((name) => ({ name, columns: columns.slice(0, 1), rows: [] })) })
    expect(readWorkbook(bytes).map((sheet) => sheet.name)).toEqual(['a_b', 'A_B(2)', '表3', '引', '很'.repeat(31), `${'很'.repeat(28)}(2)`])
  })
})

describe('files that other programs wrote', () => {
  it('reads what exceljs writes', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('农户')
    sheet.addRow(['姓名', '金额', '日期', '在册', '合计', '比例'])
    sheet.addRow([
      { richText: [{ text: '周' }, { text: '兰', font: { bold: true } }] },
      0.1 + 0.2,
      new Date('2020-03-01T00:00:00Z'),
      true,
      { formula: 'B2*2', result: 0.6 },
      0.174,
    ])
    sheet.getCell('C2').numFmt = 'yyyy"年"m"月"d"日"'
    sheet.getCell('F2').numFmt = '0.0%'
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    expect(readTable(bytes, 'a.xlsx')).toMatchObject({
      sheet: '农户',
      rows: [{ row: 2, cells: { 姓名: '周兰', 金额: '0.3', 日期: '2020-03-01', 在册: '是', 合计: '0.6', 比例: '17.4%' } }],
      problems: [],
    })
  })

  it('writes no cell that no spreadsheet opens: a text of more than 32767 characters is refused, and one of so many goes out whole', () => {
    const write = (text: string) =>
      writeWorkbook({ sheets: [{ name: '荣誉', columns: [{ label: '主体', type: 'text' }], rows: [['甲'], [text]] }] })
    expect(() => write('长'.repeat(32_768))).toThrow('第3行“主体”有 32768 个字')
    expect(readTable(write('长'.repeat(32_767)), 'a.xlsx').rows[1]?.cells.主体).toHaveLength(32_767)
  })

  it.each([true, false])('reads what SheetJS writes (shared strings: %s)', (shared) => {
    const sheet = utils.aoa_to_sheet([
      ['姓名', '金额', '日期'],
      ['周兰', 1234.56, new Date(2020, 2, 1)],
      ['吴明 & <b>', null, null],
    ])
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, '农户')
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', bookSST: shared, compression: true }))
    const table = readTable(bytes, 'a.xlsx')
    expect(table.rows.map((row) => row.cells)).toEqual([
      { 姓名: '周兰', 金额: '1234.56', 日期: '2020-03-01' },
      { 姓名: '吴明 & <b>', 金额: '', 日期: '' },
    ])
  })
})
