import { sql } from 'kysely'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { count, flag, mapOf, object, orNull, text } from '../../../definition/shape/shape.ts'
import { row } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { type Actor, type Role, roles } from '../types.ts'
import type { AccessRules, RoleRules } from './types.ts'

/** Whoever sees and decides of everything is not left at an open desk for long. */
const few: RoleRules = { hours: 8, idleMinutes: 30, secondFactor: false }
const many: RoleRules = { hours: 12, idleMinutes: 120, secondFactor: false }

const keepers: readonly Role[] = ['administrator', 'systemAdministrator', 'securityAdministrator', 'auditor']

/** Until a town says otherwise (GB/T 22239-2019 8.1.4.1 asks for each and gives no figures). The passwords of a demo are public: nobody has to change one. */
function rulesAtFirst(demo: boolean): AccessRules {
  return {
    roles: forRoles((role) => (keepers.includes(role) ? few : many)),
    passwordDays: demo ? 0 : 180,
    formerPasswords: 5,
    staleDays: 90,
    secondPerson: false,
    passkeyAlone: false,
  }
}

const roleShape = object({ hours: count, idleMinutes: count, secondFactor: flag })
/** Roles and rules that came later are not in what was kept before. */
const rulesShape = object(
  { roles: mapOf(roleShape), passwordDays: count, formerPasswords: count, staleDays: count },
  { secondPerson: flag, passkeyAlone: flag },
)

const rulesRow = row('town', { demo: flag, rules: orNull(text) })

/** Within the bounds that make a rule one: a session of a year is none. */
const bounds = {
  hours: { label: '登录最长', unit: '小时', least: 1, most: 24 },
  idleMinutes: { label: '没有操作', unit: '分钟', least: 5, most: 480 },
  passwordDays: { label: '密码有效', unit: '天', least: 0, most: 730 },
  formerPasswords: { label: '不能再用的旧密码', unit: '个', least: 0, most: 24 },
  staleDays: { label: '没有登录', unit: '天', least: 14, most: 730 },
} as const

/** How the actor's town signs in. */
export function getAccessRules({ engine }: { readonly engine: Engine }, { town }: Pick<Actor, 'town'>): Promise<AccessRules> {
  return engine.inTown(town).read((session) => readAccessRules(session, town))
}

/** The same within a transaction. */
export async function readAccessRules(session: Session, town: string): Promise<AccessRules> {
  const rows = await session.query(
    sql`select t.demo, r.rules from town as t left join access_rule as r on r.town = t.town where t.town = ${town}`,
  )
  const found = rulesRow.first(rows)
  return rulesFrom(found?.rules ?? null, found?.demo === true)
}

/** The rules as a town keeps them, or those at first. */
export function rulesFrom(kept: string | null, demo: boolean): AccessRules {
  const atFirst = rulesAtFirst(demo)
  if (kept === null) return atFirst
  const { roles: byRole, ...rest } = parseShape(rulesShape, kept, 'the rules of access')
  // Whoever an administrator's rules were made for is one of the two that came of them.
  const ofAdministrator = byRole.administrator ?? atFirst.roles.administrator
  const own = (role: Role) => byRole[role] ?? (keepers.includes(role) ? ofAdministrator : atFirst.roles[role])
  return inOrder({ secondPerson: false, passkeyAlone: false, ...rest, roles: forRoles(own) })
}

/** What of the rules is out of bounds, with its field. */
export function findFaults({ roles: byRole, ...rest }: AccessRules) {
  const own = Object.entries(rest).flatMap(([name, value]) => findFault(name, name, value))
  return own.concat(
    roles.flatMap((role) => Object.entries(byRole[role]).flatMap(([name, value]) => findFault(`roles.${role}.${name}`, name, value))),
  )
}

function findFault(field: string, name: string, value: number | boolean) {
  const bound = Object.entries(bounds).find(([known]) => known === name)?.[1]
  if (bound === undefined || typeof value === 'boolean') return []
  const { label, unit, least, most } = bound
  return Number.isSafeInteger(value) && value >= least && value <= most
    ? []
    : [{ field, message: `${label}应在 ${least} 到 ${most} ${unit}之间` }]
}

/** With nothing beside what the rules are, in one order: what is kept is what the digest stands for. */
export function inOrder({ roles: byRole, passwordDays, formerPasswords, staleDays, secondPerson, passkeyAlone }: AccessRules): AccessRules {
  const pick = ({ hours, idleMinutes, secondFactor }: RoleRules): RoleRules => ({ hours, idleMinutes, secondFactor })
  return { roles: forRoles((role) => pick(byRole[role])), passwordDays, formerPasswords, staleDays, secondPerson, passkeyAlone }
}

/** One of each role. */
function forRoles<One>(make: (role: Role) => One): Record<Role, One> {
  return {
    administrator: make('administrator'),
    systemAdministrator: make('systemAdministrator'),
    securityAdministrator: make('securityAdministrator'),
    clerk: make('clerk'),
    editor: make('editor'),
    leader: make('leader'),
    villageCadre: make('villageCadre'),
    gridWorker: make('gridWorker'),
    auditor: make('auditor'),
  }
}
