import { expect, test } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import type { Field } from '../../../definition/field/types.ts'
import { ledgerOf } from '../../testing/ledger-of.ts'
import { changedValues, checkFormValues, formTexts } from './form-values.ts'

const label = '这一栏'
/** What a kind cannot do without; most need nothing. */
const needed: Readonly<Partial<Record<string, Field>>> = {
  decimal: field.decimal({ label, scale: 1 }),
  period: field.period({ label, grain: 'year' }),
  choice: field.choice({ label, options: { road: '修路' } }),
  ref: field.ref({ label, to: 'works' }),
  anyRef: field.anyRef({ label, choose: 'choice', to: { road: 'works' } }),
}
const plain = Object.entries(field).map(([kind, make]) => [kind, needed[kind] ?? Reflect.apply(make, undefined, [{ label }])] as const)

test.each(plain)('a masked value of kind %s that nobody touched is no mistake and no change', (_, one) => {
  const ledger = ledgerOf({ one })
  const before = { one: '***' }
  const initial = formTexts(ledger, before)
  const { values, problems } = checkFormValues(ledger, initial, { initial, today: '2021-01-25' })
  expect([...problems]).toEqual([])
  expect(changedValues(values, before)).toEqual({})
})

test('of a masked value no part is saved', () => {
  const ledger = ledgerOf({ one: field.nationalId({ label }) })
  const initial = formTexts(ledger, { one: '**************0016' })
  expect(checkFormValues(ledger, { one: '33112620990101**16' }, { initial, today: '2021-01-25' }).problems.size).toBe(1)
})
