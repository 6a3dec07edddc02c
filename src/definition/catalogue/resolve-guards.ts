import { referredLedger } from '../field/field-type.ts'
import { traitsOf } from '../field/kinds.ts'
import type { Field } from '../field/types.ts'
import type { Guard, ResolvedField, ResolvedLedger } from '../ledger/types.ts'
import type { PackDefinition } from '../pack/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

interface Known {
  readonly ledgers: readonly ResolvedLedger[]
  readonly packs: readonly PackDefinition[]
  readonly list: DiagnosticList
}

/**
 * Who is paid, how much, on which account, and who somebody is: what of a ledger only the office changes. By default amounts, accounts, numbers of
 * identity and credit codes; names beside them, and in a ledger of payments what it refers to by such a number, for that is the payee. Into a ledger of
 * payments nobody else adds a record, but those who open its cases. How far something has come is the office's too where nobody has said so by a step:
 * what shows the state of a loop, and every choice in a ledger of payments.
 */
export function resolveGuards(ledger: ResolvedLedger, known: Known): ResolvedLedger {
  const fields = ledger.fields.map((field): ResolvedField => {
    const guarded = guardOf(field, ledger, known)
    return guarded === undefined ? field : { ...field, guarded }
  })
  return { ...ledger, fields, ...(isOfPayments(ledger) ? { addedBy: openersOf(ledger, known) } : {}) }
}

function guardOf({ id, field }: ResolvedField, ledger: ResolvedLedger, known: Known): Guard | undefined {
  const wanted = field.guarded
  if (isNumber(field) && wanted !== undefined && wanted !== true) {
    known.list.error('bad-field', `${ledger.pack}/${ledger.id}.${id}`, `“${field.label}”是账号或证件号码，不能放开给科室以外的人改`)
    return 'always'
  }
  if (wanted === 'byHand') return 'byHand'
  if (wanted ?? isGuardedByDefault(field, ledger, known.ledgers)) return 'always'
  return wanted === undefined && isState(id, field, ledger, known) ? 'state' : undefined
}

function isState(id: string, field: Field, ledger: ResolvedLedger, { packs }: Known): boolean {
  const loops = packs.flatMap((pack) => pack.loops ?? [])
  return (
    loops.some((loop) => loop.ledger.id === ledger.id && loop.stateField === id) ||
    (isOfPayments(ledger) && traitsOf(field).filter === 'options' && traitsOf(field).input === 'options')
  )
}

function isGuardedByDefault(field: Field, ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[]): boolean {
  const { guarded, person } = traitsOf(field)
  if (guarded !== undefined) return true
  if (person === 'name') return isOfPayments(ledger) || ledger.fields.some((other) => isNumber(other.field))
  const target = ledgers.find(({ id }) => id === referredLedger(field))
  return (
    target !== undefined &&
    isOfPayments(ledger) &&
    target.fields.some((other) => isNumber(other.field) || traitsOf(other.field).identity === true)
  )
}

/** An account or a number of identity. */
function isNumber(field: Field): boolean {
  return traitsOf(field).guarded === 'always'
}

/** A record that cannot be without an amount, or that names an account, is one of money. */
function isOfPayments({ fields }: ResolvedLedger): boolean {
  return fields.some(({ field }) => {
    const { payment } = traitsOf(field)
    return payment === 'account' || (payment === 'amount' && field.required === true)
  })
}

function openersOf(ledger: ResolvedLedger, { packs }: Known): readonly string[] {
  const loops = packs.flatMap((pack) => pack.loops ?? []).filter((loop) => loop.ledger.id === ledger.id)
  return [...new Set(loops.flatMap(({ openBy }) => openBy))]
}
