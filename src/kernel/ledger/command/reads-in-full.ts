import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import { isOpenToAll } from '../../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'

/** Whether the actor sees of a ledger what others see masked: then what they look at in bulk is an act that the chain keeps. */
export function readsInFull(actor: Actor, { fields }: Pick<ResolvedLedger, 'fields'>): boolean {
  return seesFullValues(actor) && fields.some(({ field }) => !isOpenToAll(field))
}

/** The same of the titles alone of its records, by which cases and news are called: names that are themselves the secret, also of what a title refers to. */
export function readsTitlesInFull(catalogue: CatalogueIndex, actor: Actor, ledger: ResolvedLedger): boolean {
  return seesFullValues(actor) && hidesTitle(catalogue, ledger, titleDepth)
}

/** A title refers to what refers on no further than this. */
const titleDepth = 3

function hidesTitle(catalogue: CatalogueIndex, { title, fields }: ResolvedLedger, depth: number): boolean {
  return fields.some(({ id, field }) => {
    if (!title.includes(id)) return false
    if (!isOpenToAll(field)) return true
    const targets = field.kind === 'anyRef' ? Object.values(field.to) : [referredLedger(field)]
    return targets.some((target) => {
      const next = target === undefined || depth === 0 ? undefined : catalogue.findLedger(target)
      return next !== undefined && hidesTitle(catalogue, next, depth - 1)
    })
  })
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
