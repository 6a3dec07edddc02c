import { expect, test } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import { fieldKinds } from '../../../definition/field/kinds.ts'
import type { FieldKind } from '../../../definition/field/types.ts'
import { ledgerOf } from '../../testing/ledger-of.ts'
import { changedValues, checkFormValues, formTexts } from './form-values.ts'

const label = '这一栏'
const all = {
  text: field.text({ label }),
  integer: field.integer({ label }),
  decimal: field.decimal({ label, scale: 1 }),
  money: field.money({ label }),
  area: field.area({ label }),
  percent: field.percent({ label }),
  date: field.date({ label }),
  dateTime: field.dateTime({ label }),
  month: field.month({ label }),
  period: field.period({ label, grain: 'year' }),
  choice: field.choice({ label, options: { road: '修路' } }),
  boolean: field.boolean({ label }),
  ref: field.ref({ label, to: 'works' }),
  anyRef: field.anyRef({ label, choose: 'choice', to: { road: 'works' } }),
  village: field.village({ label }),
  grid: field.grid({ label }),
  personName: field.personName({ label }),
  nationalId: field.nationalId({ label }),
  creditCode: field.creditCode({ label }),
  phone: field.phone({ label }),
  bankCard: field.bankCard({ label }),
  attachment: field.attachment({ label }),
  geometry: field.geometry({ label }),
} satisfies Readonly<Record<FieldKind, object>>

test.each(Object.keys(fieldKinds))('a masked value of kind %s that nobody touched is no mistake and no change', (kind) => {
  const one = Object.entries(all).find(([id]) => id === kind)?.[1] ?? all.text
  const ledger = ledgerOf({ one })
  const before = { one: '***' }
  const initial = formTexts(ledger, before)
  const { values, problems } = checkFormValues(ledger, initial, { initial, today: '2021-01-25' })
  expect([...problems]).toEqual([])
  expect(changedValues(values, before)).toEqual({})
})

test('of a masked value no part is saved', () => {
  const ledger = ledgerOf({ one: all.nationalId })
  const initial = formTexts(ledger, { one: '**************0016' })
  expect(checkFormValues(ledger, { one: '33112620990101**16' }, { initial, today: '2021-01-25' }).problems.size).toBe(1)
})
