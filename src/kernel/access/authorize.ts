import { Refusal } from '../refusal.ts'
import type { Actor, Role } from './types.ts'

export type Action = 'read' | 'write' | 'step' | 'import' | 'reveal' | 'report' | 'freeze' | 'manage' | 'oversee' | 'verify' | 'destroy'

/** Who may do what: one line a role. The full matrix, with grids and ledgers, has its own issue. */
const permitted: Readonly<Record<Role, readonly Action[]>> = {
  administrator: ['read', 'write', 'step', 'import', 'reveal', 'report', 'freeze', 'manage', 'oversee', 'verify', 'destroy'],
  clerk: ['read', 'write', 'step', 'import', 'reveal', 'verify'],
  editor: ['read', 'write', 'step', 'import', 'reveal', 'report', 'freeze', 'verify'],
  leader: ['read', 'step', 'verify'],
  villageCadre: ['read', 'write', 'step', 'reveal'],
  gridWorker: ['read', 'write', 'step'],
  auditor: ['read', 'oversee', 'verify'],
}

const words: Readonly<Record<Action, string>> = {
  read: '查看',
  write: '登记和修改台账',
  step: '办理事项',
  import: '导入',
  reveal: '查看完整的证件号码、账号和电话',
  report: '编写报告',
  freeze: '定稿',
  manage: '管理用户',
  oversee: '查看用户、消息推送和审计记录',
  verify: '校验审计',
  destroy: '销毁个人信息',
}

export function can(actor: Actor, action: Action): boolean {
  return permitted[actor.role].includes(action)
}

/** The gate of every verb: refuses with `not-permitted`. What passes is still bound to the actor's own town by every statement. */
export function authorize(actor: Actor, action: Action): void {
  if (!can(actor, action)) throw new Refusal('not-permitted', `${actor.name}的角色不能${words[action]}。`)
}

/** Whether personal and sensitive values are shown as they are. */
export function seesFullValues(actor: Actor): boolean {
  return can(actor, 'reveal')
}
