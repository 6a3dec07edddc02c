import type { Expression, TypedExpression } from '../expression/types.ts'
import type { FieldValues } from '../field/types.ts'
import { fc } from './seeded.ts'

const anyLedger = fc.constantFrom('bridge', 'bridge-inspection', '桥梁巡查')

/** Any tree that the grammar can write, for tests of parsing and writing. Offsets are all 0: compare trees with `withoutOffsets`. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => {
  const name = fc.constantFrom('cost', '造价', 'is', 'in', '产值(元)', 'output-a', 'min', 'empty', 'x1', '且', 'total', 'today', 'setting')
  const literal: fc.Arbitrary<Expression> = fc.oneof(
    fc
      .tuple(fc.nat(99_999), fc.nat(99))
      .map(([whole, part]): Expression => ({ type: 'number', value: part === 0 ? `${whole}` : `${whole}.${part}` })),
    fc.constantFrom('甲', "it's", '', '“引号”').map((value): Expression => ({ type: 'text', value })),
    fc.boolean().map((value): Expression => ({ type: 'boolean', value })),
  )
  const any = tie('any')
  return {
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      fc.array(name, { minLength: 1, maxLength: 3 }).map((names): Expression => ({ type: 'path', names, at: 0 })),
      any.map((operand): Expression => ({ type: 'not', operand })),
      any.map((operand): Expression => ({ type: 'negate', operand })),
      fc
        .tuple(fc.constantFrom('and', 'or'), any, any)
        .map(([operator, left, right]): Expression => ({ type: 'logic', operator, left, right })),
      fc
        .tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), any, any)
        .map(([operator, left, right]): Expression => ({ type: 'compare', operator, left, right, at: 0 })),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/'), any, any)
        .map(([operator, left, right]): Expression => ({ type: 'arithmetic', operator, left, right, at: 0 })),
      fc
        .tuple(any, fc.array(literal, { minLength: 1, maxLength: 3 }))
        .map(([operand, options]): Expression => ({ type: 'in', operand, options, at: 0 })),
      fc.tuple(any, fc.boolean()).map(([operand, negated]): Expression => ({ type: 'empty', operand, negated })),
      fc
        .tuple(fc.constantFrom('coalesce', 'min', 'daysBetween'), fc.array(any, { maxLength: 3 }))
        .map(([call, args]): Expression => ({ type: 'call', name: call, arguments: args, at: 0 })),
      fc
        .tuple(fc.constantFrom('exists', 'tally'), anyLedger, any)
        .map(([type, ledger, condition]): Expression => ({ type, ledger, condition, at: 0 })),
      fc
        .tuple(fc.constantFrom('find', 'total'), anyLedger, any, any)
        .map(([type, ledger, value, condition]): Expression => ({ type, ledger, value, condition, at: 0 })),
      fc.constantFrom('visit-days', "it's").map((setting): Expression => ({ type: 'setting', setting, at: 0 })),
    ),
  }
}).any

/** The same tree with every offset 0. */
export function withoutOffsets(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? 0 : value)))
}

const number = (name: string): TypedExpression => ({ type: 'field', depth: 0, from: 'row', through: [], field: name, valueType: 'number' })
const flag = (name: string): TypedExpression => ({ type: 'field', depth: 0, from: 'row', through: [], field: name, valueType: 'boolean' })

/** Conditions over two numbers `a`, `b` and two flags `p`, `q`, any of which may be empty. */
export const anyCondition: fc.Arbitrary<TypedExpression> = fc.letrec<{ condition: TypedExpression; amount: TypedExpression }>((tie) => ({
  amount: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', 'b').map(number),
    fc.integer({ min: -3, max: 3 }).map((value): TypedExpression => {
      const positive: TypedExpression = { type: 'number', value: String(Math.abs(value)) }
      return value < 0 ? { type: 'negate', operand: positive } : positive
    }),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('amount'), tie('amount'))
      .map(([operator, left, right]): TypedExpression => ({ type: 'arithmetic', operator, left, right })),
    fc
      .tuple(fc.constantFrom('coalesce', 'min', 'max'), tie('amount'), tie('amount'))
      .map(([name, left, right]): TypedExpression => ({ type: 'call', name, arguments: [left, right], valueType: 'number' })),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('p', 'q').map(flag),
    fc.boolean().map((value): TypedExpression => ({ type: 'boolean', value })),
    fc.tuple(tie('amount'), fc.boolean()).map(([operand, negated]): TypedExpression => ({ type: 'empty', operand, negated })),
    tie('condition').map((operand): TypedExpression => ({ type: 'not', operand })),
    fc
      .tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition'))
      .map(([operator, left, right]): TypedExpression => ({ type: 'logic', operator, left, right })),
    fc
      .tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('amount'), tie('amount'))
      .map(([operator, left, right]): TypedExpression => ({ type: 'compare', operator, left, right, operandType: 'number' })),
  ),
})).condition

/** Values for `anyCondition`, empty ones among them. */
export const anyRow: fc.Arbitrary<FieldValues> = fc.record({
  a: fc.constantFrom(null, '0', '1.5', '-2', '100.25'),
  b: fc.constantFrom(null, '0', '1.5', '3'),
  p: fc.constantFrom(null, true, false),
  q: fc.constantFrom(null, true, false),
})
