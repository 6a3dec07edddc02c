import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TUnsafe } from 'typebox'
import type { Actor } from '../../kernel/access/types.ts'
import type { StoredFileContent } from '../../kernel/index.ts'
import type { SignedIn } from '../context.ts'
import type { AnswerOf, Endpoint, Endpoints, InputOf, IsFile } from '../contract/endpoint.ts'
import type { Given, Received } from '../contract/sides.ts'
import type { SentFile } from '../http/file-answer.ts'
import type { Upload } from '../http/read-upload.ts'

/** One call of an endpoint: what came, by name, and from whom. */
export interface Call<Declared extends Endpoint> {
  /** Parameters of the path and the query and the body's members side by side; where two have one name the path's counts. */
  readonly input: Received<InputOf<Declared>>
  readonly actor: Declared['right'] extends 'public' ? undefined : Actor
  readonly signedIn: Declared['right'] extends 'public' ? undefined : SignedIn
  /** Reads the one file of the form. */
  readonly upload: Declared extends { readonly upload: true } ? () => Promise<Upload> : undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What a schema cannot say (a catalogue) goes out as the type it has here. */
type Sent<Declared extends Endpoint> = Declared['answer'] extends TUnsafe<infer Said> ? Said : Given<AnswerOf<Declared>>

/** What an endpoint gives: its answer, a file, or the reply itself when that has been sent already. */
type Outcome<Declared extends Endpoint> = (IsFile<Declared> extends true ? SentFile | StoredFileContent : Sent<Declared>) | FastifyReply

export type Handler<Declared extends Endpoint> = (call: Call<Declared>) => Outcome<Declared> | Promise<Outcome<Declared>>

/** One handler for each endpoint of an area, none missing and none too many. */
export type Handlers<Area extends Endpoints> = { readonly [Name in keyof Area]: Handler<Area[Name]> }
