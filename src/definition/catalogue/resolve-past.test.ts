import { describe, expect, it } from 'vitest'
import { defineMeasure } from '../indicator/define-indicator.ts'
import type { MeasureSpec } from '../indicator/types.ts'
import { common, foreign, withIndicators } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const stock = defineMeasure({ ...common, unit: '家', flow: 'stock', date: null, type: 'count' })

function past(part: Partial<MeasureSpec> = {}) {
  const { catalogue, diagnostics } = resolveCatalogue([withIndicators(foreign({ ...stock, ...JSON.parse(JSON.stringify(part)) }))])
  expect(diagnostics).toEqual([])
  const [found] = catalogue.indicators
  return found !== undefined && 'ledger' in found ? found.past : 'none'
}

describe('how a stock stood in the past', () => {
  it('is told by what was recorded then, where no date tells', () => {
    expect(past()).toBe('versions')
    expect(past({ when: "scale = 'large'" })).toBe('versions')
  })

  it('is told by the record’s dates, where the condition speaks of the period', () => {
    expect(past({ when: 'year(month) <= year(periodEnd)' })).toBeUndefined()
    expect(past({ when: 'year(month) <= year(periodEnd)', past: 'versions' })).toBe('versions')
    expect(past({ past: 'dates' })).toBeUndefined()
  })

  it('is no question for flows and for what is placed by a date', () => {
    expect(past({ flow: 'flow', date: 'month' })).toBeUndefined()
    expect(past({ date: 'month' })).toBeUndefined()
  })
})
