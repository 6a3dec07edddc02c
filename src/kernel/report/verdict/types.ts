import type { Decimal } from '../../../definition/decimal/decimal.ts'
import type { Expression } from '../../../definition/expression/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { Assertion, LineReading } from '../../../definition/report/reading/find-assertions.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'

/** A number that would prove an assertion, as arithmetic over values of the ledger and of the text. */
export type Term =
  | { readonly type: 'value'; readonly request: IndicatorRequest }
  | { readonly type: 'number'; readonly value: Decimal }
  | { readonly type: 'calc'; readonly operator: '+' | '-' | '*' | '/'; readonly left: Term; readonly right: Term }
  /** As it is printed to that place. */
  | { readonly type: 'rounded'; readonly term: Term; readonly place: Decimal }
  /** The greatest, the least or the sum of those that are known. */
  | { readonly type: 'most' | 'least' | 'total'; readonly terms: readonly Term[] }
  /** How many of several lie beyond a bound; unknown where one of them is. */
  | { readonly type: 'tally'; readonly terms: readonly Term[]; readonly operator: Operator; readonly against: Term }

export type Test =
  /** A day of the month from `from` to `to`. */
  | { readonly type: 'date'; readonly year: string | undefined; readonly month: number; readonly from: number; readonly to: number }
  | NamesTest
  /** `most`: what it cannot exceed, as no part does its whole; `slack`: how far the term itself may be off, as the sum of rounded numbers is. */
  | { readonly type: 'equals'; readonly quantity: Quantity; readonly times: Decimal; readonly slack?: Decimal; readonly most?: Decimal }
  | StateTest
  | Comparison
  /** A pack's claim over these numbers. */
  | { readonly type: 'condition'; readonly condition: Expression; readonly operands: Readonly<Record<string, Term>> }
  /** All must hold; one that fails decides alone. What is optional may be unknown, though not all of it. */
  | { readonly type: 'every'; readonly each: readonly (Comparison & { readonly term: Term; readonly optional?: boolean })[] }

/** Every name is in the list, or, where there are more of them than it holds, in it and those of the years before. */
export interface NamesTest {
  readonly type: 'names'
  readonly names: readonly string[]
  readonly earlier: readonly IndicatorRequest[]
  /** How many there are said to be behind names that no 等 leaves open. */
  readonly counted: Term | undefined
  /** The words are of earlier years too: 最早, 先后. */
  readonly wide: boolean
}

/** Things that a list names are in the list of those that are done, or are not. */
export interface StateTest {
  readonly type: 'state'
  readonly done: IndicatorRequest
  /** The words that name them. */
  readonly words: string
  /** `unused`: finished it may be; `aimed`: meant to be finished, which only what is finished already speaks against. */
  readonly way: 'done' | 'open' | 'unused' | 'partly' | 'aimed'
  /** Whether a time is said that no list tells. */
  readonly timed: boolean
  /** The words are of clauses before, where the state's own has no subject: of one name only that stands there. */
  readonly carried?: true
}

export interface Comparison {
  readonly type: 'compare'
  readonly operator: Operator
  readonly against: Term
}

export type Operator = '=' | '!=' | '>' | '>=' | '<' | '<='

/** One way to prove an assertion. */
export interface Hypothesis {
  readonly term: Term
  readonly test: Test
  /** What the term is, in Chinese: 财政总收入2020年同比. */
  readonly label: string
  readonly unit: string
  /** The words leave no doubt that this is meant: when it does not hold, the assertion is false. */
  readonly certain: boolean
  /** Not all words before are read: it decides alone, and when it does not hold that says only that nothing proves the assertion. */
  readonly mild?: true
  /** What to write instead: a token. */
  readonly token: string | undefined
  /** It may prove, and says nothing when it does not hold: parts need not come to their whole. */
  readonly spare?: true
  /** A change may also be taken from a figure's printed digits (domain rule 2.6). */
  readonly printed?: { readonly offset: number | undefined; readonly then: Term; readonly form: 'growth' | 'difference' }
}

/** A line of a template with its reading. */
export interface ReadLine {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'cell'
  readonly level: number
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | undefined
  readonly reading: LineReading
  /** What the heading above speaks of when that is not the report's own time: 2021年目标. */
  readonly planned: boolean
}

/** An assertion of the text with the ways to prove it. */
export interface PlannedAssertion {
  readonly assertion: Assertion
  readonly line: ReadLine
  readonly hypotheses: readonly Hypothesis[]
  /** Of words beside a figure: why nothing proves them. */
  readonly why?: string
  /** An assertion only where a record that it names tells of it. */
  readonly told?: true
  /** Of a cell: what it says as prose would, in which records and measures may be asked of it. */
  readonly spoken?: readonly string[]
}
