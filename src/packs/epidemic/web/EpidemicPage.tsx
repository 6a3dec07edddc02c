import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { epidemicScreens } from '../screens.ts'
import styles from './epidemic.module.css'

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
        {epidemicScreens.map((screen) => (
          <Link
            key={screen.id}
            to={screenPath(screen, {})}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {screen.label}
          </Link>
        ))}
      </nav>
      <div className={styles.page}>{children}</div>
    </>
  )
}
