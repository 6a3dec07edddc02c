import { beforeAll, expect, it } from 'vitest'
import { fc } from '../../src/definition/testing/seeded.ts'
import { describeEmbeddedDemo } from '../loaded-demo.ts'
import { rounds } from '../rounds.ts'
import { type Asked, kindOf, type Matrix, openMatrix, ways } from './matrix.ts'

describeEmbeddedDemo('what is printed of access', (open) => {
  let matrix: Matrix
  beforeAll(async () => {
    matrix = await openMatrix(await open())
  })

  it('is granted exactly so: every role, every field of every ledger of the demo, in its part and outside, on every way to a value', async () => {
    const who = fc.constantFrom(...matrix.people)
    const record = fc.nat({ max: 1000 })
    const anywhere = fc
      .constantFrom(...matrix.ledgers)
      .chain(({ ledger, fields }) => fc.constantFrom(...fields.map(({ field }) => ({ ledger, field }))))
    const asked: fc.Arbitrary<Asked> = fc
      .oneof(
        fc.record({ who, record, place: anywhere, way: fc.constantFrom(...ways) }),
        fc.record({ who, record, place: fc.constantFrom(...matrix.masked), way: fc.constantFrom(...ways) }),
        fc.record({ who, record, place: fc.constantFrom(...matrix.guarded), way: fc.constant('write' as const) }),
      )
      .map(({ place, record, ...rest }) => ({ ...rest, ...place, record: record % matrix.records(place.ledger).length }))
    const tally: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        const verdict = await matrix.judge(one)
        expect(verdict.was, JSON.stringify({ ...one, ...verdict })).toBe(verdict.declared)
        const key = `${kindOf(one.way)} ${verdict.declared}`
        tally[key] = (tally[key] ?? 0) + 1
      }),
      { numRuns: rounds({ sample: 250, whole: 20_000 }) },
    )
    // A matrix that only ever said yes, or no, would hold of anything.
    for (const kind of ['read', 'aggregate', 'write'])
      for (const said of ['granted', 'refused']) expect(tally[`${kind} ${said}`] ?? 0, `${kind} ${said}`).toBeGreaterThan(0)
  })

  it('of what is read by what it refers to is granted exactly so: each record of such ledgers, to everybody', async () => {
    const told: Record<string, number> = {}
    for (const { ledger, scope, fields } of matrix.ledgers.filter(({ scope }) => scope.open.length > 0)) {
      expect(scope.read).toBe('part')
      for (const [record] of matrix.records(ledger).entries())
        for (const who of matrix.people) {
          const one: Asked = { who, ledger, field: fields[0]?.field ?? '', record, way: 'one' }
          const verdict = await matrix.judge(one)
          expect(verdict.was, JSON.stringify({ ...one, ...verdict })).toBe(verdict.declared)
          if (who.startsWith('gridWorker')) told[verdict.declared] = (told[verdict.declared] ?? 0) + 1
        }
    }
    for (const said of ['granted', 'refused']) expect(told[said] ?? 0, said).toBeGreaterThan(0)
  })
})
