import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import { readTable } from './read-table.ts'
import type { OfficeTable } from './types.ts'

const read = (text: string): OfficeTable => readTable(Buffer.from(text), '荣誉.csv')
const problemsOf = (text: string) => read(text).problems.map(({ code, at, severity }) => `${severity} ${code} ${at}`)

const header = '名称,获奖主体,日期,文号'
const lines = Array.from({ length: 29 }, (_, n) => `荣誉${n},支部,2020-03-05,青政〔2020〕${n}号`)

describe('separated text with a broken line', () => {
  it('keeps 28 of 29 rows apart when the quote of one stays open, and names that one', () => {
    const text = [header, lines[0]?.replace('青', '"青'), ...lines.slice(1)].join('\r\n')
    const table = read(text)
    expect(table.problems).toEqual([
      { code: 'open-quote', severity: 'error', at: '第2行', message: expect.stringContaining('第2行第4格（文号）') },
    ])
    expect(table.problems[0]?.message).toContain('第30行')
    expect([table.rows.length, table.unread]).toEqual([28, 1])
  })

  it.each([
    ['a line with fewer cells', `${header}\na,b,2020-01-01\n`, 'error few-cells 第2行'],
    ['a line with more cells', `${header}\na,b,2020-01-01,号,多\n`, 'error many-cells 第2行'],
    ['text behind a quote', `${header}\na,"b"c,2020-01-01,号\n`, 'error stray-quote 第2行'],
    ['semicolons', '甲;乙\n1;"2\n3;4\n', 'error open-quote 第2行'],
    ['tabs', '甲\t乙\n1\n3\t4\n', 'error few-cells 第2行'],
    ['old line ends', '甲,乙\r1,"2\r3,4\r', 'error open-quote 第2行'],
    ['a byte order mark', '\ufeff甲,乙\r\n1\r\n', 'error few-cells 第2行'],
    ['a title above', `荣誉一览\n${header}\na\n`, 'error few-cells 第3行'],
  ])('%s is named', (_, text, problem) => expect(problemsOf(text)).toContain(problem))

  it.each([
    ['cells left empty at the end', `${header},,\na,b,2020-01-01,号,,\nc,d,2020-01-01,号\n`],
    ['blank lines', `${header}\n\n,,,\n　\na,b,2020-01-01,号\n`],
    ['a quote within a word', '甲,乙\n5" 管,2\n'],
    ['a table of one column', '村名\n瓦窑山村\n溪口村\n'],
  ])('%s are no fault', (_, text) => expect(read(text).problems.filter(({ severity }) => severity === 'error')).toEqual([]))

  it('is known by the line of the file where it begins, and where a spreadsheet begins to count otherwise', () => {
    const table = read(`${header}\na,"b\nc",2020-01-01,号\nd,e,2020-01-02,号\n`)
    expect(table.rows.map(({ row }) => row)).toEqual([2, 4])
    expect(table.shifted).toEqual({ line: 4, row: 3 })
    expect(read(`${header}\na,b,2020-01-01,号\n\nd,e,2020-01-02,号\n`).shifted).toBeUndefined()
  })

  it('is refused at once when it is the header', () => {
    expect(() => read('名称,"主体\na,b\n')).toThrow(FileRefusal)
    expect(() => read('名称,"主体\na,b\n')).toThrow('第1行第2格的引号没有闭合')
  })

  it('is refused at once when it is a title, or has taken the header into it', () => {
    for (const text of ['"荣誉一览\n名称,主体\n一,甲\n二,"\n三,乙\n', '"荣誉一览\n名称,主体\n一,甲\n', '名称,"主体\n一,甲"\n二,乙\n'])
      expect(() => read(text)).toThrow('第1行')
    expect(read('"荣誉\n一览"\n名称,"获奖\n主体"\n一,甲\n')).toMatchObject({ columns: ['名称', '获奖主体'], headerRow: 3, problems: [] })
  })

  it('is one of so many that only their number is told', () => {
    const table = read(`${header}\n${'a,b\n'.repeat(500)}`)
    expect(table.unread).toBe(500)
    expect(table.problems.filter(({ code }) => code === 'few-cells')).toHaveLength(200)
    expect(table.problems.find(({ code }) => code === 'more-lines')?.message).toContain('还有 300 行')
  })
})

/** A cell of an ordinary file, quoted or not; no line breaks. */
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...'甲乙1a 。'), minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom('"甲, 乙"', '"say ""好"""', '""', '"乙"') },
)
const row = fc.tuple(cell, cell, cell).map((cells) => cells.join(','))

/** What happens to files: a character is lost or slips in, two lines become one, the end is cut off. */
const damage = fc.record({
  place: fc.nat(),
  how: fc.constantFrom('add quote', 'lose quote', 'add comma', 'lose comma', 'add break', 'lose break', 'cut'),
})

function spoil(text: string, { place, how }: { readonly place: number; readonly how: string }): string {
  const [what, sign] = how.split(' ')
  const letter = sign === 'quote' ? '"' : sign === 'comma' ? ',' : '\n'
  const at = place % (text.length + 1)
  if (what === 'cut') return text.slice(0, at)
  if (what === 'add') return text.slice(0, at) + letter + text.slice(at)
  const from = text.indexOf(letter, at)
  return from < 0 ? text : text.slice(0, from) + text.slice(from + 1)
}

describe('any broken file', () => {
  const isFilled = (line: string) => /[^\s,"\u3000]/.test(line)

  it('has each of its lines in a row that is kept, or named: none is swallowed', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.array(damage, { maxLength: 4 }), (rows, damages) => {
        const body = damages.reduce(spoil, rows.join('\n'))
        const table = read(`一,二,三\n${body}`)
        const kept = table.rows.map(({ row, cells, doubts }) => ({
          first: row,
          last: row + Object.keys(doubts ?? {}).reduce((sum, label) => sum + (cells[label] ?? '').split('\n').length - 1, 0),
        }))
        const named = new Set(table.problems.flatMap(({ at }) => /^第(\d+)行$/.exec(at)?.[1] ?? []).map(Number))
        for (const [index, line] of body.split('\n').entries()) {
          const number = index + 2
          const places = kept.filter(({ first, last }) => first <= number && number <= last).length + (named.has(number) ? 1 : 0)
          if (isFilled(line)) expect([line, places]).toEqual([line, 1])
          else expect(places).toBeLessThanOrEqual(1)
        }
        expect(named.size).toBe(table.unread ?? 0)
      }),
      { numRuns: 3_000 },
    )
  })

  it('with one quote lost or slipped in keeps or names every row, and merges no two', () => {
    const quote = damage.filter(({ how }) => how.endsWith('quote'))
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), fc.array(quote, { minLength: 1, maxLength: 3 }), (rows, damages) => {
        const body = damages.reduce(spoil, rows.join('\n'))
        const table = read(`一,二,三\n${body}`)
        const long = table.rows.filter(({ doubts }) => doubts !== undefined)
        // A cell over several lines is marked, so that the ledger takes it only where its field has lines.
        expect(table.rows.filter(({ cells }) => Object.values(cells).some((text) => text.includes('\n')))).toEqual(long)
        const blank = body.split('\n').filter((line) => !isFilled(line)).length
        if (long.length === 0) expect(table.rows.length + (table.unread ?? 0)).toBeGreaterThanOrEqual(rows.length - blank)
      }),
      { numRuns: 3_000 },
    )
  })
})
