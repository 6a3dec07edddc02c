import { describe, expect, it } from 'vitest'
import { outlineOf, writingOf } from '../definition/catalogue/part/outline.ts'
import { partOf } from '../definition/catalogue/part/part-of.ts'
import { resolveCatalogue } from '../definition/catalogue/resolve-catalogue.ts'
import { presentExpression } from '../definition/expression/present-expression.ts'
import { referredLedger } from '../definition/field/field-type.ts'
import { packs } from './index.ts'

const { catalogue } = resolveCatalogue(packs)
const size = (content: unknown) => JSON.stringify(content).length

describe('a part of the catalogue', () => {
  it('says of every indicator what the whole says', () => {
    for (const indicator of catalogue.indicators) {
      const part = partOf(catalogue, { kind: 'indicator', id: indicator.id })
      expect(part?.indicators).toContain(indicator)
      if (part === undefined || !('ledger' in indicator)) continue
      expect(part.ledgers.map(({ id }) => id)).toContain(indicator.ledger)
      for (const said of [indicator.condition, indicator.of])
        if (said !== undefined) expect(presentExpression(said, part)).toBe(presentExpression(said, catalogue))
    }
  })

  it('has with a ledger those that it refers to and the loops over it', () => {
    for (const ledger of catalogue.ledgers) {
      const part = partOf(catalogue, { kind: 'ledger', id: ledger.id })
      const there = new Set(part?.ledgers.map(({ id }) => id))
      expect(there).toContain(ledger.id)
      expect(ledger.fields.flatMap(({ field }) => referredLedger(field) ?? []).filter((id) => !there.has(id))).toEqual([])
      expect(part?.loops).toEqual(catalogue.loops.filter((loop) => loop.ledger === ledger.id))
    }
  })

  it('has with a loop its ledger and the settings that its terms name', () => {
    for (const loop of catalogue.loops) {
      const part = partOf(catalogue, { kind: 'loop', id: loop.id })
      expect(part?.ledgers.map(({ id }) => id)).toEqual([loop.ledger])
      const named = loop.states.flatMap(({ deadline }) => (deadline?.days.type === 'setting' ? [deadline.days.setting] : []))
      expect(named.filter((id) => !part?.settings.some((setting) => setting.id === id))).toEqual([])
    }
  })

  it('is not there for what the catalogue does not have', () => {
    expect(partOf(catalogue, { kind: 'ledger', id: 'hen' })).toBeUndefined()
    expect(partOf(catalogue, { kind: 'loop', id: 'village' })).toBeUndefined()
  })
})

describe('the outline', () => {
  it('names every ledger and loop in a small part of the whole', () => {
    const outline = outlineOf(catalogue)
    expect(outline.ledgers.map(({ id }) => id)).toEqual(catalogue.ledgers.map(({ id }) => id))
    expect(outline.loops.map(({ id }) => id)).toEqual(catalogue.loops.map(({ id }) => id))
    expect(size(outline)).toBeLessThan(size(catalogue) / 20)
    expect(size(writingOf(catalogue))).toBeLessThan(size(catalogue) / 10)
  })
})
