import { describe, expect, it } from 'vitest'
import { field } from './field.ts'
import { fieldKinds, type KindTraits } from './kinds.ts'

const rows: readonly (readonly [string, KindTraits])[] = Object.entries(fieldKinds)

describe('the table of field kinds', () => {
  it.each(rows)('is whole for %s', (_, traits) => {
    const { column, digits, value, added, filter, width } = traits
    expect(digits === undefined, 'digits belong to decimal columns').toBe(column !== 'numeric')
    expect(column === 'uuid', 'a reference is kept as a record’s id').toBe(value === 'record')
    expect(added === undefined || value === 'number', 'only numbers are added up').toBe(true)
    expect(filter !== 'options' || traits.labelled === true, 'options have words').toBe(true)
    expect(width).toBeGreaterThan(0)
  })

  it('masks in part and finds whole every number of a person', () => {
    const numbers = rows.filter(([, { person }]) => person === 'number')
    expect(numbers.map(([kind]) => kind)).toEqual(['nationalId', 'phone', 'bankCard'])
    for (const [kind, { mask, searched }] of numbers) expect([kind, mask !== undefined, searched]).toEqual([kind, true, 'number'])
  })

  it('lets nobody but the office change an account or a number of identity, whatever a field says', () => {
    expect(rows.filter(([, { guarded }]) => guarded === 'always').map(([kind]) => kind)).toEqual(['nationalId', 'bankCard'])
  })

  it('gives every kind a constructor that stamps it', () => {
    expect(Object.keys(field).sort()).toEqual(Object.keys(fieldKinds).sort())
    expect(field.money({ label: '造价', min: '0' })).toEqual({ kind: 'money', label: '造价', min: '0' })
    expect(field.choice({ label: '规模', options: { small: '小桥' } })).toEqual({
      kind: 'choice',
      label: '规模',
      options: { small: '小桥' },
    })
  })
})
