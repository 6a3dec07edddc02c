import type { SessionView } from '../../api/contract/session.ts'

/** A clerk signed in to a town that exists only in tests, who may do everything but manage; `can` says what is otherwise. */
export function sessionOf(given: Pick<SessionView, 'today' | 'year'>, can: Partial<SessionView['can']> = {}): SessionView {
  return {
    user: {
      id: '0190a000-0000-7000-8000-000000000001',
      account: 'xiaohe',
      name: '周小禾',
      role: 'clerk',
      roleLabel: '科室干部',
      office: '经济发展办公室',
    },
    town: { code: '999901101', name: '青竹镇', shortName: '青竹', county: '竹溪县', demo: false },
    can: {
      write: true,
      define: true,
      guarded: true,
      reveal: true,
      step: true,
      comment: true,
      discuss: true,
      report: true,
      freeze: true,
      secure: true,
      oversee: false,
      manage: false,
      destroy: false,
      ...can,
    },
    idleMinutes: 120,
    ...given,
  }
}
