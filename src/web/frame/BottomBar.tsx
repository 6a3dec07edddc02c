import {
  ApartmentOutlined,
  BarChartOutlined,
  FileTextOutlined,
  HomeOutlined,
  MedicineBoxOutlined,
  MoreOutlined,
  OrderedListOutlined,
  SafetyOutlined,
  SyncOutlined,
  TableOutlined,
} from '@ant-design/icons'
import { Link, useRouterState } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useState } from 'react'
import type { SessionView } from '../../api/contract/session.ts'
import styles from './frame.module.css'
import { isInSection, listSections, type Section } from './sections.ts'

const icons: Readonly<Record<Section['to'], typeof HomeOutlined>> = {
  '/': HomeOutlined,
  '/ledgers': TableOutlined,
  '/grid': ApartmentOutlined,
  '/loops': SyncOutlined,
  '/boards': OrderedListOutlined,
  '/epidemic': MedicineBoxOutlined,
  '/indicators': BarChartOutlined,
  '/reports': FileTextOutlined,
  '/manage': SafetyOutlined,
}

/** The same list where a thumb reaches it: what is used in the field on the bar, the rest one press further. */
export function BottomBar({ session }: { readonly session: SessionView }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [more, setMore] = useState(false)
  const sections = listSections(session)
  const rest = sections.filter(({ near }) => near !== true)
  const inRest = rest.some((section) => isInSection(path, section))
  return (
    <nav className={styles.bottom} aria-label="主导航">
      {sections
        .filter(({ near }) => near === true)
        .map((section) => {
          const Icon = icons[section.to]
          const on = isInSection(path, section)
          return (
            <Link key={section.to} to={section.to} className={on ? styles.on : undefined} aria-current={on ? 'page' : undefined}>
              <Icon aria-hidden="true" />
              {section.label}
            </Link>
          )
        })}
      {rest.length === 0 ? null : (
        <button type="button" className={inRest ? styles.on : undefined} onClick={() => setMore(true)} aria-expanded={more}>
          <MoreOutlined aria-hidden="true" />
          更多
        </button>
      )}
      <Drawer
        open={more}
        placement="bottom"
        size="auto"
        title="更多"
        onClose={() => setMore(false)}
        styles={{ body: { padding: '8px 0' } }}
      >
        <ul className={styles.more}>
          {rest.map((section) => {
            const Icon = icons[section.to]
            return (
              <li key={section.to}>
                <Link to={section.to} onClick={() => setMore(false)} aria-current={isInSection(path, section) ? 'page' : undefined}>
                  <Icon aria-hidden="true" />
                  {section.label}
                </Link>
              </li>
            )
          })}
        </ul>
      </Drawer>
    </nav>
  )
}
