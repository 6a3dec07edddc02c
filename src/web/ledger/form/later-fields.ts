import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'

/** Fields that the steps of a loop fill in by and by: a new record stands without them. Required ones are never among them. */
export function laterFields(ledger: ResolvedLedger, loops: readonly ResolvedLoop[]): ReadonlySet<string> {
  const own = loops.filter((loop) => loop.ledger === ledger.id)
  const written = own.flatMap(({ stateField, steps }) => [
    ...(stateField === undefined ? [] : [stateField]),
    ...steps.flatMap(({ fill, sets }) => [...fill.map(({ field }) => field), ...Object.keys(sets)]),
  ])
  const needed = new Set(ledger.fields.filter(({ field }) => field.required === true).map(({ id }) => id))
  return new Set(written.filter((id) => !needed.has(id) && !ledger.title.includes(id)))
}
