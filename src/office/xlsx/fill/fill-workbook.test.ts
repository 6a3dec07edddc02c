import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { columnLetters } from '../cell-reference.ts'
import { readWorkbook } from '../read-workbook.ts'
import { rawWorkbook, stylesOf } from '../testing.ts'
import { fillWorkbook } from './fill-workbook.ts'
import { readForm } from './read-form.ts'
import { changedParts, partsOf, withParts } from './testing.ts'

const number = (value: string) => ({ type: 'number' as const, value })
const text = (value: string) => ({ type: 'text' as const, value })
const sheet1 = 'xl/worksheets/sheet1.xml'

const title = '<row r="1" ht="30" customHeight="1"><c r="A1" s="1" t="inlineStr"><is><t>统计表</t></is></c><c r="B1" s="1"/></row>'

function textsOf(bytes: Uint8Array, sheet = 0): Readonly<Record<string, string>> {
  const rows = readWorkbook(bytes)[sheet]?.rows ?? []
  return Object.fromEntries(
    rows.flatMap(({ row, cells }) => cells.flatMap((cell, column) => (cell === '' ? [] : [[`${columnLetters(column)}${row}`, cell]]))),
  )
}

test('a number, a date, a percentage and a text go into their cells, and nothing else in the package changes', () => {
  const styles = stylesOf(0, 0, 'yyyy"年"m"月"d"日"', '0.00%')
  const rows = `${title}\n  <row r="3" spans="1:2"><c r="A3" t="s"><v>0</v></c>\n<c r="B3" s="1"/></row><row r="4"><c r="B4" s="2"/><c r="C4" s="3"/><c r="D4"/></row>`
  const plain = rawWorkbook({ sheets: [rows], strings: '<si><t>户数</t></si>', styles })
  const form = withParts(plain, { 'xl/vbaProject.bin': '\u0000\u0001宏', 'xl/media/image1.png': 'PNG', 'xl/comments1.xml': '<comments/>' })
  const filled = fillWorkbook(form, [
    {
      sheet: '表1',
      cells: [
        { cell: 'B3', value: number('1234567890.125') },
        { cell: 'B4', value: { type: 'date', value: '2020-11-30' } },
        { cell: 'C4', value: { type: 'percent', value: '17.4' } },
        { cell: 'D4', value: text('<县>&“镇”') },
        { cell: 'E9', value: { type: 'date', value: '2020-11-30' } },
      ],
    },
  ])
  expect(changedParts(form, filled)).toEqual([sheet1])
  expect(textsOf(filled)).toEqual({
    A1: '统计表',
    A3: '户数',
    B3: '1234567890.125',
    B4: '2020-11-30',
    C4: '17.4%',
    D4: '<县>&“镇”',
    E9: '2020-11-30',
  })
  const xml = Buffer.from(partsOf(filled)[sheet1] ?? '', 'latin1').toString('utf8')
  expect(xml).toContain(`${title}\n  <row r="3" spans="1:2"><c r="A3" t="s"><v>0</v></c>\n<c r="B3" s="1"><v>1234567890.125</v></c></row>`)
  expect(xml).toContain('<c r="B4" s="2"><v>44165</v></c><c r="C4" s="3"><v>0.174</v></c>')
})

test('formulas stay; what they last came to goes only where a filled cell goes into them, and then the workbook is computed anew', () => {
  const rows = [
    '<row r="2"><c r="A2"/><c r="B2"><v>3</v></c><c r="C2"><f>SUM(A2:B2)</f><v>3</v></c><c r="D2"><f>C2*2</f><v>6</v></c>',
    '<c r="E2" t="str"><f>B2&amp;"A2"</f><v>3A2</v></c><c r="F2"><f>SUM(乙)</f><v>9</v></c></row>',
  ].join('')
  const other = { name: '总 表', xml: '<row r="1"><c r="A1"><f>表1!A2</f><v>0</v></c><c r="B1"><f>\'总 表\'!C1</f><v>5</v></c></row>' }
  const form = rawWorkbook({ sheets: [rows, other] })
  const filled = fillWorkbook(form, [{ sheet: '表1', cells: [{ cell: 'A2', value: number('7') }] }])
  const parts = partsOf(filled)
  expect(changedParts(form, filled)).toEqual(['xl/workbook.xml', sheet1, 'xl/worksheets/sheet2.xml'])
  expect(parts['xl/workbook.xml']).toContain('</sheets><calcPr fullCalcOnLoad="1"/>')
  expect(parts[sheet1]).toContain('<c r="C2"><f>SUM(A2:B2)</f></c><c r="D2"><f>C2*2</f></c>')
  expect(parts[sheet1]).toContain('<f>B2&amp;"A2"</f><v>3A2</v>')
  expect(parts['xl/worksheets/sheet2.xml']).toContain(
    '<f>表1!A2</f></c>'
      .split('')
      .map((c) => Buffer.from(c).toString('latin1'))
      .join(''),
  )
  expect(parts['xl/worksheets/sheet2.xml']).toContain('<v>5</v>')
  const untouched = fillWorkbook(form, [{ sheet: '表1', cells: [{ cell: 'G2', value: number('7') }] }])
  expect(partsOf(untouched)[sheet1]).toContain('<f>SUM(A2:B2)</f><v>3</v>')
})

const grown = `<?xml version="1.0"?><worksheet xmlns="m"><dimension ref="A1:D8"/><sheetViews><sheetView><selection activeCell="A7" sqref="A7"/></sheetView></sheetViews><sheetData>
<row r="4"><c r="A4" t="inlineStr"><is><t>表头</t></is></c></row>
<row r="5" ht="22" customHeight="1"><c r="A5" s="1"/><c r="B5" s="1"/><c r="C5" s="1"><f>A5*B5/B$7</f><v>0</v></c><c r="D5"><f t="shared" ref="D5:D7" si="0">SUM(B$5:B5)</f><v>0</v></c></row>
<row r="6"><c r="A6" t="inlineStr"><is><t>说明</t></is></c><c r="D6"><f t="shared" si="0"/><v>0</v></c></row>
<row r="7"><c r="A7" t="inlineStr"><is><t>合计</t></is></c><c r="B7" s="1"><f>SUM(B5:B5)</f><v>0</v></c><c r="D7"><f t="shared" si="0"/><v>0</v></c></row></sheetData>
<mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="A5:B5"/><mergeCell ref="A6:C7"/></mergeCells><conditionalFormatting sqref="B5 B7"><cfRule type="expression"><formula>B7&gt;1</formula></cfRule></conditionalFormatting>
<dataValidations count="1"><dataValidation sqref="A5"><formula1>$A$7:$A$8</formula1></dataValidation></dataValidations><rowBreaks count="1"><brk id="6" man="1"/></rowBreaks><legacyDrawing r:id="rId1"/></worksheet>`

test('a row that grows takes its styles, merges and formulas along, and all that points below it moves', () => {
  const plain = rawWorkbook({
    sheets: [grown, { name: '汇总', xml: '<row r="1"><c r="A1"><f>表1!B7+SUM(表1!B5:B7)</f><v>1</v></c></row>' }],
  })
  const names =
    '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">表1!$A$1:$D$8</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">表1!$1:$4</definedName></definedNames>'
  const main = Buffer.from(partsOf(plain)['xl/workbook.xml'] ?? '', 'latin1')
    .toString('utf8')
    .replace('</sheets>', `</sheets>${names}`)
  const relations = Buffer.from(partsOf(plain)['xl/_rels/workbook.xml.rels'] ?? '', 'latin1').toString('utf8')
  const form = withParts(plain, {
    'xl/workbook.xml': main,
    'xl/_rels/workbook.xml.rels': relations.replace(
      '</Relationships>',
      '<Relationship Id="rIdC" Type="x/calcChain" Target="calcChain.xml"/></Relationships>',
    ),
    'xl/calcChain.xml': '<calcChain><c r="B7" i="1"/><c r="C5"/><c r="A1" i="2"/></calcChain>',
    'xl/worksheets/_rels/sheet1.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/comments" Target="../comments1.xml"/></Relationships>',
    'xl/comments1.xml': '<comments><comment ref="A4"/><comment ref="B7"/></comments>',
  })
  const filled = fillWorkbook(form, [{ sheet: '表1', grow: [{ row: 5, copies: 2 }], cells: [{ cell: 'B7', value: number('2') }] }])
  const read = (name: string) => Buffer.from(partsOf(filled)[name] ?? '', 'latin1').toString('utf8')
  const xml = read(sheet1)
  expect(xml).toContain(
    '<row r="6" ht="22" customHeight="1"><c r="A6" s="1"/><c r="B6" s="1"/><c r="C6" s="1"><f>A6*B6/B$9</f></c><c r="D6"><f>SUM(B$5:B6)</f></c></row>',
  )
  expect(xml).toContain('<c r="B7" s="1"><v>2</v></c><c r="C7" s="1"><f>A7*B7/B$9</f></c>')
  expect(xml).toContain(
    '<row r="9"><c r="A9" t="inlineStr"><is><t>合计</t></is></c><c r="B9" s="1"><f>SUM(B5:B7)</f></c><c r="D9"><f>SUM(B$5:B9)</f></c></row>',
  )
  expect(xml).toContain(
    '<mergeCells count="5"><mergeCell ref="A1:D1"/><mergeCell ref="A5:B5"/><mergeCell ref="A6:B6"/><mergeCell ref="A7:B7"/><mergeCell ref="A8:C9"/></mergeCells>',
  )
  expect(xml).toContain('<conditionalFormatting sqref="B5:B7 B9"><cfRule type="expression"><formula>B9&gt;1</formula>')
  expect(xml).toContain('sqref="A5:A7"><formula1>$A$9:$A$10</formula1>')
  expect(xml).toContain('<brk id="8" man="1"/>')
  expect(xml).toContain('<dimension ref="A1:D10"/>')
  expect(xml).toContain('activeCell="A9" sqref="A9"')
  expect(read('xl/workbook.xml')).toContain('表1!$A$1:$D$10</definedName>')
  expect(read('xl/workbook.xml')).toContain('表1!$1:$4</definedName>')
  expect(read('xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
  expect(read('xl/calcChain.xml')).toBe('<calcChain><c r="B9" i="1"/><c r="C5"/><c r="A1" i="2"/></calcChain>')
  expect(read('xl/comments1.xml')).toBe('<comments><comment ref="A4"/><comment ref="B9"/></comments>')
  expect(read('xl/worksheets/sheet2.xml')).toContain('<f>表1!B9+SUM(表1!B5:B9)</f>')
})

const cellOf = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('村名', '2020', 'a<b', ' 空 ') })

test('whatever the sheet holds, the filled cells say what they were given and all others what they said', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cellOf, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(7), fc.nat(9), fc.integer({ min: -1_000_000, max: 1_000_000 })), { maxLength: 12 }),
      fc.boolean(),
      (rows, wanted, named) => {
        const xml = rows.map((cells, at) => {
          const inner = cells.map((cell, column) => {
            const place = named ? ` r="${columnLetters(column)}${at + 1}"` : ''
            return cell === '' ? `<c${place} s="0"/>` : `<c${place} t="str"><v>${cell.replace('<', '&lt;')}</v></c>`
          })
          return `<row${named ? ` r="${at + 1}"` : ''}>${inner.join('')}</row>`
        })
        const form = rawWorkbook({ sheets: [xml.join(''), '<row r="1"/>'] })
        const cells = new Map(wanted.map(([row, column, value]) => [`${columnLetters(column)}${row + 1}`, String(value)]))
        const fills = [...cells].map(([cell, value]) => ({ cell, value: number(value) }))
        const filled = fillWorkbook(form, [{ sheet: '表1', cells: fills }])
        expect(textsOf(filled)).toEqual({ ...textsOf(form), ...Object.fromEntries(cells) })
        expect(changedParts(form, filled)).toEqual(fills.length === 0 ? [] : [sheet1])
      },
    ),
  )
})

test('whatever row grows, each line is found again where it moved, and each total still adds up what it added', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 10 }), (row, copies, total) => {
      const xml = Array.from({ length: 12 }, (_, at) => {
        const own = at + 1 === total ? `<c r="B${total}"><f>SUM(B2:B${Math.max(2, total - 1)})</f><v>0</v></c>` : `<c r="B${at + 1}"/>`
        return `<row r="${at + 1}"><c r="A${at + 1}" t="str"><v>行${at + 1}</v></c>${own}</row>`
      })
      const form = rawWorkbook({ sheets: [xml.join('')] })
      const filled = fillWorkbook(form, [{ sheet: '表1', grow: [{ row, copies }], cells: [] }])
      const texts = textsOf(filled)
      for (let at = 1; at <= 12; at++) expect(texts[`A${at > row ? at + copies : at}`]).toBe(`行${at}`)
      if (total !== row) {
        const last = Math.max(2, total - 1)
        const ends = last >= row ? last + copies : last
        expect(partsOf(filled)[sheet1]).toContain(`<f>SUM(B2:B${ends})</f>`)
      }
    }),
  )
})

test('another program opens what was filled', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('报表', { pageSetup: { printArea: 'A1:C6', orientation: 'landscape' } })
  sheet.addRows([['村', '户数', '比例'], ['甲村', null, null], ['乙村', null, null], ['合计']])
  sheet.getCell('B4').value = { formula: 'SUM(B2:B3)', result: 0 }
  sheet.getCell('A2').dataValidation = { type: 'list', allowBlank: true, formulae: ['"甲村,乙村"'] }
  sheet.getCell('C2').numFmt = '0.0%'
  sheet.mergeCells('A6:C6')
  const form = new Uint8Array(await book.xlsx.writeBuffer())
  const filled = fillWorkbook(form, [
    {
      sheet: '报表',
      cells: [
        { cell: 'B2', value: number('12') },
        { cell: 'C2', value: { type: 'percent', value: '25' } },
        { cell: 'A6', value: text('填报：某某') },
      ],
    },
  ])
  const again = new ExcelJS.Workbook()
  await again.xlsx.load(Buffer.from(filled).buffer.slice(0))
  const read = again.getWorksheet('报表')
  expect(read?.getCell('B2').value).toBe(12)
  expect(read?.getCell('C2').value).toBe(0.25)
  expect(read?.getCell('A6').value).toBe('填报：某某')
  expect(read?.getCell('B4').formula).toBe('SUM(B2:B3)')
  expect(read?.getCell('A2').dataValidation.type).toBe('list')
})

test('a form is read as it looks: texts, blank cells, merges, formulas', () => {
  const form = rawWorkbook({
    sheets: [
      `<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>表</x:v></x:c><x:c r="B1"/><x:c r="C1"><x:f>A1</x:f></x:c></x:row></x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`,
      { name: '藏', xml: '', state: 'hidden' },
    ],
  })
  expect(readForm(form)).toEqual([
    {
      name: '表1',
      cells: [
        { row: 1, column: 0, text: '表', kind: 'number', formula: false },
        { row: 1, column: 1, text: '', kind: 'number', formula: false },
        { row: 1, column: 2, text: '', kind: 'number', formula: true },
      ],
      merges: [{ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 1 }],
    },
  ])
  const filled = fillWorkbook(form, [{ sheet: '表1', cells: [{ cell: 'B1', value: number('1') }] }])
  expect(partsOf(filled)[sheet1]).toContain('<x:c r="B1"><x:v>1</x:v></x:c>')
})

test.each([
  ['空', Buffer.from(''), '文件是空的'],
  ['旧格式', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), '旧格式'],
  ['密码', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]), '密码'],
  ['网页', Buffer.from('<html><table></table></html>'), '网页'],
  ['文字', Buffer.from('村,户数'), '不是 .xlsx'],
  ['残缺', Buffer.from('PK\u0003\u0004……'), '损坏'],
])('what is no workbook is refused in words: %s', (_, bytes, words) => {
  expect(() => readForm(bytes)).toThrow(words)
  expect(() => fillWorkbook(bytes, [])).toThrow(words)
})

test('a form whose sheet unfolds to more than a form has is refused before it is read', () => {
  const bomb = withParts(rawWorkbook({ sheets: [title] }), {
    [sheet1]: `<worksheet><sheetData>${' '.repeat(17 * 1024 * 1024)}</sheetData></worksheet>`,
  })
  expect(() => readForm(bomb)).toThrow('展开后过大')
})
