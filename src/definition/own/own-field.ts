import { fieldUnit } from '../field/field-type.ts'
import { traitsOf } from '../field/kinds.ts'
import type { Field, FieldKind } from '../field/types.ts'
import type { UnitId } from '../unit/unit.ts'
import type { OwnField } from './types.ts'

type Said = Pick<Field, 'label' | 'required'>

/** What each kind is made of; a kind without a maker cannot be chosen for a column of one's own. */
const makers: { readonly [Kind in FieldKind]: ((said: Said, own: OwnField) => Field) | undefined } = {
  text: (said, { long }) => (long === true ? { ...said, kind: 'text', long, maxLength: 4_000 } : { ...said, kind: 'text', maxLength: 500 }),
  integer: (said, own) => ({ ...said, kind: 'integer', additive: own.adds === true, ...unitOf(own) }),
  decimal: (said, own) => ({ ...said, kind: 'decimal', scale: own.scale ?? 2, additive: own.adds === true, ...unitOf(own) }),
  money: (said, own) => ({ ...said, kind: 'money', additive: own.adds === true }),
  area: (said, own) => ({ ...said, kind: 'area', additive: own.adds === true }),
  percent: (said) => ({ ...said, kind: 'percent' }),
  date: (said) => ({ ...said, kind: 'date' }),
  dateTime: (said) => ({ ...said, kind: 'dateTime' }),
  month: (said) => ({ ...said, kind: 'month' }),
  period: (said) => ({ ...said, kind: 'period', grain: 'year' }),
  choice: (said, { options = {} }) => ({ ...said, kind: 'choice', options }),
  boolean: (said) => ({ ...said, kind: 'boolean' }),
  ref: (said, { to = '' }) => ({ ...said, kind: 'ref', to }),
  anyRef: undefined,
  village: (said) => ({ ...said, kind: 'village' }),
  grid: (said) => ({ ...said, kind: 'grid' }),
  personName: (said) => ({ ...said, kind: 'personName' }),
  nationalId: (said) => ({ ...said, kind: 'nationalId', secrecy: 'sensitive' }),
  creditCode: (said) => ({ ...said, kind: 'creditCode' }),
  phone: (said) => ({ ...said, kind: 'phone', secrecy: 'personal' }),
  bankCard: (said) => ({ ...said, kind: 'bankCard', secrecy: 'sensitive' }),
  attachment: undefined,
  geometry: undefined,
}

/** Whether a column of one's own may be of a kind. */
export function isOwnKind(kind: FieldKind): boolean {
  return makers[kind] !== undefined
}

/** The field that a column of one's own is. Numbers of identity and accounts are sensitive, telephones personal, whatever the office says. Throws for a kind that cannot be chosen: a bug. */
export function fieldOfOwn(own: OwnField): Field {
  const make = makers[own.kind]
  if (make === undefined) throw new Error(`no column of one's own is of kind ${own.kind}`)
  return make({ label: own.label, ...(own.required ? { required: true } : {}) }, own)
}

/** The same, where a retired one gives its name free: another may be called so now. */
export function retiredField(own: OwnField): Field {
  const field = fieldOfOwn(own)
  return own.retired === true ? { ...field, label: `${field.label}（停用 ${own.id}）` } : field
}

/** Whether the values of several records make a total that an indicator may tell. */
export function addsUp(own: OwnField): boolean {
  return own.adds === true && traitsOf(own).added !== undefined
}

/** The unit of its total. */
export function totalUnit(own: OwnField): UnitId {
  return fieldUnit(fieldOfOwn(own)) ?? '个'
}

function unitOf({ unit }: OwnField): { readonly unit?: UnitId } {
  return unit === undefined ? {} : { unit }
}
