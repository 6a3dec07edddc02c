import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedStep } from '../../../definition/loop/types.ts'

/** The part of a ledger that a step fills in, as a ledger of its own, so that the one form serves both: in the step's order, required as the step says. */
export function stepLedger(ledger: ResolvedLedger, step: ResolvedStep): ResolvedLedger {
  const fields = step.fill.flatMap(({ field: id, required }) => {
    const found = ledger.fields.find((one) => one.id === id)
    return found === undefined ? [] : [{ ...found, field: { ...found.field, required } }]
  })
  return { ...ledger, fields }
}
