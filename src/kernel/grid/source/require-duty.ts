import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedDuty } from '../../../definition/duty/types.ts'
import { Refusal } from '../../refusal.ts'

/** The duty that a caller names by id, label or kind of object. Refuses with `not-found`. */
export function requireDuty(catalogue: CatalogueIndex, name: string): ResolvedDuty {
  const { duties } = catalogue.catalogue
  const found = duties.find(({ id }) => id === name) ?? duties.find(({ label, objectKind }) => label === name || objectKind === name)
  if (found === undefined) throw new Refusal('not-found', `没有叫“${name}”的责任，可选：${duties.map(({ label }) => label).join('、')}。`)
  return found
}
