import { describe, expect, it } from 'vitest'
import { fc } from '../../definition/testing/seeded.ts'
import { createRowPacker, firstRows, takeRows } from './pack-rows.ts'
import type { ImportRow } from './types.ts'

const cell = fc.oneof(fc.constantFrom('', '是', '2020', '"', '\\', '\u2028', '\ud800'), fc.string({ unit: 'binary' }))
const doubt = fc.constantFrom('rounded' as const, 'lines' as const)

/** Rows of one table: the same labels in the same order, a label that looks like a number among them. */
const rows = fc
  .uniqueArray(fc.constantFrom('姓名', '2019', '备注', '金额', '__proto__x', 'constructor'), { minLength: 1 })
  .chain((labels) =>
    fc.array(
      fc
        .record(
          {
            row: fc.nat(),
            cells: fc.array(cell, { minLength: labels.length, maxLength: labels.length }),
            doubts: fc.dictionary(cell, doubt),
          },
          { requiredKeys: ['row', 'cells'] },
        )
        .map(
          ({ cells, ...row }): ImportRow => ({ ...row, cells: Object.fromEntries(labels.map((label, at) => [label, cells[at] ?? ''])) }),
        ),
      { maxLength: 40 },
    ),
  )

const pack = (some: Iterable<ImportRow>) => {
  const packer = createRowPacker()
  for (const row of some) packer.add(row)
  return packer.finish()
}

describe('packed rows', () => {
  it('come out as they went in, whatever is in them', () => {
    fc.assert(fc.property(rows, (some) => void expect([...takeRows(pack(some))]).toEqual(some)))
  })

  it('are let go of piece by piece as they are taken, and show their first without being taken', () => {
    const some = Array.from({ length: 1_750 }, (_, row) => ({ row, cells: { 名: `第${row}` } }))
    const packed = pack(some)
    const pieces = packed.pieces.length
    expect(pieces).toBe(4)
    expect(firstRows(packed, 600)).toEqual(some.slice(0, 600))
    const taking = takeRows(packed)
    expect(taking.next().value).toEqual(some[0])
    expect(packed.pieces).toHaveLength(pieces - 1)
    expect([...taking]).toEqual(some.slice(1))
    expect(packed.pieces).toEqual([])
  })

  it('forget what came before when the rows begin again', () => {
    const packer = createRowPacker()
    for (const row of [3, 1]) packer.add({ row, cells: { 名: '乱' } })
    packer.restart()
    packer.add({ row: 1, cells: { 名: '整' } })
    expect([...takeRows(packer.finish())]).toEqual([{ row: 1, cells: { 名: '整' } }])
  })
})
