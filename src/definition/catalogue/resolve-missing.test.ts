import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import type { MeasureSpec, ResolvedMeasure } from '../indicator/types.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import type { LedgerDefinition, ReturnsDefinition } from '../ledger/types.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

function months(returns?: ReturnsDefinition) {
  return defineLedger({
    id: 'months',
    label: '月表',
    kind: 'journal',
    fields: { month: field.month({ label: '月份' }), paidOn: field.date({ label: '日期' }), amount: field.money({ label: '金额' }) },
    title: ['month'],
    date: 'month',
    ...(returns === undefined ? {} : { returns }),
  })
}

function resolve(ledger: LedgerDefinition, measure: Partial<MeasureSpec> = {}) {
  const indicator = { id: 'x', label: '某数', unit: '元', flow: 'flow', type: 'sum', of: 'amount', ledger, ...measure }
  const { catalogue, diagnostics } = resolveCatalogue([
    { id: 'test', label: '试验', office: '党政办', ledgers: [ledger], indicators: [JSON.parse(JSON.stringify(indicator))] },
  ])
  const [found] = catalogue.indicators
  const measured: ResolvedMeasure | undefined = found !== undefined && 'ledger' in found ? found : undefined
  return { measure: measured, codes: diagnostics.map(({ code, at }) => `${code} ${at.source}`) }
}

const count = { type: 'count', unit: '条', of: undefined } as const

describe('what a period without records means', () => {
  it('is zero for what happened, whether kept by month or by day', () => {
    expect(resolve(months(false)).measure).toMatchObject({ missing: 'zero' })
    expect(resolve(months(true), { date: 'paidOn' }).measure).toMatchObject({ missing: 'zero' })
    expect(resolve(months(false), count).measure?.returned).toBeUndefined()
  })

  it('is not known for a sum over returns, and a count needs something returned', () => {
    const together = { monthsTogether: [1, 2] } as const
    expect(resolve(months(true)).measure).toMatchObject({ missing: 'unknown', placing: { by: 'month', field: 'month' } })
    expect(resolve(months(together)).measure).toMatchObject({ missing: 'unknown', placing: { together: [1, 2] } })
    expect(resolve(months(true), count).measure).toMatchObject({ missing: 'zero', returned: true })
  })

  it('is what the definition says, where it says it', () => {
    expect(resolve(months(true), { missing: 'zero' }).measure).toMatchObject({ missing: 'zero' })
    expect(resolve(months(false), { missing: 'error' }).measure).toMatchObject({ missing: 'error' })
    expect(resolve(months(true), { ...count, missing: 'zero' }).measure?.returned).toBeUndefined()
  })

  it('must be said of a ledger that is added up and kept by month, quarter or year', () => {
    expect(resolve(months()).codes).toEqual(['returns-unstated test/x.missing'])
    expect(resolve(months(), { missing: 'zero' }).codes).toEqual([])
    expect(resolve(months(), count).codes).toEqual([])
    expect(resolve(months(), { date: 'paidOn' }).codes).toEqual([])
  })

  it('knows no returns of single days, and no months together that are none', () => {
    const days = { ...months(true), date: 'paidOn' }
    expect(resolve(days).codes).toEqual(['wrong-kind test/months.returns'])
    expect(resolve(months({ monthsTogether: [2, 1] })).codes).toEqual(['wrong-kind test/months.returns'])
  })

  it('leaves stocks as they are', () => {
    expect(resolve(months(true), { flow: 'stock', type: 'latest' }).measure).toMatchObject({ missing: 'unknown' })
  })
})
