import { readsField } from '../../../definition/field/reads-field.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { mayOf } from '../../access/authorize.ts'
import type { Change, WrittenRecord } from '../../audit/types.ts'
import { Refusal } from '../../refusal.ts'

/**
 * Refuses with `not-permitted`, naming the fields, a change to what only the office changes by somebody of another role: another value, one taken away,
 * and withdrawing or putting back a record that says such a thing. What was left empty they may fill in where they may add, but in no ledger of
 * payments. Every command that writes a record by hand asks it.
 */
export function assertMayChange({ role }: Change, ledger: ResolvedLedger, { before, after, named = [] }: HandWritten): void {
  if (mayOf(role, 'guarded')) return
  const mayFill = before !== undefined && ledger.addedBy === undefined
  const touched = ledger.fields.filter((field) => {
    const [was, is] = [before?.[field.id] ?? null, after?.[field.id] ?? null]
    const isTried = was !== null && named.includes(field.id) && mayNotTry(role, field)
    const isGuarded = field.guarded !== undefined && (field.guarded !== 'state' || (before !== undefined && after !== undefined))
    return isGuarded && (was !== is || isTried) && !(mayFill && was === null)
  })
  refuse(touched)
}

interface HandWritten extends Omit<WrittenRecord, 'id'> {
  /** The fields that the caller wrote, whether or not they say anything new. */
  readonly named?: readonly string[]
}

/** That a value is the one they wrote is as good as being shown it: to those who see it masked, equal and different are answered the same. */
export function mayNotTry(role: string | undefined, { field }: ResolvedField): boolean {
  return !readsField(field, { full: mayOf(role, 'reveal') })
}

/** Refuses with `not-permitted` a new record of payments by somebody who is neither of the office nor opens its cases. */
export function assertMayAdd({ role }: Change, { label, addedBy }: ResolvedLedger): void {
  if (addedBy === undefined || mayOf(role, 'guarded') || addedBy.includes(role ?? '')) return
  throw new Refusal('not-permitted', `「${label}」记的是钱，只由科室经办人员登记。请把依据交给他们。`)
}

/** The same for all that a file brings. */
export function assertMayImport(change: Change, ledger: ResolvedLedger, records: Iterable<WrittenRecord>): void {
  if (mayOf(change.role, 'guarded')) return
  for (const record of records) {
    if (record.before === undefined) assertMayAdd(change, ledger)
    else assertMayChange(change, ledger, record)
  }
}

/** The same for what a step fills in: what was empty it may fill in, what was written only the office changes. */
export function assertMayFill(role: string, fields: readonly ResolvedField[], { before, after }: Omit<WrittenRecord, 'id'>): void {
  if (mayOf(role, 'guarded')) return
  const touched = fields.filter((field) => {
    const [was, is] = [before?.[field.id] ?? null, after?.[field.id] ?? null]
    return field.guarded === 'always' && was !== null && (was !== is || mayNotTry(role, field))
  })
  refuse(touched)
}

function refuse(touched: readonly ResolvedField[]): void {
  if (touched.length === 0) return
  const message = touched.every(({ guarded }) => guarded === 'state')
    ? '由它的办理过程决定，请到事项里办理；确要直接改的，请科室写明原因来改。'
    : '只由科室经办人员更正，请把依据交给他们。'
  throw new Refusal('not-permitted', `“${touched.map(({ field }) => field.label).join('”“')}”${message}`, {
    fields: touched.map(({ id, field }) => ({ field: id, message: `“${field.label}”${message}` })),
  })
}
