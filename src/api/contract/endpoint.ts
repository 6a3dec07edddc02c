import type { Static, TObject, TSchema, TUnsafe } from 'typebox'
import type { Action } from '../../kernel/access/authorize.ts'
import type { BodyLimits } from './body-limits.ts'
import type { file } from './common.ts'
import type { Received } from './sides.ts'

/** What a call asks of its caller: nothing (`public`), or an action that the kernel permits to some roles. */
export type Right = 'public' | Action

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** All that is known of one call over HTTP. The server, the browser, the tests and the description at /api/docs are made from it. */
export interface Endpoint {
  readonly verb: Verb
  /** `:name` stands for a value of `params`. */
  readonly path: `/api/${string}`
  readonly right: Right
  readonly summary: string
  readonly tag: string
  readonly params?: TObject
  readonly query?: TObject
  readonly body?: TObject
  /** A form with one file in its field `file` comes in place of a body. */
  readonly upload?: true
  /** Texts that the form has beside its file, before it. */
  readonly form?: TObject
  readonly answer: TSchema
  /** What a failure of ours (5xx) looks like, where it says more than every refusal does. */
  readonly failure?: TSchema
  readonly limits?: BodyLimits
}

/** Declares an endpoint; its literals are kept in its type. */
export function endpoint<const Declared extends Endpoint>(declared: Declared): Declared {
  return declared
}

/** Endpoints by their names, which are the names of what they do. */
export type Endpoints = Readonly<Record<string, Endpoint>>

type StaticOf<Schema> = Schema extends TSchema ? Static<Schema> : unknown
type Part<Declared, Name extends string> = Declared extends { readonly [Key in Name]: infer Schema extends TSchema }
  ? Static<Schema>
  : unknown

/** Parameters of the path, of the query and the body's members, side by side: no name stands for two of them. */
export type InputOf<Declared extends Endpoint> = Part<Declared, 'params'> &
  Part<Declared, 'query'> &
  Part<Declared, 'body'> &
  Part<Declared, 'form'>

/** The answer as who calls reads it. */
export type AnswerOf<Declared extends Endpoint> =
  Declared['answer'] extends TUnsafe<infer Said> ? Said : Received<StaticOf<Declared['answer']>>

/** Whether the answer is a file and no JSON. */
export type IsFile<Declared extends Endpoint> = Declared['answer'] extends typeof file ? true : false
