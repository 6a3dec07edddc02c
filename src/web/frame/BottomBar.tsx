import { BarChartOutlined, FileTextOutlined, HomeOutlined, SafetyOutlined, TableOutlined } from '@ant-design/icons'
import { Link, useRouterState } from '@tanstack/react-router'
import type { SessionView } from '../../api/contract/session.ts'
import styles from './frame.module.css'
import { isInSection, listSections, type Section } from './sections.ts'

const icons: Readonly<Record<Section['to'], typeof HomeOutlined>> = {
  '/': HomeOutlined,
  '/ledgers': TableOutlined,
  '/indicators': BarChartOutlined,
  '/reports': FileTextOutlined,
  '/manage': SafetyOutlined,
}

/** The same list where a thumb reaches it. */
export function BottomBar({ session }: { readonly session: SessionView }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <nav className={styles.bottom} aria-label="主导航">
      {listSections(session).map((section) => {
        const Icon = icons[section.to]
        const on = isInSection(path, section)
        return (
          <Link key={section.to} to={section.to} className={on ? styles.on : undefined} aria-current={on ? 'page' : undefined}>
            <Icon aria-hidden="true" />
            {section.label}
          </Link>
        )
      })}
    </nav>
  )
}
