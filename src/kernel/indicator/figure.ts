import type { ResolvedIndicator, ResolvedMeasure } from '../../definition/indicator/types.ts'
import type { Period } from '../../definition/period/types.ts'
import type { SliceFilter } from '../../definition/report/types.ts'

/** What is read from a ledger: one measure, one period, one set of slices. Computed indicators come down to these. */
export interface Leaf {
  /** The same for equal leaves: they are read once. */
  readonly key: string
  readonly measure: ResolvedMeasure
  readonly period: Period
  readonly slices: readonly SliceFilter[]
}

/** A year's 任务数 of an indicator. */
export interface TargetLeaf {
  readonly key: string
  readonly indicator: ResolvedIndicator
  /** Other words under which offices write the target down. */
  readonly names: readonly string[]
  readonly year: number
}

/** How a figure is computed: a tree over leaves, with exact decimals in base units. */
export type Figure =
  | { readonly type: 'leaf'; readonly leaf: Leaf }
  | { readonly type: 'target'; readonly target: TargetLeaf }
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'arithmetic'; readonly operator: '+' | '-' | '*' | '/'; readonly left: Figure; readonly right: Figure }
  /** part ÷ whole, × 100 when the unit is %; unknown unless the whole is above zero. */
  | { readonly type: 'rate'; readonly part: Figure; readonly whole: Figure; readonly percent: boolean }
  /** (now − base) ÷ base in %; unknown unless the base is above zero. */
  | { readonly type: 'growth'; readonly now: Figure; readonly base: Figure }
  | { readonly type: 'unknown'; readonly why: string }
  | { readonly type: 'error'; readonly why: string }

/** What a leaf or a figure comes to. `value` is decimal text in the base unit, a date, or words. */
export interface Outcome {
  readonly value: string | null
  readonly list: readonly string[] | undefined
  readonly unknown: string | undefined
  readonly error: string | undefined
  readonly records: number
  /** Why nothing is known, where somebody can do something about it, or nobody. */
  readonly cause?: UnknownCause | undefined
}

/** The ledger that was never kept; or that its records are of longer stretches than the period, so that no record could say. */
export type UnknownCause = { readonly unkept: string } | { readonly undivided: true }

/** A value (exact decimal text, in base units) that stands on so many records; `list` where it is one. */
export function knownOutcome(value: string, records: number, list?: readonly string[]): Outcome {
  return { value, list, unknown: undefined, error: undefined, records }
}

/** No value, and why it is not known. */
export function unknownOutcome(why: string, records = 0, cause?: UnknownCause): Outcome {
  return { value: null, list: undefined, unknown: why, error: undefined, records, cause }
}

/** No value, and what is wrong: unlike an unknown one, it stops a report. */
export function failedOutcome(why: string, records = 0): Outcome {
  return { value: null, list: undefined, unknown: undefined, error: why, records }
}

/** The leaves of a figure in reading order, each once. */
export function leavesOf(figure: Figure): readonly (Leaf | TargetLeaf)[] {
  const found = new Map<string, Leaf | TargetLeaf>()
  const visit = (node: Figure): void => {
    switch (node.type) {
      case 'leaf':
        found.set(node.leaf.key, node.leaf)
        return
      case 'target':
        found.set(node.target.key, node.target)
        return
      case 'arithmetic':
        visit(node.left)
        visit(node.right)
        return
      case 'rate':
        visit(node.part)
        visit(node.whole)
        return
      case 'growth':
        visit(node.now)
        visit(node.base)
    }
  }
  visit(figure)
  return [...found.values()]
}

/** Whether a leaf is read from records; the others are targets. */
export function isMeasured(leaf: Leaf | TargetLeaf): leaf is Leaf {
  return 'measure' in leaf
}
