import { describe, expect, it } from 'vitest'
import { FileRefusal } from '../file/file-refusal.ts'
import { rawWorkbook, textRow } from '../xlsx/testing.ts'
import { writeWorkbook } from '../xlsx/write-workbook.ts'
import { createZip } from '../zip/write-zip.ts'
import { readTable } from './read-table.ts'

const refusalOf = (bytes: Uint8Array, name: string, limits?: { entries: number; partBytes: number }) => {
  try {
    readTable(bytes, name, limits === undefined ? {} : { limits })
  } catch (error) {
    if (error instanceof FileRefusal) return error
    throw error
  }
  return undefined
}

const plain = () => rawWorkbook({ sheets: [`${textRow(1, ['姓名', '金额（元）'])}${textRow(2, ['周兰', '12.5'])}`] })

describe('readTable', () => {
  it('gives rows by column label, with their numbers in the sheet, empty rows left out', () => {
    const bytes = rawWorkbook({
      sheets: [
        `${textRow(1, ['姓名', '金额'])}${textRow(2, ['周兰', '1'])}<row r="3"/>${textRow(4, ['　', ' '])}${textRow(7, ['吴明', ''])}`,
      ],
    })
    expect(readTable(bytes, '农户.xlsx')).toMatchObject({
      sheet: '表1',
      columns: ['姓名', '金额'],
      headerRow: 1,
      rows: [
        { row: 2, cells: { 姓名: '周兰', 金额: '1' } },
        { row: 7, cells: { 姓名: '吴明', 金额: '' } },
      ],
      problems: [],
    })
  })

  it('keeps full-width headers as they are, without the spaces and line breaks around their words', () => {
    const bytes = rawWorkbook({ sheets: [`${textRow(1, ['　产值（元）　', '负责人\n姓名', '２０２０年'])}${textRow(2, ['1', 'b', 'c'])}`] })
    expect(readTable(bytes, 'a.xlsx').columns).toEqual(['产值（元）', '负责人姓名', '２０２０年'])
  })

  it('passes over titles above the header', () => {
    const title =
      '<row r="1"><c t="inlineStr"><is><t>青竹镇农户台账</t></is></c></row><row r="2"><c r="C2" t="inlineStr"><is><t>单位：元</t></is></c></row>'
    const table = readTable(rawWorkbook({ sheets: [`${title}${textRow(4, ['姓名', '金额'])}${textRow(5, ['周兰', '1'])}`] }), 'a.xlsx')
    expect([table.headerRow, table.columns, table.rows.length]).toEqual([4, ['姓名', '金额'], 1])
  })

  it('reads a table of one column', () => {
    const table = readTable(
      rawWorkbook({
        sheets: [Array.from({ length: 30 }, (_, index) => textRow(index + 1, [index === 0 ? '村名' : `村${index}`])).join('')],
      }),
      'a.xlsx',
    )
    expect([table.columns, table.rows.length, table.rows[28]]).toEqual([['村名'], 29, { row: 30, cells: { 村名: '村29' } }])
  })

  it('names a header that stands twice, and a column without header that has something in it', () => {
    const table = readTable(
      rawWorkbook({ sheets: [`${textRow(1, ['姓名', '金额', '姓名', '', '备注'])}${textRow(2, ['a', 'b', 'c', 'd', 'e', 'f'])}`] }),
      'a.xlsx',
    )
    expect(table.problems.map(({ code, severity, at }) => [code, severity, at])).toEqual([
      ['duplicate-column', 'error', '表1!C1'],
      ['unlabelled-column', 'warning', '表1!D1'],
      ['unlabelled-column', 'warning', '表1!F1'],
    ])
    expect(table.rows[0]?.cells).toEqual({ 姓名: 'a', 金额: 'b', 备注: 'e' })
  })

  it('reads rows that stand in another order than their numbers say', () => {
    const table = readTable(
      rawWorkbook({ sheets: [`${textRow(3, ['c', '3'])}${textRow(1, ['姓名', '金额'])}${textRow(2, ['b', '2'])}`] }),
      'a.xlsx',
    )
    expect(table.columns).toEqual(['姓名', '金额'])
    expect(table.rows.map((row) => [row.row, row.cells.姓名])).toEqual([
      [2, 'b'],
      [3, 'c'],
    ])
  })

  it('reads the first sheet with something in it and says that others were not read', () => {
    const bytes = rawWorkbook({ sheets: ['', `${textRow(1, ['甲', '乙'])}${textRow(2, ['1', '2'])}`, textRow(1, ['丙', '丁'])] })
    const table = readTable(bytes, 'a.xlsx')
    expect([table.sheet, table.problems.map((problem) => problem.code)]).toEqual(['表2', ['other-sheets']])
    expect(readTable(bytes, 'a.xlsx', { sheet: '表3' }).columns).toEqual(['丙', '丁'])
    expect(() => readTable(bytes, 'a.xlsx', { sheet: '表9' })).toThrow('表1、表2、表3')
  })

  it('warns of a form that has a header and no rows', () => {
    const bytes = writeWorkbook({ sheets: [{ name: '空表', columns: [{ label: '姓名', type: 'text' }], rows: [] }] })
    expect(readTable(bytes, 'a.xlsx')).toMatchObject({ columns: ['姓名'], rows: [], problems: [{ code: 'no-rows', severity: 'warning' }] })
  })

  it('tells a file by what is in it, not by its name', () => {
    expect(readTable(plain(), '农户.csv').columns).toEqual(['姓名', '金额（元）'])
    expect(refusalOf(Buffer.from('姓名,金额\n周兰,1\n'), '农户.xlsx')).toMatchObject({ code: 'wrong-format' })
  })
})

describe('a file that cannot be read is refused in words', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'empty', '空的'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'old-format', '另存为 .xlsx'],
    [
      'an encrypted .xlsx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
      '密码',
    ],
    ['a web page named .xls', Buffer.from('\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><frameset>'), 'wrong-format', '网页'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'wrong-format', '不是表格'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'wrong-format', '不是表格'],
  ])('%s', (_, bytes, code, words) => {
    const refusal = refusalOf(bytes, 'a.xls')
    expect(refusal?.code).toBe(code)
    expect(refusal?.message).toContain(words)
  })

  it('a file cut off anywhere', () => {
    const bytes = plain()
    for (let length = 4; length < bytes.length; length += 97) expect(refusalOf(bytes.subarray(0, length), 'a.xlsx')?.code).toBe('damaged')
  })

  it('a file with a flipped byte is refused or reads the same, never otherwise', () => {
    const bytes = plain()
    const whole = JSON.stringify(readTable(bytes, 'a.xlsx'))
    for (let at = 0; at < bytes.length; at += 7) {
      const flipped = Uint8Array.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      let read: string | undefined
      try {
        read = JSON.stringify(readTable(flipped, 'a.xlsx'))
      } catch (error) {
        expect(error).toBeInstanceOf(FileRefusal)
      }
      if (read !== undefined) expect(read).toBe(whole)
    }
  })

  it('a zip that is no workbook', () => {
    const zip = createZip()
    zip.add('word/document.xml', Buffer.from('<w:document/>'))
    expect(refusalOf(zip.finish(), 'a.xlsx')?.code).toBe('wrong-format')
  })

  it('a zip bomb, before it fills the memory', () => {
    const zip = createZip()
    const part = zip.begin('xl/workbook.xml')
    const zeros = Buffer.alloc(1_024 * 1_024, 0x20)
    for (let megabyte = 0; megabyte < 40; megabyte++) part.write(zeros)
    part.end()
    expect(refusalOf(zip.finish(), 'a.xlsx', { entries: 100, partBytes: 8 * 1_024 * 1_024 })).toMatchObject({ code: 'too-large' })
  })

  it('a bomb whose directory lies about its size', () => {
    const zip = createZip()
    zip.add('xl/workbook.xml', Buffer.alloc(20 * 1_024 * 1_024, 0x20))
    const bytes = Buffer.from(zip.finish())
    const entry = bytes.indexOf(Buffer.from('504b0102', 'hex'))
    bytes.writeUInt32LE(100, entry + 24)
    expect(refusalOf(bytes, 'a.xlsx', { entries: 100, partBytes: 1_024 * 1_024 })?.code).toBe('too-large')
  })

  it('entities that would unfold without end: a declaration is refused, nothing is expanded', () => {
    const laughs =
      '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><worksheet><sheetData/></worksheet>'
    expect(refusalOf(rawWorkbook({ sheets: [laughs] }), 'a.xlsx')?.code).toBe('damaged')
    const undeclared = rawWorkbook({ sheets: [textRow(1, ['&lol9;', 'b'])] })
    expect(readTable(undeclared, 'a.xlsx').columns).toEqual(['&lol9;', 'b'])
  })

  it('cells and rows beyond the edge of any sheet', () => {
    expect(refusalOf(rawWorkbook({ sheets: ['<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'] }), 'a.xlsx')?.code).toBe('damaged')
    expect(refusalOf(rawWorkbook({ sheets: ['<row r="99999999"><c><v>1</v></c></row>'] }), 'a.xlsx')?.code).toBe('damaged')
  })

  it('XML that ends in the middle of a tag', () => {
    expect(refusalOf(rawWorkbook({ sheets: ['<?xml version="1.0"?><worksheet><sheetData><row r="1"><c t="inl'] }), 'a.xlsx')?.code).toBe(
      'damaged',
    )
  })
})
