import { useIsFetching } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { LoadingNote } from '../parts/Notes.tsx'
import { usePhone } from '../parts/use-media.ts'
import { LockScreen } from '../session/LockScreen.tsx'
import { useIdleLock } from '../session/use-idle-lock.ts'
import { useSession } from '../session/use-session.ts'
import { BottomBar } from './BottomBar.tsx'
import { CorrectionDialog } from './CorrectionDialog.tsx'
import styles from './frame.module.css'
import { SearchPalette } from './SearchPalette.tsx'
import { SideNav } from './SideNav.tsx'

/** The calm frame around every page: the list on the left (at the bottom of a phone), the page, and the search over both. */
export function Frame() {
  const phone = usePhone()
  const session = useSession()
  const fetching = useIsFetching()
  const lock = useIdleLock(session.idleMinutes)
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const first = useRef(path)
  useEffect(() => {
    // After a step to another page the keyboard starts at the page, not in the list it came from.
    if (first.current === path) return
    first.current = path
    main.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#page">
        跳到正文
      </a>
      {phone ? null : <SideNav session={session} />}
      <main className={styles.main} id="page" tabIndex={-1} ref={main} aria-busy={fetching > 0}>
        <Suspense fallback={<LoadingNote rows={8} />}>
          <Outlet />
        </Suspense>
      </main>
      {phone ? <BottomBar session={session} /> : null}
      <SearchPalette />
      <CorrectionDialog />
      {lock.locked ? <LockScreen session={session} done={lock.open} /> : null}
    </div>
  )
}
