import type { Decimal } from '../../../definition/decimal/decimal.ts'
import { type Comparison, orderHolds } from '../../../definition/expression/apply-operator.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'

/** On which side of its number a bound lies. */
export const bounds: Readonly<Partial<Record<string, Comparison>>> = { exceed: '>', reach: '>=', atLeast: '>=', under: '<', atMost: '<=' }

/** 均不足两亿元, 均超过20万元; of a plain number at the least so much. */
export function isBeyond({ approximators: [word], value: mark }: Quantity, value: Decimal | undefined): boolean {
  const operator = word === undefined ? '>=' : bounds[word.kind]
  return value !== undefined && operator !== undefined && orderHolds(operator, value.cmp(mark))
}
