import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SessionView } from '../../api/contract/session.ts'
import { openSearch } from '../header/search-open.ts'
import { UserMenu } from '../header/UserMenu.tsx'
import { loopsQuery, workCountsQuery } from '../http/loop-queries.ts'
import { NoticeBell } from '../notice/NoticeBell.tsx'
import { Brand } from '../theme/Brand.tsx'
import styles from './frame.module.css'
import { useSections } from './use-sections.ts'

export function SideNav({ session }: { readonly session: SessionView }) {
  const late = useLate()
  return (
    <nav className={styles.nav} aria-label="主导航">
      <div className={styles.brandRow}>
        <Link to="/" className={styles.brand} aria-label="铅笔，回到工作台">
          <Brand />
        </Link>
        <NoticeBell />
      </div>
      <button type="button" className={styles.find} onClick={openSearch}>
        <span>查找</span>
        <kbd>Ctrl K</kbd>
      </button>
      <ul>
        {useSections(session).map(({ id, to, label, on }) => (
          <li key={id}>
            <Link to={to} className={on ? `${styles.item} ${styles.on}` : styles.item} aria-current={on ? 'page' : undefined}>
              {label}
              <LateBadge count={late[id]} mine={id === 'workbench'} />
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.who}>
        <UserMenu session={session} placement="topLeft" />
      </div>
    </nav>
  )
}

/** How much is late where: what is mine, and what is anybody's. */
function useLate(): Readonly<Record<string, number>> {
  const { data: work } = useQuery(workCountsQuery)
  const { data: loops } = useQuery(loopsQuery)
  return { workbench: work?.late ?? 0, loops: loops?.reduce((sum, loop) => sum + loop.late, 0) ?? 0 }
}

/** Red is what is mine; what is anybody's is told in grey. */
function LateBadge({ count = 0, mine }: { readonly count?: number | undefined; readonly mine: boolean }) {
  if (count === 0) return null
  return (
    <span className={mine ? `${styles.badge} ${styles.mine}` : styles.badge}>
      <span className="visually-hidden">，逾期 </span>
      {count > 999 ? '999+' : count}
      <span className="visually-hidden"> 件</span>
    </span>
  )
}
