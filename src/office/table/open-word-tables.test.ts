import { describe, expect, it } from 'vitest'
import { createZip } from '../zip/write-zip.ts'
import { readTable } from './read-table.ts'

const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`
function word(...tables: readonly string[]): Uint8Array {
  const zip = createZip()
  const body = tables.map((rows) => `<w:p><w:r><w:t>如下表</w:t></w:r></w:p><w:tbl>${rows}</w:tbl>`).join('')
  zip.add(
    'word/document.xml',
    Buffer.from(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`),
  )
  return zip.finish()
}
const read = (bytes: Uint8Array) => readTable(bytes, '名册.docx', { known: ['户主', '村', '金额'] })
const begins = '<w:vMerge w:val="restart"/>'

describe('a table of a .docx', () => {
  it('is read with what is merged across and down', () => {
    const table = read(
      word(
        row(cell('名册', '<w:gridSpan w:val="3"/>')) +
          row(cell('户主'), cell('村'), cell('金额')) +
          row(cell('吴甲'), cell('溪口村', begins), cell('1')) +
          row(cell('周兰'), cell('', '<w:vMerge/>'), cell('2')) +
          row(cell('合计'), cell(''), cell('3')),
      ),
    )
    expect(table.rows.map(({ row: at, cells }) => [at, ...Object.values(cells)])).toEqual([
      [3, '吴甲', '溪口村', '1'],
      [4, '周兰', '溪口村', '2'],
    ])
  })

  it('is the one of several whose header is waited for; another that fits is asked about', () => {
    const fits = row(cell('户主'), cell('村')) + row(cell('吴甲'), cell('溪口村'))
    const other = row(cell('科室'), cell('电话')) + row(cell('民政办'), cell('1'))
    expect(read(word(other, fits))).toMatchObject({ sheet: '表2', rows: [{ cells: { 户主: '吴甲' } }] })
    expect(read(word(fits, fits)).problems).toMatchObject([{ code: 'several-sheets', severity: 'error' }])
  })

  it('takes its title and its unit from the lines right above it', () => {
    const fits = row(cell('户主'), cell('村')) + row(cell('吴甲'), cell('溪口村'))
    const zip = createZip()
    const said = ['一段很长的话，'.repeat(12), '2020年收入表', '填报单位：民政办　单位：万元'].map(
      (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`,
    )
    zip.add(
      'word/document.xml',
      Buffer.from(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${said.join('')}<w:tbl>${fits}</w:tbl></w:body></w:document>`,
      ),
    )
    expect(read(zip.finish())).toMatchObject({ titles: ['2020年收入表'], units: ['万元'], rows: [{ row: 2 }] })
  })

  it('is missed in words where there is none', () => {
    expect(() => read(word())).toThrow('没有表格')
  })
})
