import { normaliseName } from '../name/normalise-name.ts'
import type { ResolvedField, ResolvedLedger } from './types.ts'

/** A field by id, else by label, else by alias; spelling differences of offices do not matter. */
export function findLedgerField(ledger: ResolvedLedger, name: string): ResolvedField | undefined {
  const byId = ledger.fields.find((field) => field.id === name)
  if (byId !== undefined) return byId
  const wanted = normaliseName(name)
  return (
    ledger.fields.find(({ field }) => normaliseName(field.label) === wanted) ??
    ledger.fields.find(({ field }) => field.aliases?.some((alias) => normaliseName(alias) === wanted) ?? false)
  )
}

/** A field by its id; a bug when there is none. */
export function getLedgerField(ledger: ResolvedLedger, id: string): ResolvedField {
  const found = ledger.fields.find((field) => field.id === id)
  if (found === undefined) throw new Error(`ledger ${ledger.id} has no field ${id}`)
  return found
}

/** A ledger of a list by id, else by label, else by alias. */
export function findLedgerByName(ledgers: readonly ResolvedLedger[], name: string): ResolvedLedger | undefined {
  const byId = ledgers.find((ledger) => ledger.id === name)
  if (byId !== undefined) return byId
  const wanted = normaliseName(name)
  return (
    ledgers.find((ledger) => normaliseName(ledger.label) === wanted) ??
    ledgers.find((ledger) => ledger.aliases.some((alias) => normaliseName(alias) === wanted))
  )
}
