import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Kernel } from '../../kernel/context.ts'
import type { StoredFileContent } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { errorBody, file } from '../contract/common.ts'
import { correctionHeader } from '../contract/correction.ts'
import type { Endpoint, Endpoints } from '../contract/endpoint.ts'
import { type SentFile, sendFile, sendStoredFile } from '../http/file-answer.ts'
import { readUpload } from '../http/read-upload.ts'
import { definedOf } from '../views/defined-of.ts'
import type { Handlers } from './handler.ts'
import { domainNamesOf } from './hide-domains-off.ts'

/** What serves an area, made for a kernel: each town has its own, with the ledgers that it has made itself. */
export type MakesHandlers<Area extends Endpoints> = (context: ApiContext) => Handlers<Area>

/** Serves every endpoint of an area as it is declared, by the kernel of the caller's town. */
export function addEndpoints<Area extends Endpoints>(api: Api, area: Area, makes: MakesHandlers<Area>, context: ApiContext): void {
  const made = new WeakMap<Kernel, Readonly<Record<string, PlainHandler>>>()
  const handlersOf = (kernel: Kernel) => {
    // What a handler is given is held against the schemas that its types are made of, before it is called.
    const handlers = made.get(kernel) ?? (makes({ ...context, kernel }) as unknown as Readonly<Record<string, PlainHandler>>)
    made.set(kernel, handlers)
    return handlers
  }
  for (const [name, declared] of Object.entries(area)) {
    const find = (kernel: Kernel) => {
      const handler = handlersOf(kernel)[name]
      if (handler === undefined) throw new Error(`nobody serves ${name}`)
      return handler
    }
    find(context.kernel)
    addEndpoint(api, declared, ({ request, ...call }) => find(request.kernel ?? context.kernel)({ request, ...call }))
  }
}

interface PlainCall {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly [part: string]: unknown
}

type PlainHandler = (call: PlainCall) => unknown

function addEndpoint(api: Api, declared: Endpoint, handler: PlainHandler): void {
  const { verb, path, right, limits = {}, answer } = declared
  const readInput = inputReader(declared)
  api.route({
    method: verb,
    url: path,
    ...(limits.bytes === undefined ? {} : { bodyLimit: limits.bytes }),
    config: { right, ...definedOf({ values: limits.values, names: domainNamesOf(declared) }) },
    schema: schemaOf(declared),
    handler: async (request, reply) => {
      const { signedIn } = request
      const upload = () => readUpload(request)
      const outcome = await handler({ request, reply, signedIn, actor: signedIn?.actor, input: readInput(request), upload })
      if (answer !== file || outcome === reply) return outcome
      return sendAnyFile(reply, outcome as SentFile | StoredFileContent)
    },
  })
}

/** Not among an endpoint's own input: the same for every one that changes something. */
const headers = Type.Object({
  [correctionHeader]: Type.Optional(
    Type.String({ description: '要写进结了账的年度时，更正的理由（百分号编码）；没有理由的答 409 year-closed' }),
  ),
})

function schemaOf({ verb, right, tag, summary, params, query, body, upload, answer, failure = errorBody }: Endpoint) {
  return {
    tags: [tag],
    summary,
    ...(verb === 'GET' || right === 'public' ? {} : { headers }),
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(body === undefined ? {} : { body }),
    ...(upload === undefined ? {} : { consumes: ['multipart/form-data'] }),
    response: { 200: answer, '4xx': errorBody, '5xx': failure },
  }
}

/** Only what is declared comes through: a member that no schema names must not become an option of the kernel. */
function inputReader({ query, body, params }: Endpoint): (request: FastifyRequest) => Readonly<Record<string, unknown>> {
  const names = [query, body, params].map((schema) => Object.keys(schema?.properties ?? {}))
  return (request) => {
    const input: Record<string, unknown> = {}
    for (const [place, from] of [request.query, request.body, request.params].entries())
      for (const name of names[place] ?? []) {
        const value: unknown = Object(from)[name]
        if (value !== undefined) input[name] = value
      }
    return input
  }
}

function sendAnyFile(reply: FastifyReply, sent: SentFile | StoredFileContent) {
  return 'mediaType' in sent ? sendStoredFile(reply, sent) : sendFile(reply, sent)
}
