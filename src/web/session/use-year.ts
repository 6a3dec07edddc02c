import { useCallback, useSyncExternalStore } from 'react'
import { useSession } from './use-session.ts'

const listeners = new Set<() => void>()
const keyOf = (user: string) => `qianbi.year.${user}`

/**
 * The year in view wherever a page is of one year: what this person last chose in this browser, else the year of the report in progress. Nothing that is
 * recorded changes it; what is due is a matter of today and never of this.
 */
export function useYear(): { readonly year: number; readonly choose: (year: number) => void } {
  const { user, year: own } = useSession()
  const chosen = useSyncExternalStore(listen, () => readYear(user.id))
  const choose = useCallback(
    (year: number) => {
      try {
        window.localStorage.setItem(keyOf(user.id), String(year))
      } catch {
        // A browser that keeps nothing stays with the town's own year.
      }
      for (const listener of listeners) listener()
    },
    [user.id],
  )
  return { year: chosen ?? own, choose }
}

function readYear(user: string): number | undefined {
  try {
    const kept = window.localStorage.getItem(keyOf(user)) ?? ''
    return /^(19|20)\d\d$/.test(kept) ? Number(kept) : undefined
  } catch {
    return undefined
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
