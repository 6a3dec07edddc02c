import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import type { ExclusiveRule, LedgerDefinition } from '../ledger/types.ts'
import { pack, problems } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const ledger = (exclusive: readonly ExclusiveRule[], dated = true): LedgerDefinition => ({
  id: 'use',
  label: '使用',
  kind: 'register',
  fields: {
    room: field.text({ label: '房间' }),
    kind: field.choice({ label: '方式', options: { own: '专用', shared: '合用' } }),
    day: field.date({ label: '起' }),
  },
  title: ['room'],
  exclusive,
  ...(dated ? { effective: { from: 'day' } } : {}),
})

describe('rules of what excludes each other', () => {
  const rule = { per: ['room'], when: { kind: 'own' }, why: '只能一人' }

  it('are kept as they are written when they can be held', () => {
    const { catalogue, diagnostics } = resolveCatalogue([pack({ ledgers: [ledger([rule])] })])
    expect(diagnostics).toEqual([])
    expect(catalogue.ledgers[0]?.exclusive).toEqual([rule])
  })

  it.each<readonly [string, LedgerDefinition, readonly string[]]>([
    ['a field that is not there', ledger([{ ...rule, per: ['rooms'] }]), ['unknown-field test/use.exclusive:1']],
    ['a condition on a field that is not there', ledger([{ ...rule, when: { sort: 'own' } }]), ['unknown-field test/use.exclusive:1']],
    ['something to tell apart by that is not there', ledger([{ ...rule, apartBy: 'badge' }]), ['unknown-field test/use.exclusive:1']],
    ['an option that is not there', ledger([{ ...rule, when: { kind: '专用' } }]), ['unknown-option test/use.exclusive:1']],
    ['a condition on a date', ledger([{ ...rule, when: { day: '2020-01-01' } }]), ['wrong-kind test/use.exclusive:1']],
    ['nothing to agree in', ledger([{ ...rule, per: [] }]), ['bad-field test/use.exclusive:1']],
    ['no dates', ledger([rule], false), ['undated-exclusive test/use.exclusive:1']],
  ])('are left out for %s', (_, definition, expected) => {
    expect(problems(pack({ ledgers: [definition] }))).toEqual(expected)
    expect(resolveCatalogue([pack({ ledgers: [definition] })]).catalogue.ledgers[0]?.exclusive).toEqual([])
  })
})
