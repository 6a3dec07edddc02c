import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import type { PersonLink } from '../ledger/types.ts'
import { definePack } from '../pack/define-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const road = defineLedger({
  id: 'road',
  label: '道路',
  kind: 'register',
  title: ['name'],
  fields: { name: field.text({ label: '路名', required: true }) },
})

function told(persons: readonly PersonLink[]): readonly string[] {
  const loan = {
    ...defineLedger({
      id: 'loan',
      label: '借款',
      kind: 'journal',
      title: ['name'],
      fields: {
        name: field.personName({ label: '姓名', required: true }),
        number: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
        note: field.text({ label: '说明' }),
        road: field.ref({ label: '道路', to: 'road' }),
      },
    }),
    persons,
  }
  const { diagnostics } = resolveCatalogue([
    definePack({ id: 'own', label: '自定', office: '办公室', ledgers: [road, loan], indicators: [] }),
  ])
  return diagnostics.map(({ code }) => code)
}

describe('whom the records of a ledger are about', () => {
  it('is said by a number of identity, with the name beside it', () => {
    expect(told([{ number: 'number', name: 'name' }])).toEqual([])
  })

  it.each([
    ['a field that is not there', { number: 'card' }, 'unknown-field'],
    ['a number that is a text', { number: 'note' }, 'wrong-kind'],
    ['a name that is none', { name: 'note', number: 'number' }, 'wrong-kind'],
    ['a name alone, which is nobody', { name: 'name' }, 'unknown-field'],
    ['a reference to what is about nobody', { through: 'road' }, 'wrong-kind'],
    ['a reference that is none', { through: 'note' }, 'wrong-kind'],
  ])('is not said by %s', (_, link, code) => {
    expect(told([link])).toEqual([code])
  })
})
