import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { packs } from '../../../packs/index.ts'
import { laterFields } from './later-fields.ts'

const { catalogue } = resolveCatalogue(packs)
const { getLedger } = indexCatalogue(catalogue)
const later = (id: string) => [...laterFields(getLedger(id), catalogue.loops)]

describe('fields that a new record stands without', () => {
  it('are those that the steps of its loop fill in', () => {
    expect(later('grid-event')).toEqual(expect.arrayContaining(['deadline', 'closedOn', 'result', 'rating', 'status']))
    expect(later('grid-event')).not.toContain('content')
  })

  it('are never the required ones', () => {
    for (const ledger of catalogue.ledgers) {
      const required = ledger.fields.filter(({ field }) => field.required === true).map(({ id }) => id)
      expect(later(ledger.id).filter((id) => required.includes(id))).toEqual([])
    }
  })

  it('are none where no loop runs', () => {
    expect(later('village')).toEqual([])
  })
})
