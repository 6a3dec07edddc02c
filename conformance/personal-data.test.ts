import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { isSealed } from '../src/definition/field/is-sealed.ts'
import { personalFields } from '../src/definition/ledger/personal-fields.ts'

const { ledgers } = loadCatalogue()
const holding = ledgers.filter((ledger) => personalFields(ledger).length > 0)

describe('a ledger that holds something of people', () => {
  it('says why it holds it, on what basis and how long', () => {
    expect(holding.length).toBeGreaterThan(15)
    expect(holding.filter(({ processing }) => processing === undefined).map(({ id }) => id)).toEqual([])
  })

  it('says whom its records are about where it holds a number of identity, so that nothing is missing on the page of a person', () => {
    const silent = ledgers.filter(({ fields, persons = [] }) =>
      fields.some(({ id, field }) => field.kind === 'nationalId' && !persons.some(({ number }) => number === id)),
    )
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  it('keeps what is said of somebody in words sealed at rest, but for these: names of ledgers and fields, a roster of who is on duty, where a firm is', () => {
    const open = ledgers.flatMap(({ id: ledger, title, fields }) =>
      fields
        .filter(({ id, field }) => field.kind === 'text' && (field.secrecy ?? 'open') !== 'open' && !title.includes(id) && !isSealed(field))
        .map(({ id }) => `${ledger}.${id}`),
    )
    expect(open.sort()).toEqual([
      'checkpoint-shift.staff',
      'investment-lead.place',
      'person-correction.fieldLabel',
      'person-correction.ledgerLabel',
      'person-correction.target',
    ])
  })

  it('is the only kind that says so', () => {
    const needless = ledgers.filter((ledger) => ledger.processing !== undefined && personalFields(ledger).length === 0)
    expect(needless.map(({ id }) => id)).toEqual([])
  })

  it('goes with the response wherever it restricts or traces somebody: never kept for years of its own', () => {
    const odd = holding.filter(({ retention, processing }) => retention !== undefined && processing?.kept !== undefined)
    expect(odd.map(({ id }) => id)).toEqual([])
  })
})
