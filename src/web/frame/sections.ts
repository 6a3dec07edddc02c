import type { SessionView } from '../../api/contract/session.ts'
import { findScreen } from '../../definition/screen/screen-path.ts'
import type { HousePlace, MenuScreen, ResolvedScreen, ScreenIcon } from '../../definition/screen/types.ts'

export interface Section {
  readonly id: string
  readonly to: string
  readonly label: string
  readonly icon: SectionIcon
  /** Stands on the phone's bar; the others are behind “更多”. */
  readonly near?: true
}

/** What of a session decides over the menu. */
export interface MenuReader {
  readonly can: Pick<SessionView['can'], 'manage' | 'secure'>
  readonly user: Pick<SessionView['user'], 'role'>
}

export type SectionIcon = HousePlace | 'manage' | ScreenIcon

const house = [
  { id: 'workbench', to: '/', label: '工作台', near: true },
  { id: 'ledgers', to: '/ledgers', label: '台账', near: true },
  { id: 'grid', to: '/grid', label: '网格与责任' },
  { id: 'loops', to: '/loops', label: '闭环', near: true },
  { id: 'boards', to: '/boards', label: '项目' },
  { id: 'indicators', to: '/indicators', label: '指标' },
  { id: 'reports', to: '/reports', label: '报告', near: true },
  { id: 'forms', to: '/forms', label: '上报表格' },
] as const satisfies readonly Omit<Section & { readonly id: HousePlace }, 'icon'>[]

/** The places of the frame, in the user's own words; only what this person may open, and what the town's domains bring. */
export function listSections(session: MenuReader, screens: readonly ResolvedScreen[]): readonly Section[] {
  return [
    ...house.flatMap((place): Section[] => [{ ...place, icon: place.id }, ...screens.flatMap((screen) => placeAfter(place.id, screen))]),
    ...(mayManage(session) ? [{ id: 'manage', to: '/manage', label: '管理', icon: 'manage' } as const] : []),
  ]
}

function placeAfter(place: HousePlace, screen: ResolvedScreen): Section[] {
  if (!hasMenu(screen) || screen.menu.after !== place) return []
  return [{ id: screen.id, to: screen.path, label: screen.menu.label, icon: screen.menu.icon }]
}

function hasMenu(screen: ResolvedScreen): screen is ResolvedScreen & MenuScreen {
  return 'menu' in screen
}

/** Administrators keep users; auditors read the same pages and the audit log. */
export function mayManage(session: MenuReader): boolean {
  return session.can.manage || session.can.secure || session.user.role === 'auditor'
}

/** Whether a path lies in a section: a frozen report is part of 报告, a case of 闭环, a screen of a pack of what it is declared within. */
export function isInSection(path: string, section: Section, screens: readonly ResolvedScreen[]): boolean {
  if (section.to === '/') return path === '/'
  if (isBelow(path, section.to) || under[section.id]?.some((other) => isBelow(path, other)) === true) return true
  const here = findScreen(screens, path)?.screen
  return here !== undefined && 'within' in here && here.within === section.id
}

function isBelow(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}

const under: Readonly<Record<string, readonly string[]>> = { reports: ['/frozen', '/years'], loops: ['/cases'] }
