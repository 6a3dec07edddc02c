import { parseShape } from '../../../definition/shape/parse-json.ts'
import type { AuditContext } from '../../audit/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { Session } from '../../storage/types.ts'
import { askedCountyShape, readCountyLogin, writeCountyLogin } from '../county/county-login.ts'
import { askedRulesShape, standingRules, writeRules } from '../rules/set-access-rules.ts'
import type { Actor } from '../types.ts'
import { writeUserChange } from '../user/change-user.ts'
import { clearFactors } from '../user/reset-second-factor.ts'
import { askedUserShape, isAsItWas } from '../user/user-change.ts'
import { settleInChain } from './pending-changes.ts'
import type { PendingChange } from './types.ts'

type Context = AuditContext & { readonly newId: () => string }

export interface AccessAgreement {
  readonly actor: Actor
  readonly one: PendingChange
}

/** Carries out what was asked of a user or of the rules, if they are still what they were then: an entry that says it was agreed, and the entry of the change. */
export async function applyAccessChange(
  session: Session,
  kernel: Context,
  { actor, one }: AccessAgreement,
): Promise<'agreed' | 'overtaken'> {
  const carryOut = await planOf(session, kernel, { actor, one })
  const state = carryOut === undefined ? 'overtaken' : 'agreed'
  await settleInChain(session, kernel, { writer: actor, one, settlement: { state } })
  await carryOut?.()
  return state
}

/** Undefined where what it is about has changed in between. */
async function planOf(session: Session, kernel: Context, { actor, one }: AccessAgreement): Promise<(() => Promise<unknown>) | undefined> {
  const { town } = actor
  const { asked, record, kind } = one
  if (asked === null) throw new Error(`${one.id} waits for nothing`)
  if (kind === 'access-rules') {
    const { was, will } = parseShape(askedRulesShape, asked, 'the rules that were asked for')
    if ((await standingRules(session, town)) !== was) return undefined
    return () => writeInChain(session, kernel, actor, (change) => writeRules(change, will))
  }
  if (kind === 'county-login') {
    const { was, will } = parseShape(askedCountyShape, asked, 'what was asked of the county’s sign-in')
    if (JSON.stringify((await readCountyLogin(session, town)) ?? null) !== JSON.stringify(was)) return undefined
    return () => writeInChain(session, kernel, actor, (change) => writeCountyLogin(change, will))
  }
  const id = record ?? ''
  if (kind === 'second-factor') return () => clearFactors(session, kernel, { writer: actor, user: id })
  const { was, will } = parseShape(askedUserShape, asked, 'what was asked of a user')
  if (!(await isAsItWas(session, { town, id, was }))) return undefined
  return () => writeInChain(session, kernel, actor, (change) => writeUserChange(kernel, change, { ...will, id }))
}
