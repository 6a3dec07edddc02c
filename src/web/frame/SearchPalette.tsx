import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { onOpenSearch } from '../header/search-open.ts'
import { outlineQuery } from '../http/queries.ts'
import { pageOf } from '../screen/page-of.ts'
import { useSession } from '../session/use-session.ts'
import { keepRecent } from './recent-hits.ts'
import type { SearchLine } from './search-lines.ts'

const loadDialog = async () => ({ default: (await import('./SearchDialog.tsx')).SearchDialog })
const SearchDialog = lazy(loadDialog)
/** Long after the page itself has come in: whoever opens the search types at once, and what is typed before the dialog is there is lost. */
const fetchedAfter = 3_000

/** Ctrl K from anywhere: records, cases, ledgers, indicators, reports by name. */
export function SearchPalette() {
  const [open, setOpen] = useState(false)
  const navigate = useNavigate()
  const { user } = useSession()
  const { data: screens } = useQuery({ ...outlineQuery, select: (outline) => outline.screens })
  useEffect(() => onOpenSearch(() => setOpen(true)), [])
  useEffect(() => {
    const timer = window.setTimeout(() => void loadDialog(), fetchedAfter)
    return () => window.clearTimeout(timer)
  }, [])
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
    (line: SearchLine, asked: string) => {
      setOpen(false)
      if (line.kind === 'more') return void navigate({ to: '/ledgers/$ledger', params: { ledger: line.ledger }, search: { q: asked } })
      keepRecent(user.id, line)
      const { kind, id, ledger } = line
      if (kind === 'ledger') void navigate({ to: '/ledgers/$ledger', params: { ledger: id }, search: {} })
      else if (kind === 'indicator') void navigate({ to: '/indicators/$indicator', params: { indicator: id }, search: {} })
      else if (kind === 'report') void navigate({ to: '/reports/$report', params: { report: id }, search: {} })
      else if (kind === 'case') void navigate({ to: '/cases/$case', params: { case: id } })
      else if (ledger !== undefined) {
        const page = pageOf(screens ?? [], { ledger, record: id })
        if (page === undefined) void navigate({ to: '/ledgers/$ledger', params: { ledger }, search: { record: id } })
        else void navigate({ to: page })
      }
    },
    [navigate, user.id, screens],
  )
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <SearchDialog close={close} choose={choose} />
    </Suspense>
  )
}
