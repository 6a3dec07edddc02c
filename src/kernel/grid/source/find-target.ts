import { dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { Refusal } from '../../refusal.ts'

/** The ledger in which objects of a kind stand; undefined when the kind or its pack is not there. */
export function findTarget(duty: ResolvedLedger, kind: string): string | undefined {
  const field = duty.fields.find(({ id }) => id === dutyLedger.object)?.field
  return field?.kind === 'anyRef' && Object.hasOwn(field.to, kind) ? field.to[kind] : undefined
}

/** The same of a kind that a caller names. Refuses with `invalid`. */
export function requireTarget(duty: ResolvedLedger, kind: string): string {
  const target = findTarget(duty, kind)
  if (target === undefined) throw new Refusal('invalid', `没有“${kind}”这类责任对象。`)
  return target
}
