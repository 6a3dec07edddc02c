import { useSuspenseQuery } from '@tanstack/react-query'
import type { SessionView } from '../../api/contract/session.ts'
import { sessionQuery } from '../http/queries.ts'

/** The signed-in session; only for pages inside the frame, which is not shown without one. */
export function useSession(): SessionView {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('a page of the frame was shown without a session')
  return data
}
