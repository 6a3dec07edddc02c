import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { SearchHit } from '../../api/contract/search.ts'
import { onOpenSearch } from '../header/search-open.ts'

const SearchDialog = lazy(async () => ({ default: (await import('./SearchDialog.tsx')).SearchDialog }))

/** Ctrl K from anywhere: records, cases, ledgers, indicators, reports by name. */
export function SearchPalette() {
  const [open, setOpen] = useState(false)
  const navigate = useNavigate()
  useEffect(() => onOpenSearch(() => setOpen(true)), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      setOpen((now) => !now)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  const close = useCallback(() => setOpen(false), [])
  const choose = useCallback(
    (hit: SearchHit) => {
      setOpen(false)
      if (hit.kind === 'ledger') void navigate({ to: '/ledgers/$ledger', params: { ledger: hit.id }, search: {} })
      else if (hit.kind === 'indicator') void navigate({ to: '/indicators/$indicator', params: { indicator: hit.id }, search: {} })
      else if (hit.kind === 'report') void navigate({ to: '/reports/$report', params: { report: hit.id }, search: {} })
      else if (hit.kind === 'case') void navigate({ to: '/cases/$case', params: { case: hit.id } })
      else if (hit.ledger !== undefined)
        void navigate({ to: '/ledgers/$ledger', params: { ledger: hit.ledger }, search: { record: hit.id } })
    },
    [navigate],
  )
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <SearchDialog close={close} choose={choose} />
    </Suspense>
  )
}
