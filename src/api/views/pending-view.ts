import type { Actor } from '../../kernel/access/types.ts'
import { roles } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listPending, type PendingQuery, type PendingView } from '../../kernel/index.ts'
import type { PendingChangeView } from '../contract/agreement.ts'
import { presentRole } from '../session/rights.ts'
import { definedOf } from './defined-of.ts'
import { readPeople } from './people.ts'

const about = { user: '用户', 'second-factor': '用户', 'access-rules': '登录规定', 'county-login': '县统一登录' } as const

/** What waits for a second person, and what became of it, in words. */
export async function presentPending(kernel: Kernel, actor: Actor, query: PendingQuery): Promise<PendingChangeView[]> {
  const found = await listPending(kernel, actor, query)
  if (found.length === 0) return []
  const nameOf = await readPeople(kernel, actor)
  return found.map((one) => present(kernel, one, nameOf))
}

function present(kernel: Kernel, one: PendingView, nameOf: (id: string) => string): PendingChangeView {
  const { id, kind, ledger, record, title, fields, reason, askedBy, askedAt, state, settledBy, settledAt, settledReason } = one
  const { mayAgree, mayWithdraw, alone } = one
  return {
    id,
    kind,
    ...definedOf({ ledger: ledger ?? undefined, record: record ?? undefined }),
    about: kind === 'record' ? (kernel.catalogue.findLedger(ledger ?? '')?.label ?? '') : about[kind],
    title,
    fields: fields.map((field) => (kind === 'county-login' ? field : inWords(field))),
    by: nameOf(askedBy),
    at: askedAt,
    state,
    ...definedOf({
      reason: reason ?? undefined,
      settledBy: settledBy === null ? undefined : nameOf(settledBy),
      settledAt: settledAt ?? undefined,
      settledReason: settledReason ?? undefined,
    }),
    mayAgree,
    mayWithdraw,
    alone,
  }
}

const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(roles.map((role) => [role, presentRole(role)])),
  hours: '登录最长（小时）',
  idleMinutes: '没有操作（分钟）',
  secondFactor: '要第二因子',
  passwordDays: '密码最长用几天',
  formerPasswords: '不能再用的旧密码（个）',
  staleDays: '几天没有登录就报出来',
  secondPerson: '改账号和权限要另一人同意',
  passkeyAlone: '可以只用通行密钥登录',
  true: '是',
  false: '否',
}

function inWords({ label, was, will }: PendingView['fields'][number]) {
  return { label: wordOf(label), was: wordOf(was), will: wordOf(will) }
}

/** Roles and rules by what people call them. */
function wordOf(text: string): string {
  return text
    .split('.')
    .map((part) => words[part] ?? part)
    .join('：')
}
