import { describe, expect, it } from 'vitest'
import { readTable } from '../table/read-table.ts'
import { readWorkbook } from './read-workbook.ts'
import { rawWorkbook, stylesOf, textRow } from './testing.ts'

const cellsOf = (bytes: Uint8Array) => readWorkbook(bytes)[0]?.rows.map((row) => row.cells)

describe('reading the cells of an .xlsx', () => {
  it('joins the runs of a rich text and leaves phonetic guides out', () => {
    const strings = [
      '<si><r><rPr><b/></rPr><t>低收入</t></r><r><t xml:space="preserve"> 农户</t></r><rPh sb="0" eb="2"><t>ディー</t></rPh><phoneticPr fontId="1"/></si>',
      '<si><t>a_x000D_\r\nb &amp; &#x94c5;&#31508; &lt;c&gt; &copy;</t></si>',
      '<si><t><![CDATA[1 < 2 & 3]]></t></si>',
      '<si/>',
    ].join('')
    const bytes = rawWorkbook({
      sheets: [`<row r="1">${[0, 1, 2, 3, 9].map((place) => `<c t="s"><v>${place}</v></c>`).join('')}</row>`],
      strings,
    })
    expect(cellsOf(bytes)).toEqual([['低收入 农户', 'a\n\nb & 铅笔 <c> &copy;', '1 < 2 & 3']])
  })

  it('keeps numbers as decimal text, reads booleans, cached formulas and ISO dates', () => {
    const row = [
      '<c><v>1234.5600000000001</v></c>',
      '<c t="n"><v>1E-3</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="b"><v>0</v></c>',
      '<c t="str"><f>A1&amp;"元"</f><v>1234.56元</v></c>',
      '<c><f>SUM(A1:A2)</f><v>30.5</v></c>',
      '<c t="d"><v>2020-03-01T00:00:00Z</v></c>',
      '<c t="d"><v>2020-03-01T08:30:00</v></c>',
      '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>',
      '<c s="1"><v>0.174</v></c>',
    ].join('')
    const bytes = rawWorkbook({ sheets: [`<row r="1">${row}</row>`], styles: stylesOf('General', '0.0%') })
    expect(cellsOf(bytes)).toEqual([
      ['1234.56', '0.001', '是', '否', '1234.56元', '30.5', '2020-03-01', '2020-03-01T08:30', '甲乙', '17.4%'],
    ])
  })

  it('reads dates by the number format of their style, in both date systems', () => {
    const styles = stylesOf(0, 14, 'yyyy"年"m"月"d"日";@', 57, 22, 'h:mm')
    const row = (serial: string) => `<row r="1">${[0, 1, 2, 3, 4, 5].map((style) => `<c s="${style}"><v>${serial}</v></c>`).join('')}</row>`
    expect(cellsOf(rawWorkbook({ sheets: [row('43891.354166666664')], styles }))).toEqual([
      ['43891.3541666667', '2020-03-01', '2020-03-01', '2020-03', '2020-03-01T08:30', '08:30'],
    ])
    const in1904 = rawWorkbook({ sheets: ['<row r="1"><c s="1"><v>42429</v></c></row>'], styles, workbookPr: '<workbookPr date1904="1"/>' })
    expect(cellsOf(in1904)).toEqual([['2020-03-01']])
  })

  it('places cells by their references in whatever order they stand, and by order where there are none', () => {
    const bytes = rawWorkbook({
      sheets: [
        '<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c><c><v>2</v></c></row><row><c><v>9</v></c></row><row r="10"><c r="AB10"><v>5</v></c></row>',
      ],
    })
    const [sheet] = readWorkbook(bytes)
    expect(sheet?.rows.map((row) => row.row)).toEqual([2, 3, 10])
    expect(sheet?.rows[0]?.cells).toEqual(['1', '2', '3'])
    expect(sheet?.rows[2]?.cells.length).toBe(28)
    expect(sheet?.rows[2]?.cells[27]).toBe('5')
  })

  it('reads parts with namespace prefixes, comments and a byte order mark, as other programs write them', () => {
    const sheet = [
      '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made elsewhere > --><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>',
      "<x:row r='1' x:spans='1:2'><x:c r='A1' t='inlineStr'><x:is><x:t>姓名</x:t></x:is></x:c><x:c r='B1' t=\"str\"><x:v>a > b</x:v></x:c></x:row>",
      '</x:sheetData></x:worksheet>',
    ].join('')
    expect(cellsOf(rawWorkbook({ sheets: [sheet] }))).toEqual([['姓名', 'a > b']])
  })

  it('names cells that hold an error, a formula without a result, an impossible date, and marks a code that lost its last digits', () => {
    const row = '<c t="e"><v>#N/A</v></c><c><f>1+1</f></c><c s="1"><v>-5</v></c><c><v>3.3012620990101101E+17</v></c>'
    const table = readTable(
      rawWorkbook({ sheets: [`${textRow(1, ['甲', '乙', '丙', '丁'])}<row r="2">${row}</row>`], styles: stylesOf(0, 14) }),
      'a.xlsx',
    )
    expect(table.problems.map(({ code, severity, at }) => [code, severity, at])).toEqual([
      ['cell-error', 'error', '表1!A2'],
      ['formula-without-value', 'error', '表1!B2'],
      ['bad-date', 'error', '表1!C2'],
      ['digits-lost', 'warning', '表1!D2'],
    ])
    expect(table.rows[0]).toEqual({
      row: 2,
      cells: { 甲: '#N/A', 乙: '', 丙: '-5', 丁: '330126209901011000' },
      doubts: { 丁: 'rounded' },
    })
  })

  it('reads a cell of a million characters', () => {
    const long = '铅'.repeat(1_000_000)
    expect(cellsOf(rawWorkbook({ sheets: [textRow(1, [long, '笔'])] }))).toEqual([[long, '笔']])
  })

  it('shows hidden sheets as hidden', () => {
    const bytes = rawWorkbook({ sheets: [{ name: '代码', xml: textRow(1, ['x', 'y']), state: 'veryHidden' }, textRow(1, ['甲', '乙'])] })
    expect(readWorkbook(bytes).map(({ name, hidden }) => [name, hidden])).toEqual([
      ['代码', true],
      ['表2', false],
    ])
    expect(readTable(bytes, 'a.xlsx').sheet).toBe('表2')
  })
})
