import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import { isOpenToAll } from '../../../definition/field/reads-field.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'

/**
 * Whether the actor sees of a ledger what others see masked, of its own or in the titles of what its records refer to: then what they look at in bulk is an
 * act that the chain keeps.
 */
export function readsInFull(catalogue: CatalogueIndex, actor: Actor, { fields }: Pick<ResolvedLedger, 'fields'>): boolean {
  return seesFullValues(actor) && fields.some(({ field }) => hidesField(catalogue, field, titleDepth))
}

/** The same of the titles alone of its records, by which cases and news are called: names that are themselves the secret, also of what a title refers to. */
export function readsTitlesInFull(catalogue: CatalogueIndex, actor: Actor, ledger: ResolvedLedger): boolean {
  return seesFullValues(actor) && hidesTitle(catalogue, ledger, titleDepth)
}

/** A title refers to what refers on no further than this. */
const titleDepth = 3

function hidesTitle(catalogue: CatalogueIndex, { title, fields }: ResolvedLedger, depth: number): boolean {
  return fields.some(({ id, field }) => title.includes(id) && hidesField(catalogue, field, depth))
}

function hidesField(catalogue: CatalogueIndex, field: Field, depth: number): boolean {
  if (!isOpenToAll(field)) return true
  const targets = field.kind === 'anyRef' ? Object.values(field.to) : [referredLedger(field)]
  return targets.some((target) => {
    const next = target === undefined || depth === 0 ? undefined : catalogue.findLedger(target)
    return next !== undefined && hidesTitle(catalogue, next, depth - 1)
  })
}

/** By what somebody chose records, never by which values, which may be a person's; `also` stands before it, what the list is of or how it was cut. */
export function chosenBy({
  also = [],
  filters = [],
  search = '',
}: {
  readonly also?: readonly string[] | undefined
  readonly filters?: readonly { readonly field: string }[] | undefined
  readonly search?: string | undefined
}): string {
  return [...also, ...filters.map(({ field }) => field), ...(search === '' ? [] : ['search'])].join('、')
}
