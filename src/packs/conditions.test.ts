import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../definition/catalogue/resolve-catalogue.ts'
import { evaluateExpression } from '../definition/expression/evaluate-expression.ts'
import type { EvaluatedRecord } from '../definition/expression/evaluated.ts'
import type { FieldValues } from '../definition/field/types.ts'
import type { ResolvedMeasure } from '../definition/indicator/types.ts'
import { packs } from './index.ts'

const catalogue = indexCatalogue(resolveCatalogue(packs).catalogue)

type Records = Readonly<Record<string, readonly EvaluatedRecord[]>>

function measure(id: string): ResolvedMeasure {
  const indicator = catalogue.getIndicator(id)
  if (!('ledger' in indicator)) throw new Error(`${id} reads no ledger`)
  return indicator
}

/** Whether a record counts for an indicator in 2020; fields that are not given are empty. */
function counts(id: string, record: EvaluatedRecord, records: Records = {}): boolean {
  const { condition, ledger } = measure(id)
  return condition === undefined || evaluateExpression(condition, complete(ledger, record), environment(records)) === true
}

function prints(id: string, values: FieldValues): unknown {
  const { of, ledger } = measure(id)
  return of === undefined ? undefined : evaluateExpression(of, complete(ledger, { id: 'a', values }), environment({}))
}

function environment(records: Records) {
  const list = (ledger: string) => (records[ledger] ?? []).map((record) => complete(ledger, record))
  return {
    findRecord: (ledger: string, id: string) => list(ledger).find((record) => record.id === id),
    listRecords: list,
    periodStart: '2020-01-01',
    periodEnd: '2020-12-31',
  }
}

function complete(ledger: string, { id, values }: EvaluatedRecord): EvaluatedRecord {
  const empty = Object.fromEntries(catalogue.getLedger(ledger).fields.map((field) => [field.id, null]))
  return { id, values: { ...empty, ...values } }
}

const one = (values: FieldValues): EvaluatedRecord => ({ id: 'a', values })

describe('the conditions of indicators', () => {
  it.each([
    ['专家组一致同意通过验收', '2020-11-06', true],
    ['验收合格', '2020-11-06', true],
    ['不合格', '2020-11-06', false],
    ['未通过', '2020-11-06', false],
    ['通过验收', null, false],
    ['通过验收', '2021-01-06', false],
    [null, '2020-11-06', false],
  ])('take farmland with the conclusion %s on %s as accepted: %s', (conclusion, acceptedOn, expected) => {
    expect(counts('farmland-accepted-count', one({ status: 'accepted', conclusion, acceptedOn }))).toBe(expected)
  })

  it('do not ask planned farmland to be accepted', () => {
    expect(counts('farmland-project-count', one({ status: 'planned' }))).toBe(false)
    expect(counts('farmland-project-count', one({ status: 'building' }))).toBe(true)
  })

  it.each([
    ['3A', '3'],
    ['3A级', '3'],
    ['4A', '4'],
  ])('print the grade %s of a scenic town as %s', (grade, printed) => {
    expect(prints('scenic-town-grade', { grade })).toBe(printed)
  })

  it('print the village of a party branch', () => {
    expect(prints('city-advanced-branch', { winner: '竹溪口村党支部' })).toBe('竹溪口村')
  })

  it('count both ends of an emergency response, the leap day too', () => {
    expect(prints('response-days', { launchedOn: '2020-02-28', finishedOn: '2020-03-01' })).toBe('3')
    expect(prints('response-days', { launchedOn: '2020-12-30', finishedOn: null })).toBe('2')
  })

  it.each([
    ['2020-02-10', null, true],
    ['2020-02-17', null, false],
    ['2020-02-18', '2020-02-20', false],
    ['2020-01-20', '2020-02-03', false],
    ['2020-01-20', '2020-02-04', true],
  ])('see a second measure from %s to %s overlap the one of 3 to 17 February: %s', (startedOn, releasedOn, expected) => {
    const first = { id: 'a', values: { name: '某人', village: 'v', startedOn: '2020-02-03', releasedOn: '2020-02-17' } }
    const second = { id: 'b', values: { name: '某人', village: 'v', startedOn, releasedOn } }
    expect(counts('overlapping-measure-count', first, { 'controlled-person': [first, second], village: [one({ name: '竹溪口村' })] })).toBe(
      expected,
    )
  })

  it('do not take two people of one name in two villages for one', () => {
    const first = { id: 'a', values: { name: '某人', village: 'v', startedOn: '2020-02-03', releasedOn: null } }
    const other = { id: 'b', values: { name: '某人', village: 'w', startedOn: '2020-02-03', releasedOn: null } }
    expect(counts('overlapping-measure-count', first, { 'controlled-person': [first, other] })).toBe(false)
  })

  it.each([
    ['2020-01-27', null, true],
    ['2020-01-27', '2020-12-31', false],
    ['2020-01-27', '2021-01-01', true],
    ['2021-01-01', null, false],
  ])('take a duty from %s to %s as covering somebody at the end of 2020: %s', (startedOn, endedOn, expected) => {
    const duty = { id: 'd', values: { object: 'a', objectKind: 'personAway', holder: 'c', startedOn, endedOn } }
    expect(counts('people-away-covered', one({ name: '某人' }), { duty: [duty] })).toBe(expected)
    expect(counts('people-away-uncovered', one({ name: '某人' }), { duty: [duty] })).toBe(!expected)
  })

  it('miss a firm that sits in no small grid, and one in a grid that is not small', () => {
    const grids = {
      grid: [
        { id: 's', values: { category: 'smallEnterprise' } },
        { id: 'b', values: { category: 'bigEnterprise' } },
      ],
    }
    expect(counts('enterprise-without-grid', one({ smallGrid: null }), grids)).toBe(true)
    expect(counts('enterprise-without-grid', one({ smallGrid: 'b' }), grids)).toBe(true)
    expect(counts('enterprise-without-grid', one({ smallGrid: 's' }), grids)).toBe(false)
  })

  it('want a leader, not just anybody, for a big grid', () => {
    const duty = { id: 'd', values: { object: 'a', holder: 'c', startedOn: '2020-02-12', endedOn: null } }
    const held = (category: string) => ({ duty: [duty], cadre: [{ id: 'c', values: { category } }] })
    expect(counts('big-grid-without-leader', one({ category: 'bigEnterprise' }), held('leadership'))).toBe(false)
    expect(counts('big-grid-without-leader', one({ category: 'bigEnterprise' }), held('officeCadre'))).toBe(true)
    expect(counts('big-grid-without-leader', one({ category: 'bigEnterprise' }))).toBe(true)
  })

  it('find a payment before a household was recognised or after it left', () => {
    const households = (leftOn: string | null) => ({
      'low-income-household': [{ id: 'h', values: { recognisedOn: '2020-03-01', leftOn } }],
    })
    const paid = (paidOn: string) => one({ household: 'h', paidOn })
    expect(counts('payment-outside-register-count', paid('2020-02-29'), households(null))).toBe(true)
    expect(counts('payment-outside-register-count', paid('2020-06-30'), households('2020-06-30'))).toBe(true)
    expect(counts('payment-outside-register-count', paid('2020-06-29'), households('2020-06-30'))).toBe(false)
  })
})
