import type { SessionView } from '../../api/contract/session.ts'

export interface Section {
  readonly to: '/' | '/ledgers' | '/indicators' | '/reports' | '/manage'
  readonly label: string
}

/** The places of the frame, in the user's own words; only what this person may open. */
export function listSections(session: SessionView): readonly Section[] {
  return [
    { to: '/', label: '工作台' },
    { to: '/ledgers', label: '台账' },
    { to: '/indicators', label: '指标' },
    { to: '/reports', label: '报告' },
    ...(mayManage(session) ? [{ to: '/manage', label: '管理' } as const] : []),
  ]
}

/** Administrators keep users; auditors read the same pages and the audit log. */
export function mayManage(session: SessionView): boolean {
  return session.can.manage || session.user.role === 'auditor'
}

/** Whether a path lies in a section: a frozen report is part of 报告. */
export function isInSection(path: string, section: Section): boolean {
  if (section.to === '/') return path === '/'
  return path.startsWith(section.to) || (section.to === '/reports' && path.startsWith('/frozen'))
}
