import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import { readRecords } from './read-records.ts'
import { openWindow } from './text-window.ts'

/** Everything that reading tells, in order. */
function tell(pieces: Iterable<string>): readonly unknown[] {
  const told: unknown[] = []
  try {
    readRecords(
      { window: openWindow(pieces), delimiter: ',' },
      (line, cells, doubts) => told.push([line, [...cells], doubts === undefined ? [] : [...doubts]]),
      {
        fits: (cells) => cells.length === 3,
        fault: (found) => told.push(found),
        abandon: (found) => told.push(found),
      },
    )
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    told.push(error.message)
  }
  return told
}

function* cut(text: string, sizes: readonly number[]): Generator<string> {
  for (let at = 0, n = 0; at < text.length; n++) {
    const size = sizes[n % sizes.length] ?? 1
    yield text.slice(at, at + size)
    at += size
  }
}

/** Pieces for ever, which fails when more are taken than a refusal needs. */
function* endless(head: string, piece: string): Generator<string> {
  yield head
  for (let taken = 0; taken < 6_000_000; taken += piece.length) yield piece
  throw new Error('read on beyond what was known')
}

describe('reading text that comes in pieces', () => {
  it('tells the same wherever the pieces end', () => {
    const sign = fc.constantFrom('"', '"', ',', ',', '\n', '\r', '\r\n', '甲', '乙', ' ')
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), sizes, (signs, pieces) => {
        const text = signs.join('')
        expect(tell(cut(text, pieces))).toEqual(tell([text]))
      }),
      { numRuns: 5_000 },
    )
  })

  it('goes on with the next line behind a quote that is open for longer than any cell', () => {
    const body = Array.from({ length: 20_000 }, (_, row) => `甲,${row},乙\n`).join('')
    const told = tell(cut(`一,"二,三\n${body}`, [10_000]))
    expect(told[0]).toMatchObject({ line: 1, fault: 'endless-quote', cell: 2 })
    expect(told).toHaveLength(20_001)
    expect(told.at(-1)).toEqual([20_001, ['甲', '19999', '乙'], []])
  })

  it.each([
    ['one line without end', '一,二,三\n', '字'.repeat(1_000), 'B2 一格超过 32767 字', '甲,'],
    ['one record of quoted cells without end', '', `"${'字'.repeat(1_000)}",`, '第1行超过', ''],
    ['a line of quotes without end', '一,二,三\n', '"'.repeat(1_000), '第2行超过', ''],
    ['delimiters without end', '', ',,,,,,,,,,', '第1行超过 16384 格', ''],
  ])('refuses %s with its line, as soon as it is known', (_, head, piece, why, begin) => {
    const told = tell(endless(head + begin, piece))
    expect(told.at(-1)).toContain(why)
  })
})
