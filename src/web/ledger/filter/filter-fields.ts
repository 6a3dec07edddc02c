import { type Reader, readsField } from '../../../definition/field/reads-field.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { CatalogueIndex } from '../../http/catalogue.ts'

/** A field a ledger can be filtered by: its own, or one step through a reference (企业 · 类别). */
export interface FilterField {
  readonly path: string
  readonly label: string
  readonly field: Field
}

/** What a reader sees masked is no condition: the server refuses it. */
export function listFilterFields(ledger: ResolvedLedger, index: CatalogueIndex, reader: Reader): readonly FilterField[] {
  const own = ledger.fields
    .filter(({ field }) => field.kind !== 'attachment' && field.kind !== 'geometry')
    .map(({ id, field }) => ({ path: id, label: field.label, field }))
  const through = ledger.fields.flatMap(({ id, field }) => {
    if (field.kind !== 'ref') return []
    const target = index.ledgers.get(field.to)
    return (target?.fields ?? [])
      .filter((inner) => inner.field.kind === 'choice' || inner.field.kind === 'village' || inner.field.kind === 'boolean')
      .map((inner) => ({ path: `${id}.${inner.id}`, label: `${field.label} · ${inner.field.label}`, field: inner.field }))
  })
  return [...own, ...through].filter(({ field }) => readsField(field, reader))
}

/** How a field is asked about: one of several things, a span, or words. */
export type FilterShape = 'options' | 'records' | 'span' | 'words'

export function filterShape(field: Field): FilterShape {
  switch (field.kind) {
    case 'choice':
    case 'boolean':
      return 'options'
    case 'ref':
    case 'village':
    case 'grid':
      return 'records'
    case 'date':
    case 'dateTime':
    case 'month':
    case 'period':
    case 'money':
    case 'area':
    case 'percent':
    case 'integer':
    case 'decimal':
      return 'span'
    default:
      return 'words'
  }
}

/** The ledger whose records a field points at. */
export function targetLedger(field: Field): string | undefined {
  if (field.kind === 'ref') return field.to
  if (field.kind === 'village') return 'village'
  return field.kind === 'grid' ? 'grid' : undefined
}
