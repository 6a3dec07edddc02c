import { SearchOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { NoticeBell } from '../notice/NoticeBell.tsx'
import { usePhone } from '../parts/use-media.ts'
import { useSession } from '../session/use-session.ts'
import styles from './header.module.css'
import { openSearch } from './search-open.ts'
import { UserMenu } from './UserMenu.tsx'

interface Props {
  readonly title: string
  /** The page above, for pages below a list. */
  readonly up?: { readonly to: '/ledgers' | '/loops' | '/indicators' | '/reports' | '/forms' | '/manage'; readonly label: string }
  readonly crumb?: ReactNode
  readonly children?: ReactNode
}

/** The bar over a page: its name, one quiet line about it, what can be done. */
export function PageHeader({ title, up, crumb, children }: Props) {
  const session = useSession()
  const phone = usePhone()
  useEffect(() => {
    document.title = `${title} · 铅笔`
  }, [title])
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        {up === undefined ? null : (
          <Link to={up.to} className={styles.up} aria-label={`回到${up.label}`}>
            {up.label}
            <span aria-hidden="true">/</span>
          </Link>
        )}
        <h1>{title}</h1>
        {crumb === undefined ? null : <span className={styles.crumb}>{crumb}</span>}
      </div>
      {children === undefined || children === null ? null : <div className={styles.actions}>{children}</div>}
      {phone ? (
        <div className={styles.phoneTools}>
          <button type="button" className={styles.iconButton} onClick={openSearch} aria-label="查找">
            <SearchOutlined aria-hidden="true" />
          </button>
          <NoticeBell />
          <UserMenu session={session} placement="bottomRight" compact />
        </div>
      ) : null}
    </header>
  )
}
