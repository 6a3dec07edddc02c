import { protocol } from '@electric-sql/pglite'
import { describe, expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { MessageWriter } from './write-messages.ts'

const { serialize } = protocol
const words = fc.string({ unit: 'grapheme', maxLength: 200 }).map((value) => value.replaceAll('\0', ''))
const value = fc.option(
  fc.oneof(
    words,
    words.map((some) => some.repeat(500)),
  ),
)

/** What a message that binds says, read back. */
function readBound(bytes: Buffer): { readonly name: string; readonly values: readonly (string | null)[]; readonly rest: number } {
  expect(String.fromCharCode(bytes.readUInt8(0))).toBe('B')
  expect(bytes.readInt32BE(1)).toBe(bytes.length - 1)
  // No portal, then the statement.
  const end = bytes.indexOf(0, 6)
  let at = end + 1
  // No formats: everything is text.
  expect(bytes.readUInt16BE(at)).toBe(0)
  const values = Array.from({ length: bytes.readUInt16BE(at + 2) }, (_, index) => {
    if (index === 0) at += 4
    const length = bytes.readInt32BE(at)
    const from = at + 4
    at = from + Math.max(length, 0)
    return length < 0 ? null : bytes.toString('utf8', from, at)
  })
  if (values.length === 0) at += 4
  return { name: bytes.toString('utf8', 6, end), values, rest: bytes.length - at }
}

describe('what is said to the database', () => {
  it('is what the engine’s own library says, but for how values are bound', () => {
    fc.assert(
      fc.property(words, words, (name, sql) => {
        const writer = new MessageWriter()
        writer.begin()
        writer.parse(name, sql)
        writer.describe()
        writer.execute()
        writer.close(name)
        writer.sync()
        const theirs = [serialize.parse({ text: sql, name }), serialize.describe({ type: 'P' }), serialize.execute({})]
        expect(Buffer.from(writer.written())).toEqual(Buffer.concat([...theirs, serialize.close({ type: 'S', name }), serialize.sync()]))
      }),
    )
  })

  it('carries every value to the letter, however long, and forgets it for the next', () => {
    const writer = new MessageWriter()
    fc.assert(
      fc.property(words, fc.array(value, { maxLength: 12 }), (name, values) => {
        writer.begin()
        writer.bind(name, values)
        // No formats of the answer either.
        expect(readBound(Buffer.from(writer.written()))).toEqual({ name, values, rest: 2 })
      }),
    )
  })

  it('refuses more values than a message has room to count, and is as new for the next', () => {
    const writer = new MessageWriter()
    writer.begin()
    expect(() =>
      writer.bind(
        '',
        Array.from({ length: 65_536 }, () => null),
      ),
    ).toThrow()
    writer.begin()
    writer.sync()
    expect(Buffer.from(writer.written())).toEqual(Buffer.from(serialize.sync()))
  })
})
