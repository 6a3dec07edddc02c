import { describe, expect, it } from 'vitest'
import { FileRefusal } from '../file/file-refusal.ts'
import { readTable } from './read-table.ts'

const known = ['户主', '身份证号', '村', '金额']
const page = (rows: string, before = '') =>
  Buffer.from(`<html><head><style>td{}</style>${before}</head><body><table>${rows}</table></body></html>`)
const read = (bytes: Uint8Array) => readTable(bytes, '名册.xls', { known })
const head = '<tr><th>户主<th>身份证号<th>村</tr>'

describe('a page saved as .xls', () => {
  it('is read as it shows: long numbers, days, entities, tags left open', () => {
    const table = read(
      page(`${head}<tr><td>吴&nbsp;甲<td>999901209901010012<td>3-2<tr><td>周&#20848;<td>&lt;空&gt;</td><td>溪口<br>村</td></tr>`),
    )
    expect(table.rows.map(({ cells }) => Object.values(cells))).toEqual([
      ['吴 甲', '999901209901010012', '3-2'],
      ['周兰', '<空>', '溪口\n村'],
    ])
  })

  it('has what is merged where a sheet would have it, and asks about rows that it hides', () => {
    const rows = `<tr><td colspan=3>名册</td></tr>${head}<tr><td>吴甲<td>1<td rowspan="2">溪口村</tr><tr style="display: none"><td>周兰<td>2</tr>`
    const table = read(page(rows))
    expect(table.rows.map(({ cells }) => cells.村)).toEqual(['溪口村', '溪口村'])
    expect(table.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning carried-down', 'error hidden-rows'])
  })

  it('takes its title and its unit from what stands right above it', () => {
    const bytes = Buffer.from(
      `<html><body><h2>2020年收入表</h2><p>单位：<b>万元</b></p><table>${head}<tr><td>吴甲<td>1<td>溪口村</tr></table>`,
    )
    expect(read(bytes)).toMatchObject({ titles: ['2020年收入表'], units: ['万元'] })
  })

  it('passes over scripts, comments and tables within cells', () => {
    const inner = '<table><tr><td>里面</td></tr></table>'
    const table = read(page(`<!-- <tr><td>x --><script>"<td>"</script>${head}<tr><td>吴甲${inner}<td>1<td>村</tr>`))
    expect(table.rows.map(({ cells }) => cells.户主)).toEqual(['吴甲里面'])
  })

  it.each([
    ['without a table', Buffer.from('<html><frameset></frameset></html>'), '没有表格'],
    ['too wide', page(`${head}<tr><td colspan="99999">甲</tr>`), '2000 列'],
    ['with a cell too long', page(`${head}<tr><td>${'长'.repeat(40_000)}<td>1<td>2</tr>`), '32767 字'],
  ])('%s is refused in words', (_, bytes, words) => {
    expect(() => read(bytes)).toThrow(FileRefusal)
    expect(() => read(bytes)).toThrow(words)
  })

  it('made to keep the reader busy is read, or refused', () => {
    for (const bytes of ['<td "', '<table>', "<a '", '<!--', '<td rowspan=65535>'].map((piece) => page(`${head}${piece.repeat(20_000)}`))) {
      try {
        read(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(FileRefusal)
      }
    }
  })
})
