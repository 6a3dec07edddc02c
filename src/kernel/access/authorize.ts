import { Refusal } from '../refusal.ts'
import { type Actor, type Role, roles } from './types.ts'

export type Action =
  | 'read'
  | 'write'
  | 'guarded'
  | 'agree'
  | 'step'
  | 'import'
  | 'define'
  | 'tally'
  | 'reveal'
  | 'comment'
  | 'discuss'
  | 'report'
  | 'freeze'
  | 'manage'
  | 'secure'
  | 'oversee'
  | 'verify'
  | 'destroy'

/** Who may do what: one line a role. `guarded` is the office's right to what of a ledger only the office changes; a leader has it in the steps he takes. What of it holds in a part of the town, in a ledger or for a field stands there: `qianbi access` prints it all. */
const permitted: Readonly<Record<Role, readonly Action[]>> = {
  administrator: [
    'read',
    'write',
    'guarded',
    'agree',
    'step',
    'import',
    'define',
    'tally',
    'reveal',
    'comment',
    'discuss',
    'report',
    'freeze',
    'manage',
    'secure',
    'oversee',
    'verify',
    'destroy',
  ],
  systemAdministrator: ['read', 'step', 'agree', 'manage', 'oversee', 'verify', 'destroy'],
  securityAdministrator: ['read', 'agree', 'secure', 'oversee', 'verify', 'destroy'],
  clerk: ['read', 'write', 'guarded', 'agree', 'step', 'import', 'define', 'tally', 'reveal', 'comment', 'discuss', 'verify'],
  editor: [
    'read',
    'write',
    'guarded',
    'agree',
    'step',
    'import',
    'define',
    'tally',
    'reveal',
    'comment',
    'discuss',
    'report',
    'freeze',
    'verify',
  ],
  leader: ['read', 'guarded', 'agree', 'step', 'comment', 'discuss', 'verify'],
  villageCadre: ['read', 'write', 'step', 'reveal', 'discuss'],
  gridWorker: ['read', 'write', 'step', 'discuss'],
  auditor: ['read', 'oversee', 'verify'],
}

const words: Readonly<Record<Action, string>> = {
  read: '查看',
  write: '登记和修改台账',
  guarded: '改动账号、领款人、金额和证件号码',
  agree: '同意另一人提出的改动',
  step: '办理事项',
  import: '导入',
  define: '建台账、改栏目',
  tally: '会场投票的发票和开箱',
  reveal: '查看完整的证件号码、账号和电话',
  comment: '批注报告',
  discuss: '评论记录',
  report: '编写报告',
  freeze: '定稿',
  manage: '管理领域和消息推送',
  secure: '管理账号、权限和登录规定',
  oversee: '查看用户、消息推送和审计记录',
  verify: '校验审计',
  destroy: '销毁个人信息',
}

export interface Permitted {
  readonly role: Role
  readonly actions: readonly { readonly action: Action; readonly label: string }[]
}

/** Who may do what, as it is enforced, with what each action is called. */
export function listPermitted(): readonly Permitted[] {
  return roles.map((role) => ({ role, actions: permitted[role].map((action) => ({ action, label: words[action] })) }))
}

/** Whether the actor's role has the right; a look-up, where `authorize` refuses. */
export function can(actor: Actor, action: Action): boolean {
  return permitted[actor.role].includes(action)
}

/** The same by the role alone; the machine itself has none, and may. */
export function mayOf(role: string | undefined, action: Action): boolean {
  if (role === undefined) return true
  return Object.entries(permitted).some(([known, actions]) => known === role && actions.includes(action))
}

/** The gate of every verb: refuses with `not-permitted`. What passes is still bound to the actor's own town by every statement. */
export function authorize(actor: Actor, action: Action): void {
  if (!can(actor, action)) throw new Refusal('not-permitted', `${actor.name}的角色不能${words[action]}。`)
}

/** Whether personal and sensitive values are shown as they are. */
export function seesFullValues(actor: Actor): boolean {
  return can(actor, 'reveal')
}
