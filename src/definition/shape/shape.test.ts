import { describe, expect, expectTypeOf, it } from 'vitest'
import { parseShape } from './parse-json.ts'
import { both, count, either, flag, listOf, mapOf, object, oneOf, orNull, requireShape, type ShapeOf, text } from './shape.ts'

const members = {
  ledger: text,
  months: mapOf(listOf(text)),
  standing: either(listOf(text), oneOf(['always'])),
  records: count,
  last: orNull(text),
}
const span = object(members, { open: flag })
const right = { ledger: 'household', months: { since: ['2020-01'] }, standing: 'always', records: 3, last: null }

describe('a shape', () => {
  it('lets a value through as it is, keys included that it does not name', () => {
    const value: unknown = { ...right, more: 1 }
    expect(requireShape(span, value, 'a span')).toBe(value)
    expect(parseShape(span, JSON.stringify(right), 'a span')).toEqual(right)
  })

  it('gives the type that it checks', () => {
    expectTypeOf<ShapeOf<typeof span>>().toEqualTypeOf<
      {
        readonly ledger: string
        readonly months: Readonly<Record<string, readonly string[]>>
        readonly standing: readonly string[] | 'always'
        readonly records: number
        readonly last: string | null
      } & { readonly open?: boolean }
    >()
  })

  it.each([
    [{ ...right, ledger: null }, 'a span at ledger is null, not a text'],
    [{ ...right, months: { since: ['2020-01', 7] } }, 'a span at months at since at 1 is 7, not a text'],
    [{ ...right, standing: 'never' }, 'a span at standing is the text "never", not a list, each a text or one of always'],
    [{ ...right, records: 0.5 }, 'a span at records is 0.5, not a whole number'],
    [{ ...right, open: 'yes' }, 'a span at open is the text "yes", not true or false'],
    [[right], 'a span is a list, not an object'],
    [undefined, 'a span is undefined, not an object'],
  ])('says where %j is something else', (value, says) => {
    expect(() => requireShape(span, value, 'a span')).toThrow(says)
  })

  it('may be two at once, and says which is not there', () => {
    const dated = both(object({ ledger: text }), object({ last: text }))
    expectTypeOf<ShapeOf<typeof dated>>().toExtend<{ readonly ledger: string; readonly last: string }>()
    expect(dated.is({ ledger: 'household', last: '2020' })).toBe(true)
    expect(() => requireShape(dated, right, 'a span')).toThrow('a span at last is null, not a text')
    expect(() => requireShape(dated, { last: '2020' }, 'a span')).toThrow('a span at ledger is undefined, not a text')
  })
})
