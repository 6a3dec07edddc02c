import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { recordTarget } from '../../definition/expression/expression-type.ts'
import { traitsOf } from '../../definition/field/kinds.ts'
import type { ResolvedMeasure } from '../../definition/indicator/types.ts'
import { fieldAt } from '../indicator/measured-unit.ts'

/** Whether a measure prints what a record says of a person: a name, a number, a text. Dates, villages and options do not. */
export function printsPerson({ type, of }: ResolvedMeasure, catalogue: CatalogueIndex): boolean {
  if (type !== 'pick' || of === undefined) return false
  if (of.type !== 'field') return true
  const field = fieldAt(catalogue, of)
  if (field === undefined) return true
  const target = recordTarget(of, catalogue.catalogue.ledgers)
  if (target !== undefined) {
    const ledger = catalogue.getLedger(target)
    return ledger.fields.some(
      ({ id, field: named }) => ledger.title.includes(id) && (traitsOf(named).person !== undefined || ledger.retention !== undefined),
    )
  }
  return (
    traitsOf(field).person !== undefined ||
    (field.kind === 'text' && of.through.length === 0) ||
    field.secrecy === 'personal' ||
    field.secrecy === 'sensitive'
  )
}
