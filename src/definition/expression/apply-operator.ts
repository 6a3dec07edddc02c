import type { Decimal } from '../decimal/decimal.ts'

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/'

/** Whether a comparison holds of two things whose order is given: below zero when the left one comes first. */
export function orderHolds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

/** Exactly; nothing is divided by zero: undefined. */
export function calculate(operator: Arithmetic, left: Decimal, right: Decimal): Decimal | undefined {
  switch (operator) {
    case '+':
      return left.plus(right)
    case '-':
      return left.minus(right)
    case '*':
      return left.times(right)
    case '/':
      return right.eq('0') ? undefined : left.div(right)
  }
}
