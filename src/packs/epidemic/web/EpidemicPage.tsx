import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import styles from './epidemic.module.css'

const rooms = [
  { to: '/epidemic', label: '日报' },
  { to: '/epidemic/entry', label: '卡口登记' },
  { to: '/epidemic/chain', label: '接触链' },
  { to: '/epidemic/release', label: '到期解除' },
  { to: '/epidemic/notices', label: '告知书' },
] as const

interface Props {
  readonly title: string
  readonly crumb?: ReactNode
  /** What can be done here, in the bar over the page. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The frame of the epidemic screens: their own names side by side below the bar. */
export function EpidemicPage({ title, crumb, actions, children }: Props) {
  return (
    <>
      <PageHeader title={title} crumb={crumb}>
        {actions}
      </PageHeader>
      <nav className={styles.rooms} aria-label="疫情防控">
        {rooms.map(({ to, label }) => (
          <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
            {label}
          </Link>
        ))}
      </nav>
      <div className={styles.page}>{children}</div>
    </>
  )
}
