import type { Decimal } from '../../../definition/decimal/decimal.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import type { PrintedReport } from '../types.ts'
import { readNumber } from './read-number.ts'

/** A number that would prove an assertion, as arithmetic over values of the ledger and of the text. */
export type Term =
  | { readonly type: 'value'; readonly request: IndicatorRequest }
  | { readonly type: 'number'; readonly value: Decimal }
  | { readonly type: 'calc'; readonly operator: '+' | '-' | '*' | '/'; readonly left: Term; readonly right: Term }
  | { readonly type: 'most'; readonly terms: readonly Term[] }

export type Test =
  | { readonly type: 'date'; readonly year: string | undefined; readonly month: number; readonly day: number }
  | { readonly type: 'names'; readonly names: readonly string[] }
  | { readonly type: 'equals'; readonly quantity: Quantity; readonly times: Decimal }
  | { readonly type: 'compare'; readonly operator: '=' | '>' | '>=' | '<' | '<='; readonly against: Term }

/** One way to prove an assertion. */
export interface Hypothesis {
  readonly term: Term
  readonly test: Test
  /** What the term is, in Chinese: 财政总收入2020年同比. */
  readonly label: string
  readonly unit: string
  /** The words leave no doubt that this is meant: when it does not hold, the assertion is false. */
  readonly certain: boolean
  /** What to write instead: a token. */
  readonly token: string | undefined
  /** A change may also be taken from a figure's printed digits (domain rule 2.6). */
  readonly printed?: { readonly offset: number | undefined; readonly then: Term; readonly form: 'growth' | 'difference' }
}

export function ledgerValue(request: IndicatorRequest): Term {
  return { type: 'value', request }
}

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
    case 'most':
      return term.terms.flatMap(requestsOf)
  }
}

/** A term's value; undefined when a value is unknown or a divisor is not above zero. The greatest of several passes over the unknown ones. */
export function evaluateTerm(term: Term, resultOf: PrintedReport['resultOf']): Decimal | undefined {
  switch (term.type) {
    case 'number':
      return term.value
    case 'value':
      return readNumber(resultOf(term.request))
    case 'most': {
      const known = term.terms.flatMap((one) => evaluateTerm(one, resultOf) ?? [])
      return known.reduce<Decimal | undefined>((most, next) => (most === undefined || next.gt(most) ? next : most), undefined)
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
