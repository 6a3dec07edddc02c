import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SearchHit } from '../../api/contract/search.ts'
import { caseQuery } from '../http/loop-queries.ts'
import { outlineQuery, recordQuery } from '../http/queries.ts'
import { type RecentHit, readRecent } from './recent-hits.ts'

/** What this person last opened, by its name of today: what is gone, or may no longer be read, is left out. */
export function useRecentHits(user: string): readonly SearchHit[] {
  const [kept] = useState(() => readRecent(user))
  const records = kept.flatMap((hit) => (hit.kind === 'record' && hit.ledger !== undefined ? [{ ...hit, ledger: hit.ledger }] : []))
  const cases = kept.filter(({ kind }) => kind === 'case')
  const [outline] = useQueries({ queries: [{ ...outlineQuery, enabled: records.length > 0 }] })
  const read = useQueries({ queries: records.map(({ ledger, id }) => ({ ...recordQuery(ledger, id), retry: false })) })
  const seen = useQueries({ queries: cases.map(({ id }) => ({ ...caseQuery(id), retry: false })) })
  return useMemo(() => {
    const nameOf = (hit: RecentHit): Pick<SearchHit, 'title' | 'detail'> | undefined => {
      if (hit.kind === 'record') {
        const title = read[records.findIndex(({ id }) => id === hit.id)]?.data?.title
        const label = outline.data?.ledgers.find(({ id }) => id === hit.ledger)?.label
        return title === undefined ? undefined : { title, ...(label === undefined ? {} : { detail: label }) }
      }
      if (hit.kind === 'case') {
        const one = seen[cases.findIndex(({ id }) => id === hit.id)]?.data?.case
        return one === undefined ? undefined : { title: one.subjectTitle, detail: `${one.loopLabel} · ${one.stateLabel}` }
      }
      return hit.title === undefined ? undefined : { title: hit.title }
    }
    return kept.flatMap((hit): SearchHit[] => {
      const named = nameOf(hit)
      return named === undefined
        ? []
        : [{ kind: hit.kind, id: hit.id, ...(hit.ledger === undefined ? {} : { ledger: hit.ledger }), ...named }]
    })
  }, [kept, records, cases, read, seen, outline.data])
}
