import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { defineMeasure } from '../../definition/indicator/define-indicator.ts'
import { common, withIndicators } from '../../definition/testing/small-pack.ts'
import { indexPart } from '../http/catalogue.ts'
import { describeIndicator } from './describe-indicator.ts'

const plain = defineMeasure({ ...common, type: 'sum', of: 'amount' })
const inOne = defineMeasure({ ...common, id: 'y', label: '另一数', type: 'sum', of: 'amount', monthsTogether: [1, 2] })
const index = indexPart(resolveCatalogue([withIndicators(plain, inOne)]).catalogue)

function timeOf(id: string): string | undefined {
  const indicator = index.indicators.get(id)
  if (indicator === undefined) throw new Error(`no indicator ${id}`)
  return describeIndicator(indicator, index).find(({ term }) => term === '时间')?.text
}

describe('the definition of an indicator in words', () => {
  it('says by what its records fall into a period, and which months are reported in one', () => {
    expect(timeOf('x')).toBe('按月份落入期间')
    expect(timeOf('y')).toBe('按月份落入期间；1—2月合并上报，不单独出数')
  })
})
