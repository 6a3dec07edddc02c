import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { recordPath } from '../../definition/screen/screen-path.ts'
import type { ResolvedScreen } from '../../definition/screen/types.ts'
import { outlineQuery } from '../http/queries.ts'

interface Props {
  readonly ledger: string
  /** The record whose screens are meant; without one, those of the ledger as a whole. */
  readonly record?: string
}

/** The ways to the screens that packs have made by hand over a ledger, but for the one that is open. */
export function ScreenLinks({ ledger, record }: Props) {
  const here = useLocation({ select: ({ pathname }) => pathname })
  const { data } = useQuery(outlineQuery)
  const links = (data?.screens ?? []).flatMap((screen) => linkTo(screen, { ledger, record })).filter(({ to }) => to !== here)
  return links.map(({ to, label }) => (
    <span key={to}>
      {' '}
      <Link to={to}>{label}</Link>
    </span>
  ))
}

function linkTo(screen: ResolvedScreen, { ledger, record }: { readonly ledger: string; readonly record: string | undefined }) {
  if ('menu' in screen || screen.over?.ledger !== ledger) return []
  const to = record === undefined ? screen.path : recordPath(screen, record)
  if (to === undefined || to.includes('$')) return []
  return [{ to, label: screen.over.link }]
}
