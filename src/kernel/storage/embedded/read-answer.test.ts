import { parse, protocol } from '@electric-sql/pglite'
import { describe, expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { valueParsers } from '../value-parsers.ts'
import { readAnswer } from './read-answer.ts'

/** Text, a whole number, an instant, an amount. */
const types = [25, 23, 1184, 1700] as const
const parsers = { ...valueParsers, 23: Number }

type Cell = string | null

/** A message of the protocol: what it begins with, its length, its content. */
function message(kind: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body])
}

const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255])
const int32 = (value: number): Buffer => Buffer.concat([int16((value >> 16) & 65_535), int16(value & 65_535)])
const text = (value: string): Buffer => Buffer.from(`${value}\0`)
const described = (columns: readonly string[]): Buffer =>
  message(
    'T',
    int16(columns.length),
    ...columns.map((name, at) =>
      Buffer.concat([text(name), int32(0), int16(0), int32(types[at % types.length] ?? 25), int16(-1), int32(-1), int16(0)]),
    ),
  )
const rowOf = (cells: readonly Cell[]): Buffer =>
  message(
    'D',
    int16(cells.length),
    ...cells.map((cell) => (cell === null ? int32(-1) : Buffer.concat([int32(Buffer.byteLength(cell)), Buffer.from(cell)]))),
  )
const done = (tag: string): Buffer => message('C', text(tag))
const [parsed, bound, noRows, ready] = [message('1'), message('2'), message('n'), message('Z', Buffer.from('I'))]

/** The same, read by the parser that comes with the engine. */
function asTheEngineReads(answer: Buffer): readonly unknown[] {
  const messages: Parameters<typeof parse.parseResults>[0] = []
  new protocol.Parser().parse(new Uint8Array(answer), (one) => messages.push(one))
  return parse.parseResults(messages, parsers).at(-1)?.rows ?? []
}

describe('an answer of the database', () => {
  const cellOf = (at: number): fc.Arbitrary<Cell> => {
    const given: fc.Arbitrary<string>[] = [
      fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', '')),
      fc.integer().map(String),
      fc.constantFrom('2020-03-01 08:30:00.5+00', '1999-12-31 23:59:59+00'),
      fc.constantFrom('0', '-12.340', '99999999999999999999.01'),
    ]
    return fc.option(given[at % types.length] ?? fc.constant(''))
  }
  const table = fc
    .uniqueArray(fc.constantFrom('id', '名称', 'amount', 'at', 'b c', 'constructor', 'x'), { maxLength: 7 })
    .chain((columns) =>
      fc.record({ columns: fc.constant(columns), rows: fc.array(fc.tuple(...columns.map((_, at) => cellOf(at))), { maxLength: 5 }) }),
    )

  it('is read as the parser of the engine reads it, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 3 }), (tables) => {
        const pieces = tables.flatMap(({ columns, rows }) => [
          parsed,
          bound,
          described(columns),
          ...rows.map(rowOf),
          done(`SELECT ${rows.length}`),
        ])
        const answer = Buffer.concat([...pieces, ready])
        expect(readAnswer(answer, parsers)).toEqual(asTheEngineReads(answer))
      }),
    )
  })

  it('gives the rows of the last statement, and none where that has none', () => {
    const selected = [bound, described(['id']), rowOf(['one']), done('SELECT 1')]
    expect(readAnswer(Buffer.concat([bound, noRows, done('BEGIN'), ...selected, ready]), parsers)).toEqual([{ id: 'one' }])
    expect(readAnswer(Buffer.concat([...selected, bound, noRows, done('COMMIT'), ready]), parsers)).toEqual([])
    expect(readAnswer(Buffer.concat([bound, rowOf(['nobody asked']), done('SELECT 1'), ...selected, ready]), parsers)).toEqual([
      { id: 'one' },
    ])
    expect(readAnswer(Buffer.concat([message('I'), ready]), parsers)).toEqual([])
    expect(readAnswer(Buffer.alloc(0), parsers)).toEqual([])
  })

  it('is thrown when it is a no, with what tells one no from another', () => {
    const refused = message('E', text('SERROR'), text('C23505'), text('M重复的键'), text('nrecord_key'), Buffer.from([0]))
    const answer = Buffer.concat([bound, described(['id']), rowOf(['one']), done('SELECT 1'), refused, ready])
    expect(() => readAnswer(answer, parsers)).toThrow(
      expect.objectContaining({ message: '重复的键', code: '23505', constraint: 'record_key' }),
    )
    const bare = message('E', text('M坏了'), Buffer.from([0]))
    expect(() => readAnswer(Buffer.concat([bare, ready]), parsers)).toThrow(expect.objectContaining({ message: '坏了', code: undefined }))
  })
})
