import {
  AccountBookOutlined,
  ApartmentOutlined,
  BarChartOutlined,
  EnvironmentOutlined,
  FileExcelOutlined,
  FileTextOutlined,
  HomeOutlined,
  MedicineBoxOutlined,
  MoreOutlined,
  OrderedListOutlined,
  SafetyOutlined,
  ShopOutlined,
  SyncOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useState } from 'react'
import type { SessionView } from '../../api/contract/session.ts'
import styles from './frame.module.css'
import type { SectionIcon } from './sections.ts'
import { useSections } from './use-sections.ts'

const icons: Readonly<Record<SectionIcon, typeof HomeOutlined>> = {
  workbench: HomeOutlined,
  ledgers: TableOutlined,
  grid: ApartmentOutlined,
  loops: SyncOutlined,
  boards: OrderedListOutlined,
  indicators: BarChartOutlined,
  reports: FileTextOutlined,
  forms: FileExcelOutlined,
  manage: SafetyOutlined,
  medicine: MedicineBoxOutlined,
  people: TeamOutlined,
  building: ShopOutlined,
  field: EnvironmentOutlined,
  money: AccountBookOutlined,
}

/** The same list where a thumb reaches it: what is used in the field on the bar, the rest one press further. */
export function BottomBar({ session }: { readonly session: SessionView }) {
  const [more, setMore] = useState(false)
  const sections = useSections(session)
  const rest = sections.filter(({ near }) => near !== true)
  const inRest = rest.some(({ on }) => on)
  return (
    <nav className={styles.bottom} aria-label="主导航">
      {sections
        .filter(({ near }) => near === true)
        .map(({ id, to, label, icon, on }) => {
          const Icon = icons[icon]
          return (
            <Link key={id} to={to} className={on ? styles.on : undefined} aria-current={on ? 'page' : undefined}>
              <Icon aria-hidden="true" />
              {label}
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
          {rest.map(({ id, to, label, icon, on }) => {
            const Icon = icons[icon]
            return (
              <li key={id}>
                <Link to={to} onClick={() => setMore(false)} aria-current={on ? 'page' : undefined}>
                  <Icon aria-hidden="true" />
                  {label}
                </Link>
              </li>
            )
          })}
        </ul>
      </Drawer>
    </nav>
  )
}
