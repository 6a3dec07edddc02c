import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import type { LedgerDefinition } from '../ledger/types.ts'
import { output, pack, problems } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

describe('what is wrong with ledgers', () => {
  const ledger = (part: Partial<LedgerDefinition>): LedgerDefinition => ({ ...output, id: 'other', label: '其他', ...part })

  it.each<readonly [string, readonly LedgerDefinition[], readonly string[]]>([
    ['an id that cannot be a table', [ledger({ id: 'Other_Thing' })], ['bad-id test/Other_Thing:1']],
    ['two ledgers of one id', [ledger({}), ledger({ label: '再一' })], ['duplicate-ledger test/other:1']],
    [
      'two ledgers of one name, spelt with a space',
      [ledger({}), ledger({ id: 'again', label: '其 他' })],
      ['duplicate-ledger-label test/again:1'],
    ],
    [
      'a field of a wrong name',
      [ledger({ fields: { Amount: field.money({ label: '额' }) }, title: [], date: 'x' })],
      ['bad-id test/other.Amount:1', 'unknown-field test/other.date:1'],
    ],
    [
      'a field that is a word of the grammar',
      [ledger({ fields: { outer: field.text({ label: '外' }) }, title: ['outer'], date: 'outer' })],
      ['bad-id test/other.outer:1', 'wrong-kind test/other.date:1'],
    ],
    [
      'two fields of one label',
      [
        ledger({
          fields: { a: field.text({ label: '甲' }), b: field.text({ label: '乙', aliases: ['甲 '] }), month: field.month({ label: '月' }) },
          title: ['a'],
        }),
      ],
      ['duplicate-field-label test/other.b:1'],
    ],
    [
      'two fields of one column',
      [
        ledger({
          fields: { ab: field.text({ label: '甲' }), aB: field.text({ label: '乙' }), a_b: field.text({ label: '丙' }) },
          title: [],
          unique: [['x']],
          date: 'ab',
        }),
      ],
      [
        'bad-id test/other.a_b:1',
        'duplicate-column test/other.a_b:1',
        'unknown-field test/other.unique:1',
        'wrong-kind test/other.date:1',
      ].sort(),
    ],
    ['a title that is no field', [ledger({ title: ['firmm'] })], ['unknown-field test/other.title:1']],
    ['effective dates that are no dates', [ledger({ effective: { from: 'month' } })], ['wrong-kind test/other.effective:1']],
    [
      'a reference to nowhere',
      [ledger({ fields: { month: field.month({ label: '月' }), firm: field.ref({ label: '企业', to: 'firms' }) } })],
      ['unknown-ledger test/other.firm:1'],
    ],
    [
      'a village without a register of villages',
      [ledger({ fields: { month: field.month({ label: '月' }), firm: field.village({ label: '村' }) } })],
      ['unknown-ledger test/other.firm:1'],
    ],
    [
      'columns of a reference that are no fields',
      [ledger({ fields: { month: field.month({ label: '月' }), firm: field.ref({ label: '产值', to: 'output', by: { 企业: 'frim' } }) } })],
      ['unknown-field test/other.firm:1'],
    ],
    [
      'a chooser that is no choice',
      [
        ledger({
          fields: { month: field.month({ label: '月' }), firm: field.anyRef({ label: '对象', choose: 'month', to: { a: 'output' } }) },
        }),
      ],
      ['wrong-kind test/other.firm:1'],
    ],
    [
      'a scale no column has',
      [ledger({ fields: { month: field.month({ label: '月' }), firm: field.decimal({ label: '数', scale: 11 }) } })],
      ['bad-field test/other.firm:1'],
    ],
    [
      'bounds the wrong way round',
      [ledger({ fields: { month: field.month({ label: '月' }), firm: field.money({ label: '数', min: '2', max: '1' }) } })],
      ['bad-field test/other.firm:1'],
    ],
    [
      'two options of one label',
      [ledger({ fields: { month: field.month({ label: '月' }), firm: field.choice({ label: '类', options: { a: '甲', b: '甲 ' } }) } })],
      ['duplicate-option-label test/other.firm:1'],
    ],
  ])('%s', (_, ledgers, expected) => expect(problems(pack({ ledgers: [output, ...ledgers] })).sort()).toEqual(expected))

  it('gives a field whose name the table uses itself another column', () => {
    const { catalogue } = resolveCatalogue([
      pack({ ledgers: [ledger({ fields: { town: field.text({ label: '镇' }), month: field.month({ label: '月' }) }, title: ['town'] })] }),
    ])
    expect(catalogue.ledgers[0]?.fields[0]?.column).toBe('town_')
  })
})
