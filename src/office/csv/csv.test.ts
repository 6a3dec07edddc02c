import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import { readTable } from '../table/read-table.ts'
import { readCsv } from './read-csv.ts'
import { writeCsv } from './write-csv.ts'

const rowsOf = (bytes: Uint8Array) => {
  const rows: [number, readonly string[]][] = []
  readCsv(bytes, (row, cells) => rows.push([row, cells]), {
    fits: () => true,
    fault: ({ line, fault }) => rows.push([line, [fault]]),
    abandon: ({ line }) => rows.push([line, ['abandon']]),
  })
  return rows
}

/** 姓名,金额 / 周兰,12.5 as Chinese Excel writes it. */
const gbk = Buffer.from('d0d5c3fb2cbdf0b6ee0d0ad6dcc0bc2c31322e350d0a', 'hex')

describe('reading .csv', () => {
  it.each([
    ['UTF-8', Buffer.from('姓名,金额\n周兰,12.5\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF姓名,金额\r\n周兰,12.5')],
    ['GBK', gbk],
    ['UTF-16', Buffer.from('\uFEFF姓名,金额\r\n周兰,12.5\r\n', 'utf16le')],
  ])('takes %s', (_, bytes) => {
    expect(readTable(bytes, '农户.csv')).toMatchObject({
      sheet: '农户',
      columns: ['姓名', '金额'],
      rows: [{ row: 2, cells: { 姓名: '周兰', 金额: '12.5' } }],
      problems: [],
    })
  })

  it('reads GB 18030 names that GBK lacks', () => {
    expect(readTable(Buffer.from('d0d5c3fb2c610a953290312c620a', 'hex'), 'a.csv').rows[0]?.cells.姓名).toBe('\u{20087}')
  })

  it('reads quotes, doubled quotes, delimiters and line breaks in cells, and numbers rows by their line', () => {
    expect(rowsOf(Buffer.from('a,b\n"x, ""y""\r\nz",2\n\n3,"4"\n'))).toEqual([
      [1, ['a', 'b']],
      [2, ['x, "y"\nz', '2']],
      [4, ['']],
      [5, ['3', '4']],
    ])
  })

  it('finds the delimiter: comma, tab or semicolon', () => {
    expect(rowsOf(Buffer.from('"a,1"\tb\tc\n'))[0]?.[1]).toEqual(['a,1', 'b', 'c'])
    expect(rowsOf(Buffer.from('a;b;c,d\n'))[0]?.[1]).toEqual(['a', 'b', 'c,d'])
    expect(rowsOf(Buffer.from('a,b,'))[0]?.[1]).toEqual(['a', 'b', ''])
  })

  it('gives up only the line whose quote stays open, closes too early, or makes one row of several', () => {
    expect(rowsOf(Buffer.from('a,"b\nc,d\n'))).toEqual([
      [1, ['open-quote']],
      [2, ['c', 'd']],
    ])
    expect(rowsOf(Buffer.from('"三好"村,1\n乙,"2" \n'))).toEqual([
      [1, ['stray-quote']],
      [2, ['乙', '2']],
    ])
    expect(rowsOf(Buffer.from('甲,"1\n乙,2\n丙,"\n丁,4'))).toEqual([
      [1, ['swallowed-lines']],
      [2, ['乙', '2']],
      [3, ['open-quote']],
      [4, ['丁', '4']],
    ])
  })

  it('leaves cells of several lines alone that hide no row', () => {
    expect(rowsOf(Buffer.from('"甲\n乙",2,3\n1,"一、，\n二、\n\n三",3\n1,2,"a\rb"'))).toEqual([
      [1, ['甲\n乙', '2', '3']],
      [3, ['1', '一、，\n二、\n\n三', '3']],
      [7, ['1', '2', 'a\nb']],
    ])
  })

  it('stops at a file of nothing but broken quotes before it takes for ever', () => {
    const rows = rowsOf(Buffer.from(`x,y\n${'a","b\n'.repeat(7_001)}`))
    expect(rows.at(-1)?.[1]).toEqual(['abandon'])
    expect(rows.length).toBeLessThan(20)
  })

  it('refuses a file of nothing but quotes, however long, and one that holds too much', () => {
    for (const content of ['"'.repeat(8_000_001), 'a,b\n'.padEnd(5_000_000, '\n'), ','.repeat(100_000), `a,b\n${'甲'.repeat(40_000)},1`])
      expect(() => readTable(Buffer.from(content), 'a.csv')).toThrow(FileRefusal)
  })

  it('takes ="0123" for the text it means', () => {
    expect(rowsOf(Buffer.from('编号,名\n="0123",x\n'))[1]?.[1]).toEqual(['0123', 'x'])
  })
})

describe('writing .csv', () => {
  it('keeps a spreadsheet from running a text as a formula, and leaves numbers alone', () => {
    const text = Buffer.from(
      writeCsv({
        columns: ['名', '数'],
        rows: [
          ['=1+1', '-5.25'],
          ['@x', null],
          ['+86', "'a"],
        ],
      }),
    ).toString('utf8')
    expect(text).toBe("\uFEFF名,数\r\n'=1+1,-5.25\r\n'@x,\r\n'+86,''a\r\n")
  })

  it('is undone by reading, for any text', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1', "'=x", '-', '--1', '"', '""', ',', ';;;', '\t', 'a\nb', '周'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (rows) => {
        // ="…" is read as what other systems mean by it, a carriage return as the line end it is, and NUL makes a file no text.
        fc.pre(rows.flat().every((one) => !/^="[^"]*"$|\r|\0/.test(one)))
        const read = rowsOf(writeCsv({ columns: ['甲', '乙'], rows })).map(([, cells]) => cells)
        expect(read).toEqual([['甲', '乙'], ...rows])
      }),
      { numRuns: 1_000 },
    )
  })
})
