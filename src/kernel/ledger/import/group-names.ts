import { headerNames } from '../../../definition/ledger/match-header.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'

/** What a reader of sheets needs to know of the names that may stand over rows instead of in a column. */
export interface GroupNames {
  /** Label of the column that they stand for. */
  readonly label: string
  readonly names: readonly string[]
  /** What such a column may be called. */
  readonly columns: readonly string[]
}

/**
 * Offices write a village once, over its rows. Where a ledger has one column of villages, its own or that of the record it refers to, `villages` (the
 * town's) are such names; undefined where it has none or several.
 */
export function groupsOf(ledger: ResolvedLedger, villages: readonly string[]): GroupNames | undefined {
  const labels = ledger.fields.flatMap(({ field }) => {
    if (field.kind === 'village') return [field.label]
    return field.kind === 'ref' && field.by !== undefined ? Object.keys(field.by).filter((label) => label === '村') : []
  })
  const [label, another] = labels
  if (label === undefined || another !== undefined || villages.length === 0) return undefined
  const own = ledger.fields.filter(({ field }) => field.kind === 'village' || field.kind === 'ref')
  return { label, names: villages, columns: headerNames({ ...ledger, fields: own }) }
}
