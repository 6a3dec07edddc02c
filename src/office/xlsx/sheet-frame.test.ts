import { expect, it } from 'vitest'
import { readTable } from '../table/read-table.ts'
import { openZip } from '../zip/read-zip.ts'
import { writeWorkbook } from './write-workbook.ts'

const bytes = writeWorkbook({
  sheets: [
    {
      name: '财政收支',
      columns: [
        { label: '项目', type: 'text' },
        { label: '金额（元）', type: 'number', format: '#,##0.00', sums: true },
      ],
      rows: [
        ['甲', '100.10'],
        ['乙', '0.20'],
      ],
      frame: { title: '青竹镇财政收支', line: '条件：全部记录', foot: '制表人：沈文澜' },
    },
  ],
})

it('a framed sheet has its title over the table, totals as formulas with their values, and its header on every page', () => {
  const zip = openZip(bytes)
  const text = (name: string) => Buffer.from(zip.readAll(name)).toString('utf8')
  const sheet = text('xl/worksheets/sheet1.xml')
  expect(sheet).toContain('<mergeCell ref="A1:B1"/>')
  expect(sheet).toMatch(/<f>SUM\(B4:B5\)<\/f><v>100\.3<\/v>/)
  expect(sheet).toContain('<autoFilter ref="A3:B5"/>')
  expect(sheet).toContain('第 &amp;P 页 共 &amp;N 页')
  expect(text('xl/workbook.xml')).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">\'财政收支\'!$3:$3</definedName>')
})

it('a framed sheet is read again as the table that it frames', () => {
  const { rows } = readTable(bytes, '财政收支.xlsx', { known: ['项目', '金额（元）'] })
  expect(rows.map(({ cells }) => [cells.项目, cells['金额（元）']])).toEqual([
    ['甲', '100.10'],
    ['乙', '0.20'],
  ])
})

it('says at the foot of every page whose copy it is, beside the number of the page, and is read as before', () => {
  const sheet = { name: '名单', columns: [{ label: '姓名', type: 'text' as const }], rows: [['周文']], footer: '沈文澜 & 顾大川 <导出>' }
  const footerOf = (bytes: Uint8Array) =>
    /<oddFooter>(.*)<\/oddFooter>/.exec(Buffer.from(openZip(bytes).readAll('xl/worksheets/sheet1.xml')).toString('utf8'))?.[1]
  const plain = writeWorkbook({ sheets: [sheet] })
  expect(footerOf(plain)).toBe('&amp;L沈文澜 &amp;&amp; 顾大川 &lt;导出&gt;')
  expect(footerOf(writeWorkbook({ sheets: [{ ...sheet, frame: { title: '名单', line: '', foot: '' } }] }))).toMatch(
    /^&amp;L.*&amp;R第 &amp;P 页/,
  )
  expect(footerOf(writeWorkbook({ sheets: [{ ...sheet, footer: undefined }] }))).toBeUndefined()
  expect(readTable(plain, '名单.xlsx', { known: ['姓名'] }).rows.map(({ cells }) => cells.姓名)).toEqual(['周文'])
})
