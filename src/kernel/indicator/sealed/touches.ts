import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { DestroyedSpan, DestroyedSpans } from '../../destroyed/types.ts'
import type { Leaf } from '../figure.ts'
import { type LeafWindow, windowOf } from '../window.ts'
import { measureKey, mentionsLedger } from './measure-key.ts'

/**
 * Whether destroyed records may have been among those that a leaf reads. Never says no where one was: a figure that cannot be known is better than a
 * wrong one. Pure.
 */
export function touches({ ledgers, untouched, passed }: DestroyedSpans, leaf: Leaf, catalogue: CatalogueIndex): boolean {
  const key = measureKey(leaf.measure)
  const window = windowOf(leaf)
  return ledgers.some((span) => {
    // What stands long after the last of them, and was seen to come to the same without them.
    if (isOpen(window) && leaf.period.firstMonth > span.lastMonth && passed.includes(key)) return false
    if (touchesOwn(span, leaf)) return true
    if (untouched.includes(key) || !mentionsLedger(leaf, span.ledger, catalogue)) return false
    return isOpen(window) || leaf.period.firstMonth <= span.lastMonth
  })
}

/** A leaf that looks back beyond its period, however late that is. */
export function isOpen(window: LeafWindow): boolean {
  return window.type === 'standing' || (window.type === 'range' && window.from === undefined)
}

/** Whether records of the leaf's own ledger went that lay in its window. */
export function touchesOwn(span: DestroyedSpan, leaf: Leaf): boolean {
  const { measure, period } = leaf
  if (span.ledger !== measure.ledger) return false
  const window = windowOf(leaf)
  if (window.type === 'impossible') return false
  if (window.type === 'standing') {
    if (window.effective === undefined) return span.records > 0
    return span.standing === 'always' || span.standing.includes(period.lastMonth)
  }
  const from = window.from === undefined ? '' : firstMonthOf(window.from)
  const until = firstMonthOf(window.until)
  return (span.months[window.field] ?? []).some((month) => month >= from && month < until)
}

/** The month in which the day, month, quarter or year of a key begins. */
function firstMonthOf(key: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key)
  if (quarter !== null) return `${quarter[1]}-${['01', '04', '07', '10']['1234'.indexOf(quarter[2] ?? '')] ?? '01'}`
  return key.length === 4 ? `${key}-01` : key.slice(0, 7)
}
