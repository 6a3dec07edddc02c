import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { recordTarget } from '../../definition/expression/expression-type.ts'
import type { Field } from '../../definition/field/types.ts'
import type { ResolvedMeasure } from '../../definition/indicator/types.ts'
import { fieldAt } from '../indicator/measured-unit.ts'

const naming: ReadonlySet<Field['kind']> = new Set(['personName', 'nationalId', 'phone', 'bankCard', 'attachment'])

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
      ({ id, field: named }) => ledger.title.includes(id) && (naming.has(named.kind) || ledger.retention !== undefined),
    )
  }
  return (
    naming.has(field.kind) ||
    (field.kind === 'text' && of.through.length === 0) ||
    field.secrecy === 'personal' ||
    field.secrecy === 'sensitive'
  )
}
