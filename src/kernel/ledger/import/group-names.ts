import { headerNames } from '../../../definition/ledger/match-header.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'

/** What a reader of sheets needs to know of the names that may stand over rows instead of in a column. */
export interface GroupNames {
  /** Label of the column that they stand for. */
  readonly label: string
  readonly names: readonly string[]
  /** What such a column may be called. */
  readonly columns: readonly string[]
  /** Places of the town; else the words of a choice. */
  readonly isPlace: boolean
}

/**
 * Offices write a village once, over its rows, and so what kind the rows are of (一、低保). Where a ledger has one column of villages, its own or that of the record it
 * refers to, `villages` (the town's) are such names; and the words of each of its choices.
 */
export function groupsOf(ledger: ResolvedLedger, villages: readonly string[]): readonly GroupNames[] {
  return [...placesOf(ledger, villages), ...ledger.fields.flatMap((field) => wordsOf(ledger, field))]
}

function placesOf(ledger: ResolvedLedger, villages: readonly string[]): readonly GroupNames[] {
  const labels = ledger.fields.flatMap(({ field }) => {
    if (field.kind === 'village') return [field.label]
    return field.kind === 'ref' && field.by !== undefined ? Object.keys(field.by).filter((label) => label === '村') : []
  })
  const [label, another] = labels
  if (label === undefined || another !== undefined || villages.length === 0) return []
  const own = ledger.fields.filter(({ field }) => field.kind === 'village' || field.kind === 'ref')
  return [{ label, names: villages, columns: headerNames({ ...ledger, fields: own }), isPlace: true }]
}

function wordsOf(ledger: ResolvedLedger, one: ResolvedField): readonly GroupNames[] {
  const { field } = one
  if (field.kind !== 'choice') return []
  const names = [...Object.values(field.options), ...Object.keys(field.optionAliases ?? {})]
  return [{ label: field.label, names, columns: headerNames({ ...ledger, fields: [one] }), isPlace: false }]
}
