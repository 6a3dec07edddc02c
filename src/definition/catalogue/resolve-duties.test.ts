import { describe, expect, it } from 'vitest'
import type { DutyDefinition } from '../duty/types.ts'
import { field } from '../field/field.ts'
import type { LedgerDefinition } from '../ledger/types.ts'
import { pack, problems } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const shop: LedgerDefinition = {
  id: 'shop',
  label: '店',
  kind: 'register',
  fields: { name: field.text({ label: '名称' }), closedOn: field.date({ label: '停业日期' }) },
  title: ['name'],
}
const road: LedgerDefinition = {
  id: 'road',
  label: '路',
  kind: 'register',
  fields: { name: field.text({ label: '路名' }) },
  title: ['name'],
}
const duty: LedgerDefinition = {
  id: 'duty',
  label: '责任',
  kind: 'journal',
  fields: {
    objectKind: field.choice({ label: '类别', options: { shop: '店', road: '路' } }),
    object: field.anyRef({ label: '对象', choose: 'objectKind', to: { shop: 'shop', road: 'road' } }),
  },
  title: ['object'],
}
const settings = [{ id: 'visit-days', label: '走访间隔', value: '30', source: '试验' }]
const good: DutyDefinition = {
  id: 'shop',
  label: '店',
  objectKind: 'shop',
  ledger: 'shop',
  inScope: 'closedOn is empty or closedOn > today',
  visitEvery: { setting: 'visit-days' },
}
const of = (duties: readonly DutyDefinition[], ledgers = [shop, road, duty]) => pack({ ledgers, settings, duties })

describe('duties', () => {
  it('are resolved with their scope typed over the record and today', () => {
    const { catalogue, diagnostics } = resolveCatalogue([of([good, { id: 'road', label: '路', objectKind: 'road', ledger: 'road' }])])
    expect(diagnostics).toEqual([])
    expect(catalogue.duties).toMatchObject([
      { id: 'shop', objectKind: 'shop', ledger: 'shop', pack: 'test', inScope: { type: 'logic' }, visitEvery: 'visit-days' },
      { id: 'road', inScope: undefined, mostPerHolder: undefined },
    ])
  })

  it.each<readonly [string, Partial<DutyDefinition>, readonly string[]]>([
    ['a ledger that is not there', { ledger: 'shops' }, ['unknown-ledger test/shop.ledger:1']],
    ['a kind that 包干责任 does not have', { objectKind: 'house' }, ['unknown-option test/shop.objectKind:1']],
    ['a kind that means another ledger', { objectKind: 'road' }, ['unknown-option test/shop.objectKind:1']],
    ['a setting that is not there', { visitEvery: { setting: 'visit' } }, ['unknown-setting test/shop:1']],
    ['a scope that cannot be read', { inScope: 'closedOn >' }, ['expression-syntax test/shop.inScope:11']],
    ['a scope that is no condition', { inScope: 'name' }, ['expression-type test/shop.inScope:1']],
    ['a scope over a reporting period', { inScope: 'closedOn > periodEnd' }, ['expression-type test/shop.inScope:12']],
  ])('are left out for %s', (_, part, expected) => {
    expect(problems(of([{ ...good, ...part }]))).toEqual(expected)
    expect(resolveCatalogue([of([{ ...good, ...part }])]).catalogue.duties).toEqual([])
  })

  it('have one definition a kind of object', () => {
    expect(problems(of([good, { ...good, id: 'again' }]))).toEqual(['duplicate-duty test/again:1'])
    expect(problems(of([{ ...good, id: 'Shop' }]))).toEqual(['bad-id test/Shop:1'])
  })
})
