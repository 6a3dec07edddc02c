import { isOpenToAll } from '../../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'

/** Whether the actor sees of a ledger what others see masked: then what they look at in bulk is an act that the chain keeps. */
export function readsInFull(actor: Actor, { fields }: Pick<ResolvedLedger, 'fields'>): boolean {
  return seesFullValues(actor) && fields.some(({ field }) => !isOpenToAll(field))
}

/** By what somebody chose records, never by which values, which may be a person's. */
export function chosenBy({
  filters = [],
  search = '',
}: {
  readonly filters?: readonly { readonly field: string }[] | undefined
  readonly search?: string | undefined
}): string {
  return [...filters.map(({ field }) => field), ...(search === '' ? [] : ['search'])].join('、')
}
