import { type Group, groupBy } from '../../../definition/group-by.ts'
import { planAggregateScan } from './aggregate-scan.ts'
import { planDistinctScan } from './distinct-scan.ts'
import { measuredKey, type PlannedLeaf, placeField } from './leaf-terms.ts'
import { planListScan } from './list-scan.ts'
import type { OpenStatement, Scan } from './types.ts'

/** A statement's result row has at most 1,664 columns in PostgreSQL; a leaf takes two, a distinct count two of the outer row. */
const leavesOfOneStatement = 600

/**
 * Plans the statements that read all leaves: for each ledger and way of placing its records one scan, however many measures, periods and
 * slices there are; besides, one for each thing counted distinctly, and one for each list.
 */
export function planScans(open: OpenStatement, leaves: readonly PlannedLeaf[]): readonly Scan[] {
  const aggregated = groupBy(leaves.filter(isAggregated), placementKey)
  const distinct = groupBy(
    leaves.filter(({ leaf }) => leaf.measure.type === 'countDistinct'),
    (planned) => `${placementKey(planned)} ${measuredKey(planned)}`,
  )
  const lists = leaves.filter(({ leaf }) => leaf.measure.take === 'list')
  return [
    ...[...aggregated.values()].flatMap((group) => chunks(group).map((chunk) => planAggregateScan(open, chunk))),
    ...[...distinct.values()].flatMap((group) => chunks(group).map((chunk) => planDistinctScan(open, chunk))),
    ...lists.map((planned) => planListScan(open, planned)),
  ]
}

/** A distinct count that must know of empty months has them counted by the scan that groups by month. */
function isAggregated({ leaf, window }: PlannedLeaf): boolean {
  if (leaf.measure.type === 'countDistinct') return window.type === 'range' && window.expected.length > 0
  return leaf.measure.take !== 'list'
}

function placementKey(planned: PlannedLeaf): string {
  const { measure } = planned.leaf
  return planned.window.type === 'range' ? `${measure.ledger} ${placeField(planned)}` : measure.ledger
}

function chunks<Item>(items: Readonly<Group<Item>>): Readonly<Group<Item>>[] {
  const parts: Group<Item>[] = []
  for (const item of items) {
    const part = parts.at(-1)
    if (part === undefined || part.length >= leavesOfOneStatement) parts.push([item])
    else part.push(item)
  }
  return parts
}
