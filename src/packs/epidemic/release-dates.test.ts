import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { evaluateExpression } from '../../definition/expression/evaluate-expression.ts'
import type { EvaluatedRecord } from '../../definition/expression/evaluated.ts'
import { parseFieldValue } from '../../definition/field/parse-field-value.ts'
import type { FieldValue, FieldValues } from '../../definition/field/types.ts'
import { matchHeader } from '../../definition/ledger/match-header.ts'
import type { ResolvedValue } from '../../definition/loop/types.ts'
import { fc } from '../../definition/testing/seeded.ts'
import { township } from '../township/pack.ts'
import { isolationEditions } from './isolation-editions.ts'
import { epidemic } from './pack.ts'

/**
 * The independent table: for each edition the span of days on which a measure may begin under it, and for each kind of person the days in central
 * isolation, the days in all, and what day 0 is. Written down from the editions themselves, not from the pack.
 */
const oracle = [
  {
    edition: '第三版',
    from: '2020-01-28',
    to: '2020-02-05',
    kinds: [
      ['closeContact', 14, 14, 'exposure'],
      ['indirectContact', 14, 14, 'exposure'],
      ['keyPerson', null, 14, 'start'],
      ['wholeVillage', null, 14, 'start'],
    ],
  },
  {
    edition: '第四版',
    from: '2020-02-06',
    to: '2020-02-20',
    kinds: [
      ['closeContact', 14, 14, 'exposure'],
      ['indirectContact', 14, 14, 'exposure'],
    ],
  },
  {
    edition: '第五版',
    from: '2020-02-21',
    to: '2020-03-06',
    kinds: [
      ['closeContact', 14, 14, 'exposure'],
      ['indirectContact', 14, 14, 'exposure'],
    ],
  },
  {
    edition: '第六版',
    from: '2020-03-07',
    to: '2020-09-14',
    kinds: [
      ['closeContact', 14, 14, 'exposure'],
      ['indirectContact', 14, 14, 'exposure'],
      ['inbound', 14, 14, 'start'],
    ],
  },
  {
    edition: '第七版',
    from: '2020-09-15',
    to: '2021-05-10',
    kinds: [
      ['closeContact', 14, 14, 'exposure'],
      ['secondaryContact', 14, 14, 'exposure'],
      ['inbound', 14, 14, 'start'],
    ],
  },
  {
    edition: '第八版',
    from: '2021-05-11',
    to: '2022-06-27',
    kinds: [
      ['closeContact', 14, 21, 'exposure'],
      ['secondaryContact', 7, 7, 'exposure'],
      ['inbound', 14, 21, 'start'],
    ],
  },
  {
    edition: '第九版',
    from: '2022-06-28',
    to: '2022-11-10',
    kinds: [
      ['closeContact', 7, 10, 'exposure'],
      ['secondaryContact', null, 7, 'exposure'],
      ['inbound', 7, 10, 'start'],
      ['spillover', 7, 7, 'exposure'],
    ],
  },
  {
    edition: '二十条',
    from: '2022-11-11',
    to: '2022-12-06',
    kinds: [
      ['closeContact', 5, 8, 'exposure'],
      ['secondaryContact', null, null, 'exposure'],
      ['inbound', 5, 8, 'start'],
      ['spillover', null, 7, 'exposure'],
    ],
  },
  {
    edition: '新十条',
    from: '2022-12-07',
    to: '2023-01-07',
    kinds: [
      ['closeContact', null, 5, 'exposure'],
      ['spillover', null, null, 'exposure'],
    ],
  },
  {
    edition: '乙类乙管',
    from: '2023-01-08',
    to: '2025-12-31',
    kinds: [
      ['closeContact', null, null, 'exposure'],
      ['indirectContact', null, null, 'exposure'],
      ['secondaryContact', null, null, 'exposure'],
      ['keyPerson', null, null, 'start'],
      ['inbound', null, null, 'start'],
    ],
  },
] as const

const { catalogue } = resolveCatalogue([township, epidemic])
const ledgers = indexCatalogue(catalogue)
const isolation = catalogue.loops.find(({ id }) => id === 'isolation')
const rules = isolationEditions.rows.map((row, index): EvaluatedRecord => ({ id: `rule-${index}`, values: readRow('isolation-rule', row) }))

function readRow(ledgerId: string, row: Readonly<Record<string, string>>): FieldValues {
  const ledger = ledgers.getLedger(ledgerId)
  const values: Record<string, FieldValue> = {}
  for (const [column, text] of Object.entries(row)) {
    const match = matchHeader(ledger, column)
    const parsed = match && parseFieldValue(match.field.field, text)
    if (match === undefined || parsed === undefined || !parsed.ok) throw new Error(`${column}: ${text}`)
    values[match.field.id] = parsed.value
  }
  return values
}

/** What a step of the loop writes into a field of this person. */
function written(stepId: string, field: string, values: FieldValues, today: string): unknown {
  const value = isolation?.steps.find(({ id }) => id === stepId)?.sets[field]
  return compute(value, values, today)
}

/** What moving home writes into the new record. */
function writtenAtHome(field: string, values: FieldValues, today: string): unknown {
  const [effect] = isolation?.steps.find(({ id }) => id === 'moveHome')?.effects ?? []
  return compute(effect?.type === 'create' ? effect.values[field] : undefined, values, today)
}

function compute(value: ResolvedValue | undefined, values: FieldValues, today: string): unknown {
  if (value?.type !== 'expression') throw new Error('nothing is computed here')
  const empty = Object.fromEntries(ledgers.getLedger('controlled-person').fields.map(({ id }) => [id, null]))
  return evaluateExpression(
    value.expression,
    { id: 'person', values: { ...empty, ...values } },
    {
      findRecord: () => undefined,
      listRecords: (ledger) => (ledger === 'isolation-rule' ? rules : []),
      today,
    },
  )
}

const day = 86_400_000
const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / day
const textOf = (number: number) => new Date(number * day).toISOString().slice(0, 10)

describe.each(oracle)('under $edition, a measure that begins', ({ edition, from, to, kinds }) => {
  const person = fc.record({
    kind: fc.constantFrom(...kinds),
    start: fc.integer({ min: dayOf(from), max: dayOf(to) }),
    exposedBefore: fc.integer({ min: 0, max: 6 }),
  })

  it('ends when an independent table says it ends, for 300 people', () => {
    fc.assert(
      fc.property(person, ({ kind: [category, central, whole, countFrom], start, exposedBefore }) => {
        const startedOn = textOf(start)
        const values = { category, startedOn, lastExposureOn: textOf(start - exposedBefore) }
        const dayZero = countFrom === 'exposure' ? start - exposedBefore : start
        const expected = (days: number | null) => (days === null ? null : textOf(dayZero + days))
        expect(written('isolateCentrally', 'edition', values, startedOn)).toBe(edition)
        expect(written('isolateCentrally', 'dueOn', values, startedOn)).toBe(expected(central))
        expect(written('isolateAtHome', 'dueOn', values, startedOn)).toBe(expected(whole))
        if (central === null || whole === null || whole === central) return
        const inCentral = { ...values, edition, dueOn: expected(central) }
        // Even when the edition has changed meanwhile, the days at home are those of the person's own.
        for (const today of [textOf(dayZero + central), '2023-06-01'])
          expect(writtenAtHome('dueOn', inCentral, today)).toBe(expected(whole))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the day a term is counted from', () => {
  it('is needed: a contact whose last exposure is not known gets no term, and so no measure', () => {
    const values = { category: 'closeContact', startedOn: '2021-08-01' }
    expect(written('isolateCentrally', 'dueOn', values, '2021-08-01')).toBeNull()
  })

  it('moves with a new exposure, by the edition in force on that day', () => {
    const values = { category: 'closeContact', startedOn: '2022-06-20', lastExposureOn: '2022-06-19' }
    expect(written('isolateCentrally', 'dueOn', values, '2022-06-20')).toBe('2022-07-03')
    expect(written('recountCentral', 'dueOn', values, '2022-06-29')).toBe('2022-06-26')
    expect(written('recountCentral', 'edition', values, '2022-06-29')).toBe('第九版')
  })

  it('does not stand before the first edition', () => {
    const values = { category: 'closeContact', startedOn: '2020-01-20', lastExposureOn: '2020-01-19' }
    expect(written('isolateCentrally', 'dueOn', values, '2020-01-20')).toBeNull()
  })
})
