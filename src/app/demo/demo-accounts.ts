import type { DemoUser } from '../../api/contract/session.ts'
import { presentRole } from '../../api/session/rights.ts'
import type { Role } from '../../kernel/access/types.ts'

/** One account per role; the names are fictional and the password is for everybody to know. */
export const demoAccounts: readonly DemoUser[] = [
  account('bianji', '沈文澜', 'editor', '党政综合办公室'),
  account('tongji', '周秀禾', 'clerk', '经济发展办公室'),
  account('zhenzhang', '林既明', 'leader', '镇长'),
  account('shenji', '郑守衡', 'auditor', '县审计局'),
  account('guanli', '许知远', 'administrator', '党政综合办公室'),
]

function account(name: string, person: string, role: Role, office: string): DemoUser {
  return { account: name, name: person, role, roleLabel: presentRole(role), office, password: 'qingzhu-2020' }
}
