import type { SessionView } from '../../api/contract/session.ts'

export interface Section {
  readonly to: '/' | '/ledgers' | '/grid' | '/loops' | '/epidemic' | '/boards' | '/indicators' | '/reports' | '/manage'
  readonly label: string
  /** Stands on the phone's bar; the others are behind “更多”. */
  readonly near?: true
}

/** The places of the frame, in the user's own words; only what this person may open. */
export function listSections(session: SessionView): readonly Section[] {
  return [
    { to: '/', label: '工作台', near: true },
    { to: '/ledgers', label: '台账', near: true },
    { to: '/grid', label: '网格与责任' },
    { to: '/loops', label: '闭环', near: true },
    { to: '/boards', label: '项目' },
    { to: '/epidemic', label: '疫情' },
    { to: '/indicators', label: '指标' },
    { to: '/reports', label: '报告', near: true },
    ...(mayManage(session) ? [{ to: '/manage', label: '管理' } as const] : []),
  ]
}

/** Administrators keep users; auditors read the same pages and the audit log. */
export function mayManage(session: SessionView): boolean {
  return session.can.manage || session.user.role === 'auditor'
}

/** Whether a path lies in a section: a frozen report is part of 报告, a case of 闭环. */
export function isInSection(path: string, section: Section): boolean {
  if (section.to === '/') return path === '/'
  return path.startsWith(section.to) || (under[section.to]?.some((other) => path.startsWith(other)) ?? false)
}

const under: Readonly<Partial<Record<Section['to'], readonly string[]>>> = { '/reports': ['/frozen'], '/loops': ['/cases', '/aid'] }
