import { describe, expectTypeOf, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { definePack } from '../pack/define-pack.ts'
import { defineComputed, defineMeasure } from './define-indicator.ts'
import type { IndicatorDefinition } from './types.ts'

const bridge = defineLedger({
  id: 'bridge',
  label: '桥梁',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    builtOn: field.date({ label: '建成日期' }),
    cost: field.money({ label: '造价' }),
    scale: field.choice({ label: '规模', options: { small: '小', large: '大' } }),
    closed: field.boolean({ label: '封闭' }),
  },
  title: ['name'],
})

const common = { id: 'bridge-cost', label: '桥梁造价', unit: '元', flow: 'flow', ledger: bridge } as const

describe('defineMeasure', () => {
  it('takes fields, options and dates of its ledger', () => {
    const measure = defineMeasure({
      ...common,
      date: 'builtOn',
      type: 'sum',
      of: 'cost',
      filter: { scale: ['small', 'large'], closed: false },
    })
    expectTypeOf(measure).toEqualTypeOf<IndicatorDefinition>()
    defineMeasure({ ...common, date: 'builtOn', type: 'sum', of: { expression: 'cost * 2' } })
    definePack({ id: 'roads', label: '道路', office: '村镇建设办公室', ledgers: [bridge], indicators: [measure] })
  })

  it('does not compile with a wrong field name in of, date or filter', () => {
    // @ts-expect-error costs is no field
    defineMeasure({ ...common, type: 'sum', of: 'costs' })
    // @ts-expect-error openedOn is no field
    defineMeasure({ ...common, type: 'count', date: 'openedOn' })
    // @ts-expect-error size is no field
    defineMeasure({ ...common, type: 'count', filter: { size: 'small' } })
    // @ts-expect-error colour is no field
    defineMeasure({ ...common, type: 'countDistinct', of: 'colour' })
    // @ts-expect-error owner is no field
    defineMeasure({ ...common, type: 'pick', of: 'owner', take: 'first' })
  })

  it('does not compile with an option that the choice does not have', () => {
    // @ts-expect-error huge is no option
    defineMeasure({ ...common, type: 'count', filter: { scale: 'huge' } })
    // @ts-expect-error huge is no option
    defineMeasure({ ...common, type: 'count', filter: { scale: ['small', 'huge'] } })
    // @ts-expect-error a yes/no field is compared with true or false
    defineMeasure({ ...common, type: 'count', filter: { closed: '是' } })
  })

  it('does not compile with parts that its type does not have or lacks', () => {
    // @ts-expect-error a sum of nothing
    defineMeasure({ ...common, type: 'sum' })
    // @ts-expect-error pick says which to take
    defineMeasure({ ...common, type: 'pick', of: 'name' })
    // @ts-expect-error median is no type
    defineMeasure({ ...common, type: 'median', of: 'cost' })
    // @ts-expect-error 块 is no unit
    defineMeasure({ ...common, unit: '块', type: 'sum', of: 'cost' })
  })
})

describe('defineComputed', () => {
  const rate = { id: 'rate', label: '比率', unit: '%', flow: 'flow' } as const

  it('does not compile with parts that its type does not have or lacks', () => {
    defineComputed({ ...rate, type: 'ratio', numerator: 'a', denominator: 'b' })
    // @ts-expect-error a ratio over nothing
    defineComputed({ ...rate, type: 'ratio', numerator: 'a' })
    // @ts-expect-error a share of what
    defineComputed({ ...rate, type: 'share', of: 'a' })
    // @ts-expect-error a formula is text
    defineComputed({ ...rate, type: 'derived', formula: 1 })
  })
})
