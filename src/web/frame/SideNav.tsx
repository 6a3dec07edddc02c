import { Link, useRouterState } from '@tanstack/react-router'
import type { SessionView } from '../../api/contract/session.ts'
import { Brand } from '../parts/Brand.tsx'
import styles from './frame.module.css'
import { openSearch } from './search-open.ts'
import { isInSection, listSections } from './sections.ts'
import { UserMenu } from './UserMenu.tsx'

export function SideNav({ session }: { readonly session: SessionView }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <nav className={styles.nav} aria-label="主导航">
      <Link to="/" className={styles.brand} aria-label="铅笔，回到工作台">
        <Brand />
      </Link>
      <button type="button" className={styles.find} onClick={openSearch}>
        <span>查找</span>
        <kbd>Ctrl K</kbd>
      </button>
      <ul>
        {listSections(session).map((section) => {
          const on = isInSection(path, section)
          return (
            <li key={section.to}>
              <Link to={section.to} className={on ? `${styles.item} ${styles.on}` : styles.item} aria-current={on ? 'page' : undefined}>
                {section.label}
              </Link>
            </li>
          )
        })}
      </ul>
      <div className={styles.who}>
        <UserMenu session={session} placement="topLeft" />
      </div>
    </nav>
  )
}
