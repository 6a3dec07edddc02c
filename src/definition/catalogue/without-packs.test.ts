import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineMeasure } from '../indicator/define-indicator.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { pack } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'
import { leaningOn, withoutPacks } from './without-packs.ts'

const person = defineLedger({
  id: 'person',
  label: '人',
  kind: 'register',
  fields: { name: field.text({ label: '名字' }) },
  title: ['name'],
})
const hen = defineLedger({
  id: 'hen',
  label: '鸡',
  kind: 'register',
  fields: { name: field.text({ label: '名称' }), keeper: field.ref({ label: '饲养人', to: 'person' }) },
  title: ['name'],
})
const note = defineLedger({
  id: 'note',
  label: '记事',
  kind: 'register',
  fields: {
    kind: field.choice({ label: '类别', options: { person: '人', hen: '鸡' } }),
    about: field.anyRef({ label: '对象', choose: 'kind', to: { person: 'person', hen: 'hen' } }),
  },
  title: ['about'],
})
const count = defineMeasure({ id: 'hens', label: '鸡数', unit: '个', flow: 'stock', ledger: hen, type: 'count' })
const { catalogue } = resolveCatalogue([
  pack({ id: 'base', ledgers: [person, note] }),
  pack({
    id: 'farm',
    label: '养殖',
    ledgers: [hen],
    indicators: [count],
    screens: [{ id: 'hens', path: '/hens', label: '鸡舍', within: 'loops' }],
  }),
])

describe('a catalogue without a pack', () => {
  it('has nothing of it, and no field that names its records', () => {
    const left = withoutPacks(catalogue, new Set(['farm']))
    expect(left.packs.map(({ id }) => id)).toEqual(['base'])
    expect(left.ledgers.map(({ id }) => id)).toEqual(['person', 'note'])
    expect([left.indicators, left.screens]).toEqual([[], []])
    expect(left.ledgers[1]?.fields.find(({ id }) => id === 'about')?.field).toMatchObject({ to: { person: 'person' } })
    expect(left.ledgers[1]?.fields.find(({ id }) => id === 'about')?.field).not.toMatchObject({ to: { hen: 'hen' } })
    expect(left.ledgers[1]?.fields.find(({ id }) => id === 'kind')?.field).toMatchObject({ options: { person: '人' } })
    expect(JSON.stringify(left.ledgers[1])).not.toContain('hen')
  })

  it('is the same when none is away', () => {
    expect(withoutPacks(catalogue, new Set())).toEqual(catalogue)
  })

  it('cannot be had of a pack that others refer to', () => {
    expect(leaningOn(catalogue, 'base').map(({ id }) => id)).toEqual(['hen'])
    expect(leaningOn(catalogue, 'farm')).toEqual([])
  })
})
