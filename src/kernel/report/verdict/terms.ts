import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import type { PrintedReport } from '../types.ts'
import { readNumber } from './read-number.ts'
import type { Operator, Term, Test } from './types.ts'

/** The value of a request, in the indicator's base unit. */
export function ledgerValue(request: IndicatorRequest): Term {
  return { type: 'value', request }
}

/** An operation on two terms, computed in exact decimals when both are known. */
export function calc(operator: '+' | '-' | '*' | '/', left: Term, right: Term): Term {
  return { type: 'calc', operator, left, right }
}

/** Every request of a term. */
export function requestsOf(term: Term): readonly IndicatorRequest[] {
  switch (term.type) {
    case 'value':
      return [term.request]
    case 'number':
      return []
    case 'calc':
      return [...requestsOf(term.left), ...requestsOf(term.right)]
    case 'rounded':
      return requestsOf(term.term)
    case 'most':
    case 'least':
    case 'total':
      return term.terms.flatMap(requestsOf)
    case 'tally':
      return [...term.terms, term.against].flatMap(requestsOf)
  }
}

/** A term's value; undefined when a value is unknown or a divisor is not above zero. The greatest of several passes over the unknown ones. */
export function evaluateTerm(term: Term, resultOf: PrintedReport['resultOf']): Decimal | undefined {
  switch (term.type) {
    case 'number':
      return term.value
    case 'value':
      return readNumber(resultOf(term.request))
    case 'rounded': {
      const value = evaluateTerm(term.term, resultOf)
      return value === undefined ? undefined : decimal(value.div(term.place).toFixed(0)).times(term.place)
    }
    case 'most':
    case 'least': {
      const known = term.terms.flatMap((one) => evaluateTerm(one, resultOf) ?? [])
      const beyond = (next: Decimal, best: Decimal) => (term.type === 'most' ? next.gt(best) : next.lt(best))
      return known.reduce<Decimal | undefined>((best, next) => (best === undefined || beyond(next, best) ? next : best), undefined)
    }
    case 'total': {
      const known = term.terms.flatMap((one) => evaluateTerm(one, resultOf) ?? [])
      return known.length === 0 ? undefined : known.reduce((sum, next) => sum.plus(next))
    }
    case 'tally': {
      const against = evaluateTerm(term.against, resultOf)
      const values = term.terms.map((one) => evaluateTerm(one, resultOf))
      if (against === undefined || values.includes(undefined)) return undefined
      return decimal(String(values.filter((value) => value !== undefined && compares(value, term.operator, against)).length))
    }
    case 'calc': {
      const [left, right] = [evaluateTerm(term.left, resultOf), evaluateTerm(term.right, resultOf)]
      if (left === undefined || right === undefined) return undefined
      if (term.operator === '+') return left.plus(right)
      if (term.operator === '-') return left.minus(right)
      if (term.operator === '*') return left.times(right)
      return right.gt('0') ? left.div(right) : undefined
    }
  }
}

/** Every request that a test asks for beside its term. */
export function requestsOfTest(test: Test): readonly IndicatorRequest[] {
  if (test.type === 'compare') return requestsOf(test.against)
  if (test.type === 'condition') return Object.values(test.operands).flatMap(requestsOf)
  if (test.type === 'state') return [test.done]
  if (test.type === 'names') return [...test.earlier, ...(test.counted === undefined ? [] : requestsOf(test.counted))]
  if (test.type === 'every') return test.each.flatMap(({ term, against }) => [...requestsOf(term), ...requestsOf(against)])
  return []
}

/** What a quotient that does not end is short of, multiplied back; a fen of a billion yuan is ten thousand times more. */
const unending = decimal('0.000000000000001')

/** Whether two values stand to each other as an operator says. A task that is reckoned back from its rate is the task. */
export function compares(value: Decimal, operator: Operator, against: Decimal): boolean {
  const order = value.minus(against).abs().lte(against.abs().times(unending)) ? 0 : value.cmp(against)
  switch (operator) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
  }
}
