import { sql } from 'kysely'
import { object, orNull, text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext, Change } from '../../audit/types.ts'
import { type AuditedWork, lockChain, writeInChain } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { askAccess } from '../agreement/ask-access.ts'
import { authorize } from '../authorize.ts'
import { keptAccessRules } from '../kept-access.ts'
import type { Actor } from '../types.ts'
import { findFaults, inOrder, readAccessRules } from './access-rules.ts'
import type { AccessRules } from './types.ts'

const keptRow = row('access_rule', { rules: text })

/**
 * Sets how the town signs in, from the next call of everybody on; where the rules that stand ask for a second person, they wait for one. Gives the rules that
 * now stand. Refuses: `not-permitted` unless the actor manages users, `invalid` what is out of bounds.
 */
export async function setAccessRules(
  kernel: AuditContext & { readonly newId: () => string },
  actor: Actor,
  rules: AccessRules,
): Promise<AccessRules> {
  authorize(actor, 'secure')
  const faults = findFaults(rules)
  if (faults.length > 0) throw new Refusal('invalid', faults.map(({ message }) => message).join('；'), { fields: faults })
  const will = JSON.stringify(inOrder(rules))
  return kernel.engine.inTown(actor.town).write(async (session) => {
    await lockChain(session, actor.town)
    const standing = await readAccessRules(session, actor.town)
    if (!standing.secondPerson || JSON.stringify(standing) === will) {
      await writeInChain(session, kernel, actor, (change) => writeRules(change, will))
      return inOrder(rules)
    }
    const asked = JSON.stringify({ was: await standingRules(session, actor.town), will })
    await askAccess(session, kernel, { actor, asking: { kind: 'access-rules', record: null, asked } })
    return standing
  })
}

/** The rules that were asked for, and those that stood then, as they are kept. */
export const askedRulesShape = object({ was: orNull(text), will: text })

/** The rules as the town keeps them; null while it has those at first. */
export async function standingRules(session: Session, town: string): Promise<string | null> {
  return keptRow.first(await session.query(sql`select rules from access_rule where town = ${town}`))?.rules ?? null
}

/** Writes the rules within an open change. */
export async function writeRules(change: Change, kept: string): Promise<AuditedWork<undefined>> {
  await change.session.query(sql`
    insert into access_rule (town, rules) values (${change.town}, ${kept}) on conflict (town) do update set rules = excluded.rules
  `)
  const detail = { rules: kept, ...(await digestKept(change, keptAccessRules, change.town)) }
  return { result: undefined, note: { action: 'access-rule.set', ledger: null, record: null, detail } }
}
