import type { SearchHit } from '../../api/contract/search.ts'

/** Everything of a ledger that the same words find, in its list. */
export interface MoreHits {
  readonly kind: 'more'
  readonly ledger: string
  readonly label: string
  readonly left: number
}

export type SearchLine = SearchHit | MoreHits

export interface SearchGroup {
  readonly label: string
  readonly lines: readonly SearchLine[]
}

const kinds: readonly { readonly kind: SearchHit['kind']; readonly label: string }[] = [
  { kind: 'record', label: '记录' },
  { kind: 'case', label: '事项' },
  { kind: 'ledger', label: '台账' },
  { kind: 'indicator', label: '指标' },
  { kind: 'report', label: '报告' },
]

/**
 * What was found in the order in which it is walked: somebody or something by name first, each ledger's own together with the way to all of it; but
 * what is called exactly as was typed, a ledger or an indicator, comes before all that only holds the words.
 */
export function groupHits(hits: readonly SearchHit[], asked: string): readonly SearchGroup[] {
  const exact = new Set(hits.filter(({ kind, title }) => kind !== 'record' && kind !== 'case' && title === asked).map(({ kind }) => kind))
  const ordered = [...kinds.filter(({ kind }) => exact.has(kind)), ...kinds.filter(({ kind }) => !exact.has(kind))]
  return ordered.flatMap(({ kind, label }) => {
    const own = hits.filter((hit) => hit.kind === kind)
    if (kind === 'record') return groupRecords(own)
    return own.length === 0 ? [] : [{ label, lines: own }]
  })
}

function groupRecords(hits: readonly SearchHit[]): readonly SearchGroup[] {
  const ledgers = [...new Set(hits.map(({ ledger }) => ledger))]
  return ledgers.map((ledger) => {
    const own = hits.filter((hit) => hit.ledger === ledger)
    const label = own[0]?.ledgerLabel ?? ''
    const left = (own[0]?.total ?? own.length) - own.length
    const more: MoreHits[] = left > 0 && ledger !== undefined ? [{ kind: 'more', ledger, label, left }] : []
    return { label, lines: [...own, ...more] }
  })
}

export function lineKey(line: SearchLine): string {
  return line.kind === 'more' ? `more-${line.ledger}` : `${line.kind}-${line.ledger ?? ''}-${line.id}`
}
