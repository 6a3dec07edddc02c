import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'

/** The fields of a ledger that loops write, each with the loop's name: by hand they are only put right, for a stated reason. */
export function governedFields(ledger: ResolvedLedger, loops: readonly ResolvedLoop[]): ReadonlyMap<string, string> {
  return new Map(
    loops.flatMap((loop) => (loop.ledger === ledger.id && loop.stateField !== undefined ? [[loop.stateField, loop.label] as const] : [])),
  )
}

/** The ledger with a word beside each such field, for the form. */
export function explainGoverned(ledger: ResolvedLedger, governed: ReadonlyMap<string, string>): ResolvedLedger {
  if (governed.size === 0) return ledger
  return {
    ...ledger,
    fields: ledger.fields.map((item) => {
      const loop = governed.get(item.id)
      return loop === undefined ? item : { ...item, field: { ...item.field, help: `由“${loop}”办理时自动填写；手工更正要写明理由。` } }
    }),
  }
}
