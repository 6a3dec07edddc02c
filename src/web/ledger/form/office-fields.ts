import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { SessionView } from '../../../api/contract/session.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'

type Rights = Pick<SessionView, 'can'>

/** Why somebody cannot change what only the office changes; the server says the same. */
export const officeOnly = '只由科室经办人员更正，请把依据交给他们。'

/** The same about one field: how far something has come is moved by its steps. */
export function whyLocked({ guarded }: Pick<ResolvedField, 'guarded'>): string {
  return guarded === 'state' ? '由它的办理过程决定，请到事项里办理；确要直接改的，请科室写明原因来改。' : officeOnly
}

/** What of a record is the office's to change, for somebody who is not of it: what is written, and in a ledger of payments what is not yet. */
export function lockedFields(
  { fields, addedBy }: ResolvedLedger,
  { values }: Pick<LedgerRecord, 'values'>,
  { can }: Rights,
): ReadonlySet<string> {
  if (can.guarded) return new Set()
  const isWritten = (id: string) => addedBy !== undefined || (values[id] ?? null) !== null
  return new Set(fields.flatMap(({ id, guarded }) => (guarded !== undefined && isWritten(id) ? [id] : [])))
}

/** Whether somebody may add a record by hand: into a ledger of payments only the office does, and who opens its cases. */
export function mayAdd(
  { id, addedBy }: Partial<Pick<ResolvedLedger, 'id' | 'addedBy'>>,
  { can, user, closed = [] }: Rights & Pick<SessionView, 'user' | 'closed'>,
): boolean {
  return can.write && !closed.some((one) => one === id) && (addedBy === undefined || can.guarded || addedBy.includes(user.role))
}

/** Whether somebody may take a record out of force: not when it says what is the office's. */
export function mayWithdraw(ledger: ResolvedLedger, record: Pick<LedgerRecord, 'values'>, rights: Rights): boolean {
  const states = new Set(ledger.fields.flatMap(({ id, guarded }) => (guarded === 'state' ? [id] : [])))
  return [...lockedFields(ledger, record, rights)].every((id) => states.has(id) || (record.values[id] ?? null) === null)
}
