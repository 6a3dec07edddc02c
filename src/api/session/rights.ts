import { can } from '../../kernel/access/authorize.ts'
import type { Actor, Role } from '../../kernel/access/types.ts'

const labels: Readonly<Record<Role, string>> = {
  administrator: '管理员',
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  clerk: '科室干部',
  editor: '报告编辑',
  leader: '领导',
  villageCadre: '村干部',
  gridWorker: '网格员',
  auditor: '审计员',
}

export function presentRole(role: Role): string {
  return labels[role]
}

/** What the client is told, so that it offers nothing the server will refuse. */
export function presentRights(actor: Actor) {
  return {
    write: can(actor, 'write'),
    guarded: can(actor, 'guarded'),
    define: can(actor, 'define'),
    reveal: can(actor, 'reveal'),
    step: can(actor, 'step'),
    comment: can(actor, 'comment'),
    discuss: can(actor, 'discuss'),
    report: can(actor, 'report'),
    freeze: can(actor, 'freeze'),
    manage: can(actor, 'manage'),
    secure: can(actor, 'secure'),
    oversee: can(actor, 'oversee'),
    destroy: can(actor, 'destroy'),
  }
}
