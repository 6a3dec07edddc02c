import { fieldKinds } from './kinds.ts'
import type { ChoiceField, FieldKind, FieldOf } from './types.ts'

type Spec<F> = Omit<F, 'kind'>

/** A spec without a misspelt or foreign part: every key that the kind does not have must be absent. */
type Exactly<S, F> = S & Readonly<Partial<Record<Exclude<keyof S, keyof Spec<F>>, never>>>

type ChoiceSpec<Options> = Spec<ChoiceField<Extract<keyof Options, string>>>

type Constructor<Kind extends FieldKind> = <const S extends Spec<FieldOf<Kind>>>(
  spec: Exactly<S, FieldOf<Kind>>,
) => { readonly kind: Kind } & Exactly<S, FieldOf<Kind>>

type PlainKind = Exclude<FieldKind, 'choice'>

type PlainConstructors = { readonly [Kind in PlainKind]: Constructor<Kind> }

type Constructors = PlainConstructors & {
  /** Its options are what its aliases and every condition over it may name. */
  readonly choice: <const Options extends Readonly<Record<string, string>>, const S extends Omit<ChoiceSpec<Options>, 'options'>>(
    spec: Exactly<S & { readonly options: Options }, ChoiceField>,
  ) => { readonly kind: 'choice' } & Exactly<S & { readonly options: Options }, ChoiceField>
}

/** One constructor per kind of field; each only stamps the kind, so a definition stays plain data. */
export const field: Constructors = { ...stampPlainKinds(), choice: (spec) => ({ kind: 'choice', ...spec }) }

function stampPlainKinds(): PlainConstructors {
  const made: Partial<PlainConstructors> = {}
  for (const kind of Object.keys(fieldKinds).filter(isPlainKind)) Object.assign(made, { [kind]: (spec: object) => ({ kind, ...spec }) })
  if (!isWhole(made)) throw new Error('a kind of field has no constructor')
  return made
}

function isPlainKind(id: string): id is PlainKind {
  return Object.hasOwn(fieldKinds, id) && id !== 'choice'
}

function isWhole(made: Partial<PlainConstructors>): made is PlainConstructors {
  return Object.keys(fieldKinds).every((id) => !isPlainKind(id) || made[id] !== undefined)
}
