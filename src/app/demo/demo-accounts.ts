import { createWorld, villages } from '../../../demo/world.ts'
import type { DemoUser } from '../../api/contract/session.ts'
import { presentRole } from '../../api/session/rights.ts'
import type { Role } from '../../kernel/access/types.ts'

const world = createWorld()
const [village] = villages
const servants = world.servants(village?.name ?? '')
const villageCadre = servants.find(({ category }) => category === '驻村干部')
const gridWorker = servants.find(({ category }) => category === '网格员')
const social = world.officers.find(({ position }) => position === '社会事务办公室主任')

/**
 * Every role once, and a second clerk where two persons are required. Who stands in 干部 by name is that cadre, so that duties are theirs. The names
 * are fictional and the password is for everybody to know.
 */
export const demoAccounts: readonly DemoUser[] = [
  account('bianji', '沈文澜', 'editor', '党政综合办公室'),
  account('tongji', '周秀禾', 'clerk', '经济发展办公室'),
  account('minzheng', social?.name ?? '', 'clerk', '社会事务办公室'),
  account('zhucun', villageCadre?.name ?? '', 'villageCadre', villageCadre?.village ?? ''),
  account('wangge', gridWorker?.name ?? '', 'gridWorker', gridWorker?.grid ?? ''),
  account('zhenzhang', '林既明', 'leader', '镇长'),
  account('shenji', '郑守衡', 'auditor', '县审计局'),
  account('guanli', '许知远', 'administrator', '党政综合办公室'),
]

function account(name: string, person: string, role: Role, office: string): DemoUser {
  return { account: name, name: person, role, roleLabel: presentRole(role), office, password: 'qingzhu-2020' }
}
