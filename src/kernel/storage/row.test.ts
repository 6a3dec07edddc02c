import { describe, expect, expectTypeOf, it } from 'vitest'
import { orNull, text } from '../../definition/shape/shape.ts'
import { bigint, idRow, printedRow, type RowOf, row } from './row.ts'

const markRow = row('change_mark', { ledger: text, mark: bigint })

describe('a reader of rows', () => {
  it('gives rows as they are, of the type that it looked for', () => {
    const rows: readonly unknown[] = [{ ledger: 'village', mark: '12', town: '999901101' }]
    expect(markRow.all(rows)).toEqual(rows)
    expectTypeOf<RowOf<typeof markRow>>().toEqualTypeOf<
      { readonly ledger: string; readonly mark: string } & Readonly<Record<never, never>>
    >()
  })

  it('gives the first row, and nothing where there is none', () => {
    expect(markRow.first([{ ledger: 'village', mark: '12' }, 'not looked at'])).toEqual({ ledger: 'village', mark: '12' })
    expect(markRow.first([])).toBeUndefined()
  })

  it('says of a row that is something else which table and column it is', () => {
    expect(() => markRow.all([{ ledger: 'village', mark: 12 }])).toThrow('a row of change_mark at mark is 12, not a whole number in digits')
    expect(() => markRow.all([{ mark: '12' }])).toThrow('a row of change_mark at ledger is undefined, not a text')
    expect(() => idRow.all([{ id: null }])).toThrow('a row of a ledger at id is null, not a UUID')
    expect(() => row('town_user', { cadre: orNull(text) }).all(['somebody'])).toThrow(
      'a row of town_user is the text "somebody", not an object',
    )
  })

  it('reads columns that a statement names itself as printed text', () => {
    expect(printedRow.all([{ v0: '1.5', v1: null }])).toEqual([{ v0: '1.5', v1: null }])
    expect(() => printedRow.all([{ v0: 1.5 }])).toThrow('a row of printed values at v0 is 1.5, not a text or null')
  })
})
