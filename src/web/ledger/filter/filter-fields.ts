import { type FilterShape, traitsOf } from '../../../definition/field/kinds.ts'
import { type Reader, readsField } from '../../../definition/field/reads-field.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { PartIndex } from '../../http/catalogue.ts'

/** A field a ledger can be filtered by: its own, or one step through a reference (企业 · 类别). */
export interface FilterField {
  readonly path: string
  readonly label: string
  readonly field: Field
}

/** What a reader sees masked is no condition: the server refuses it. */
export function listFilterFields(ledger: ResolvedLedger, index: PartIndex, reader: Reader): readonly FilterField[] {
  const own = ledger.fields
    .filter(({ field }) => traitsOf(field).filter !== undefined)
    .map(({ id, field }) => ({ path: id, label: field.label, field }))
  const through = ledger.fields.flatMap(({ id, field }) => {
    if (field.kind !== 'ref') return []
    const target = index.ledgers.get(field.to)
    return (target?.fields ?? [])
      .filter((inner) => isNarrow(inner.field))
      .map((inner) => ({ path: `${id}.${inner.id}`, label: `${field.label} · ${inner.field.label}`, field: inner.field }))
  })
  return [...own, ...through].filter(({ field }) => readsField(field, reader))
}

/** Of what is referred to only what has few values, all of which can be listed. */
function isNarrow(field: Field): boolean {
  const { filter, slicesThrough } = traitsOf(field)
  return filter === 'options' || slicesThrough === true
}

/** How a field is asked about; one whose kind says nothing, by words. */
export function filterShape(field: Field): FilterShape {
  return traitsOf(field).filter ?? 'words'
}
