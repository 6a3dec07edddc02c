import { describe, expect, it } from 'vitest'
import { addedWithin } from '../field/additivity.ts'
import { field } from '../field/field.ts'
import type { Field } from '../field/types.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

/** The codes that a ledger with these fields is told of. */
function codes(fields: Readonly<Record<string, Field>>): readonly string[] {
  const ledger = defineLedger({
    id: 'entry',
    label: '收支',
    kind: 'journal',
    fields: { name: field.text({ label: '名称', required: true }), on: field.date({ label: '日期' }), ...fields },
    title: ['name'],
    date: 'on',
  })
  const { diagnostics } = resolveCatalogue([{ id: 'finance', label: '财政', office: '财政所', ledgers: [ledger], indicators: [] }])
  return diagnostics.map(({ code }) => code)
}

const kind = field.choice({ label: '类别', options: { in: '收入', out: '支出' } })

describe('what may be added up', () => {
  it('is by the kind of field where nothing is said', () => {
    expect(addedWithin(field.money({ label: '金额' }))).toEqual({ fields: [], yearOf: undefined })
    expect(addedWithin(field.integer({ label: '户数' }))).toBeDefined()
    expect(addedWithin(field.decimal({ label: '得分', scale: 1 }))).toBeUndefined()
    expect(addedWithin(field.percent({ label: '比例' }))).toBeUndefined()
    expect(addedWithin(field.text({ label: '备注' }))).toBeUndefined()
  })

  it('is kept apart by fields that are there, are read by all, and are of few values', () => {
    expect(codes({ kind, amount: field.money({ label: '金额', additive: { within: ['kind'], yearOf: 'on' } }) })).toEqual([])
    expect(codes({ kind, amount: field.money({ label: '金额', additive: { within: ['kin'] } }) })).toEqual(['unknown-field'])
    expect(codes({ amount: field.money({ label: '金额', additive: { within: ['name'] } }) })).toEqual(['wrong-kind'])
    expect(codes({ amount: field.money({ label: '金额', additive: { yearOf: 'name' } }) })).toEqual(['wrong-kind'])
    expect(codes({ amount: field.money({ label: '金额', additive: { yearOf: 'day' } }) })).toEqual(['unknown-field'])
    const secret = field.choice({ label: '类别', options: { in: '收入' }, secrecy: 'sensitive' })
    expect(codes({ secret, amount: field.money({ label: '金额', additive: { within: ['secret'] } }) })).toEqual(['bad-field'])
  })
})
