import { sql } from 'kysely'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { type ShapeOf, text } from '../../../definition/shape/shape.ts'
import type { PendingChange } from '../../access/agreement/types.ts'
import { askedCountyShape } from '../../access/county/county-login.ts'
import { rulesFrom } from '../../access/rules/access-rules.ts'
import { askedRulesShape } from '../../access/rules/set-access-rules.ts'
import type { AccessRules } from '../../access/rules/types.ts'
import { askedUserShape } from '../../access/user/user-change.ts'
import { row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'

interface Described {
  readonly title: string
  readonly fields: readonly { readonly label: string; readonly was: string; readonly will: string }[]
}

const nameRow = row('town_user', { name: text, account: text })

/** A change of a user or of the rules in words; a role by its id, which whoever shows it has a word for. Passwords are never shown. */
export async function describeAccess(session: Session, town: string, { kind, record, asked }: PendingChange): Promise<Described> {
  const found = await session.query(sql`select name, account from town_user where town = ${town} and id::text = ${record ?? ''}`)
  const user = nameRow.first(found)
  const title = user === undefined ? '' : `${user.name}（${user.account}）`
  if (asked === null) return { title, fields: [] }
  if (kind === 'second-factor') return { title, fields: [{ label: '第二因子', was: '已设置', will: '取消' }] }
  if (kind === 'access-rules') {
    const { was, will } = parseShape(askedRulesShape, asked, 'the rules that were asked for')
    return { title: '', fields: differences(flatten(rulesFrom(was, false)), flatten(rulesFrom(will, false))) }
  }
  if (kind === 'county-login') return describeCounty(parseShape(askedCountyShape, asked, 'what was asked of the county’s sign-in'))
  const { was, will } = parseShape(askedUserShape, asked, 'what was asked of a user')
  return {
    title,
    fields: [
      ...(will.role === undefined ? [] : [{ label: '角色', was: was.role, will: will.role }]),
      ...(will.cadre === undefined ? [] : [{ label: '对应的干部', was: was.cadre ?? '', will: will.cadre ?? '' }]),
      ...(will.password === undefined ? [] : [{ label: '密码', was: '', will: '重设' }]),
      ...(will.disabled === undefined ? [] : [{ label: '账号', was: '停用', will: '启用' }]),
    ],
  }
}

/** Whose word of the county is taken; the secret is never shown, only that it is another. */
function describeCounty({ was, will }: ShapeOf<typeof askedCountyShape>): Described {
  const lines = (login: typeof was) =>
    new Map([
      ['按钮', login?.label ?? ''],
      ['地址', login?.issuer ?? ''],
      ['编号', login?.clientId ?? ''],
      ['算第二因子的', login?.factors.join(' ') ?? ''],
    ])
  const fields = differences(lines(was), lines(will))
  const isNew = will !== null && will.secret !== was?.secret
  return { title: '', fields: isNew ? [...fields, { label: '密钥', was: '', will: '重设' }] : fields }
}

function flatten({ roles, ...rest }: AccessRules): ReadonlyMap<string, string> {
  const ofRoles = Object.entries(roles).flatMap(([role, rules]) =>
    Object.entries(rules).map(([name, value]) => [`${role}.${name}`, String(value)] as const),
  )
  return new Map([...ofRoles, ...Object.entries(rest).map(([name, value]) => [name, String(value)] as const)])
}

function differences(was: ReadonlyMap<string, string>, will: ReadonlyMap<string, string>): Described['fields'] {
  return [...will].flatMap(([label, value]) => (was.get(label) === value ? [] : [{ label, was: was.get(label) ?? '', will: value }]))
}
