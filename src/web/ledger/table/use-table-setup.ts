import { useCallback, useState } from 'react'
import { useSession } from '../../session/use-session.ts'
import { isPlain, plainSetup, readSetup, type TableSetup } from './table-setup.ts'

/** How this person has the columns of a ledger in this browser, until they change it again. No word of any record is in it. */
export function useTableSetup(ledger: string): { readonly setup: TableSetup; readonly change: (setup: TableSetup) => void } {
  const { user } = useSession()
  const key = `qianbi.table.${user.id}.${ledger}`
  const [setup, setSetup] = useState<TableSetup>(() => readKept(key))
  const change = useCallback(
    (next: TableSetup) => {
      setSetup(next)
      try {
        if (isPlain(next)) window.localStorage.removeItem(key)
        else window.localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // A browser that keeps nothing has them for this page.
      }
    },
    [key],
  )
  return { setup, change }
}

function readKept(key: string): TableSetup {
  try {
    const found = readSetup(window.localStorage.getItem(key) ?? '')
    return found === undefined ? plainSetup : { hidden: found.hidden, order: found.order, widths: found.widths, pinned: found.pinned }
  } catch {
    return plainSetup
  }
}
