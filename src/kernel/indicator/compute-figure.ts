import { type Decimal, decimal, plainDecimal } from '../../definition/decimal/decimal.ts'
import { presentPeriod } from '../../definition/period/present-period.ts'
import {
  type Figure,
  failedOutcome,
  knownOutcome,
  type Leaf,
  leavesOf,
  type Outcome,
  type TargetLeaf,
  type UnknownCause,
  unknownOutcome,
} from './figure.ts'

/** Puts the leaves of a figure together. An error in any leaf is the figure's error, an unknown leaf makes it unknown; both say which. */
export function computeFigure(figure: Figure, outcomes: ReadonlyMap<string, Outcome>): Outcome {
  if (figure.type === 'leaf') return getOutcome(outcomes, figure.leaf.key)
  const records = leavesOf(figure).reduce((count, leaf) => count + getOutcome(outcomes, leaf.key).records, 0)
  const result = reckon(figure, outcomes)
  if (result.type === 'value') return knownOutcome(plainDecimal(result.value), records)
  return result.type === 'unknown' ? unknownOutcome(result.why, records, result.cause) : failedOutcome(result.why, records)
}

type Reckoned =
  | { readonly type: 'value'; readonly value: Decimal }
  | { readonly type: 'unknown'; readonly why: string; readonly cause?: UnknownCause | undefined }
  | { readonly type: 'error'; readonly why: string }

function reckon(figure: Figure, outcomes: ReadonlyMap<string, Outcome>): Reckoned {
  switch (figure.type) {
    case 'leaf':
      return reckonLeaf(figure.leaf, getOutcome(outcomes, figure.leaf.key))
    case 'target':
      return reckonOutcome(getOutcome(outcomes, figure.target.key), '')
    case 'number':
      return { type: 'value', value: decimal(figure.value) }
    case 'unknown':
    case 'error':
      return figure
    case 'rate':
      return divide(figure.part, figure.whole, outcomes, (part, whole) => (figure.percent ? part.times(decimal('100')) : part).div(whole))
    case 'growth':
      return divide(figure.now, figure.base, outcomes, (now, base) => now.minus(base).times(decimal('100')).div(base))
    case 'arithmetic':
      return reckonArithmetic(figure, outcomes)
  }
}

function reckonArithmetic(figure: Extract<Figure, { type: 'arithmetic' }>, outcomes: ReadonlyMap<string, Outcome>): Reckoned {
  if (figure.operator === '/') return divide(figure.left, figure.right, outcomes, (left, right) => left.div(right))
  return both(reckon(figure.left, outcomes), reckon(figure.right, outcomes), (left, right) => {
    if (figure.operator === '*') return left.times(right)
    return figure.operator === '+' ? left.plus(right) : left.minus(right)
  })
}

/** A ratio over a base that is not above zero has no meaning as a rate: it is unknown, never a number. */
function divide(
  part: Figure,
  whole: Figure,
  outcomes: ReadonlyMap<string, Outcome>,
  work: (part: Decimal, whole: Decimal) => Decimal,
): Reckoned {
  const top = reckon(part, outcomes)
  const base = reckon(whole, outcomes)
  if (top.type === 'value' && base.type === 'value' && base.value.lte(decimal('0'))) {
    return { type: 'unknown', why: `基数不大于零：${nameOf(whole)}为${plainDecimal(base.value)}` }
  }
  return both(top, base, work)
}

function both(left: Reckoned, right: Reckoned, work: (left: Decimal, right: Decimal) => Decimal): Reckoned {
  if (left.type === 'error') return left
  if (right.type === 'error') return right
  if (left.type === 'unknown') return left
  if (right.type === 'unknown') return right
  return { type: 'value', value: work(left.value, right.value) }
}

function reckonLeaf(leaf: Leaf, outcome: Outcome): Reckoned {
  return reckonOutcome(outcome, `${leaf.measure.label}：`)
}

function reckonOutcome(outcome: Outcome, prefix: string): Reckoned {
  if (outcome.error !== undefined) return { type: 'error', why: `${prefix}${outcome.error}` }
  if (outcome.value === null) return { type: 'unknown', why: `${prefix}${outcome.unknown ?? '没有记录'}`, cause: outcome.cause }
  if (!/^-?\d+(\.\d+)?$/.test(outcome.value)) return { type: 'error', why: `${prefix}“${outcome.value}”不是数，不能计算` }
  return { type: 'value', value: decimal(outcome.value) }
}

function nameOf(figure: Figure): string {
  const [first, ...others] = leavesOf(figure)
  if (first === undefined || others.length > 0) return '除数'
  return nameOfLeaf(first)
}

/** 规上工业总产值（2019年1-11月） */
export function nameOfLeaf(leaf: Leaf | TargetLeaf): string {
  if ('year' in leaf) return `${leaf.indicator.label}${leaf.year}年任务数`
  const slices = leaf.slices.map(({ dimension, value }) => `，${dimension}=${value}`).join('')
  return `${leaf.measure.label}（${presentPeriod(leaf.period)}${slices}）`
}

function getOutcome(outcomes: ReadonlyMap<string, Outcome>, key: string): Outcome {
  const outcome = outcomes.get(key)
  if (outcome === undefined) throw new Error(`nothing was read for ${key}`)
  return outcome
}
