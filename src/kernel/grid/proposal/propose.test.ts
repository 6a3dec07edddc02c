import { describe, expect, it } from 'vitest'
import { fc } from '../../../definition/testing/seeded.ts'
import { type Candidate, type ProposalObject, propose } from './propose.ts'

const somebody = (id: string, posts: readonly string[] = [], byKind: Readonly<Record<string, number>> = {}): Candidate => ({
  id,
  name: id,
  posts: new Set(posts),
  holds: new Set(),
  byKind: new Map(Object.entries(byKind)),
})
const object = (id: string, village?: string, grid?: string, kind = 'house'): ProposalObject => ({ id, kind, village, grid })
const holders = (...args: Parameters<typeof propose>) => propose(...args).map(({ object: id, holder, near }) => [id, holder, near])
const noLimit = new Map<string, undefined>()

describe('a proposal', () => {
  it('goes by grid, then village, then who does this work, then anybody', () => {
    const candidates = [
      somebody('any'),
      somebody('worker', [], { house: 5 }),
      somebody('village', ['v1']),
      somebody('grid', ['g1', 'v1'], { house: 9 }),
    ]
    const objects = [object('1', 'v1', 'g1'), object('2', 'v1', 'g2'), object('3', 'v9'), object('4', undefined, undefined, 'road')]
    expect(holders(objects, candidates, noLimit)).toEqual([
      ['1', 'grid', 'grid'],
      ['2', 'village', 'village'],
      ['3', 'worker', 'kind'],
      ['4', 'any', 'town'],
    ])
  })

  it('spares who answers for the whole village while somebody is posted there', () => {
    const leader = { ...somebody('leader'), holds: new Set(['v1']) }
    const posted = somebody('posted', ['v1'], { house: 8 })
    expect(holders([object('1', 'v1')], [leader, posted], noLimit)).toEqual([['1', 'posted', 'village']])
    expect(holders([object('1', 'v1')], [leader, somebody('worker', [], { house: 0 })], noLimit)).toEqual([['1', 'leader', 'charge']])
  })

  it('evens out the load of those who are equally near, counting what it gives', () => {
    const candidates = [somebody('a', ['v1'], { house: 2 }), somebody('b', ['v1'], { road: 4 })]
    const objects = Array.from({ length: 6 }, (_, index) => object(String(index), 'v1'))
    expect(propose(objects, candidates, noLimit).map(({ holder, load }) => `${holder}${load}`)).toEqual([
      'a3',
      'a4',
      'a5',
      'b5',
      'a6',
      'b6',
    ])
  })

  it('passes over whoever has reached the limit, and says when nobody is left below it', () => {
    const candidates = [somebody('a', ['v1'], { house: 1 }), somebody('b', [], { house: 9 })]
    const objects = [object('1', 'v1'), object('2', 'v1')]
    expect(propose(objects, candidates, new Map([['house', 2]]))).toMatchObject([
      { holder: 'a', full: false },
      { holder: 'a', full: true },
    ])
    expect(propose(objects, [], noLimit)).toEqual([])
  })

  it('is the same whatever order the objects come in, gives each object once, and is never uneven by more than one among equals', () => {
    const places = fc.constantFrom('v1', 'v2')
    const objects = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), village: fc.option(places, { nil: undefined }) }), {
      selector: ({ id }) => id,
    })
    fc.assert(
      fc.property(objects, fc.integer({ min: 1, max: 5 }), (made, count) => {
        const all = made.map(({ id, village }) => object(id, village))
        const candidates = Array.from({ length: count }, (_, index) => somebody(`c${index}`, ['v1', 'v2'], { house: 0 }))
        const proposed = propose(all, candidates, noLimit)
        expect(proposed).toHaveLength(all.length)
        expect(propose([...all].reverse(), candidates, noLimit)).toEqual(proposed)
        const loads = candidates.map(({ id }) => proposed.filter(({ holder }) => holder === id).length)
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
