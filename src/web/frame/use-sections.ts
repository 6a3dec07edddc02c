import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { SessionView } from '../../api/contract/session.ts'
import { outlineQuery } from '../http/queries.ts'
import { isInSection, listSections, type Section } from './sections.ts'

/** The places of the frame, each with whether the page that is open belongs there. */
export function useSections(session: SessionView): readonly (Section & { readonly on: boolean })[] {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { data } = useQuery(outlineQuery)
  const screens = data?.screens ?? []
  return listSections(session, screens).map((section) => ({ ...section, on: isInSection(path, section, screens) }))
}
