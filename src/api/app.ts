import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyServerOptions } from 'fastify'
import type { Kernel } from '../kernel/context.ts'
import { asOneCall } from '../kernel/index.ts'
import type { Api, ApiContext, Outgoing } from './context.ts'
import { usualBody } from './contract/body-limits.ts'
import { namesKeyword } from './contract/common.ts'
import type { DemoUser } from './contract/session.ts'
import { compileWhenUsed } from './http/compile-when-used.ts'
import { addCompression } from './http/compression.ts'
import { answerError } from './http/error-answer.ts'
import { refuseForeignHosts } from './http/known-host.ts'
import { addOpenApi } from './http/openapi.ts'
import { addJsonReading } from './http/read-json.ts'
import { refuseNul } from './http/refuse-nul.ts'
import { addSecurityHeaders } from './http/security-headers.ts'
import { type BodyPace, cutSlowBodies } from './http/slow-bodies.ts'
import { addWeb } from './http/web.ts'
import { Jobs } from './jobs/jobs.ts'
import { LongWork } from './jobs/long-work.ts'
import { Readings } from './jobs/readings.ts'
import { addRoutes } from './routes/index.ts'
import { addAuthentication } from './session/authenticate.ts'

export interface ApiOptions {
  readonly kernel: Kernel
  readonly version: string
  /** The built web application; without it only the API answers. */
  readonly web?: string
  readonly demoUsers?: readonly DemoUser[]
  readonly logger?: FastifyServerOptions['logger']
  /** Behind a proxy that ends TLS: believe its forwarding headers. */
  readonly trustProxy?: boolean
  /** Names by which browsers may call this server, beside addresses in numbers and localhost; any when absent. */
  readonly hosts?: readonly string[]
  /** How messages to groups leave; without it none can be tried out. */
  readonly outgoing?: Outgoing
  /** The key of 天地图 for the map of grids. */
  readonly tianditu?: string
  /** How fast bodies must come. */
  readonly bodyPace?: BodyPace
  /** Sees the server before any route is there, and so watches every route and answer. */
  readonly observe?: (api: Api) => void
}

/** The largest office file taken in. */
const fileLimit = 64 * 1024 * 1024

/** No request comes in for longer than this, at whatever pace. */
const longestRequest = 2 * 60 * 60_000

/** A decimal typed as a number must be refused, not quietly turned into text. */
const schemaOptions: Required<Pick<FastifyServerOptions, 'ajv'>> = {
  ajv: { customOptions: { coerceTypes: false, removeAdditional: false, keywords: [namesKeyword] } },
}

/** The HTTP server over a kernel: not yet listening, so that a test can call it without a network. */
export async function createApi(options: ApiOptions): Promise<Api> {
  return (await createService(options)).api
}

export interface Service {
  readonly api: Api
  readonly jobs: Jobs
  readonly longWork: LongWork
}

/** The same with what goes on behind it. */
export async function createService(options: ApiOptions): Promise<Service> {
  const { kernel } = options
  const newIncident = () => kernel.newId()
  const api: Api = fastify({
    logger: options.logger ?? false,
    // Only the nearest proxy's own word: what a caller writes into the header before it stands further left.
    trustProxy: options.trustProxy === true ? (_address, hop) => hop === 0 : false,
    bodyLimit: usualBody.bytes,
    ...schemaOptions,
    routerOptions: { maxParamLength: 200 },
    // Headers come at once or not at all; of bodies `cutSlowBodies` asks a pace, since a large file over a slow line takes its time.
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    requestTimeout: longestRequest,
    keepAliveTimeout: 30_000,
    // Addresses that cannot be read have no route, and so none of its handlers.
    frameworkErrors: (error, _request, reply) => {
      const { status, body } = answerError(error, newIncident)
      reply.hijack()
      reply.raw.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  const context: ApiContext = {
    kernel,
    newIncident,
    jobs: new Jobs({
      newId: kernel.newId,
      now: () => kernel.clock().getTime(),
      presentError: (error) => presentJobError(api, error, newIncident),
    }),
    longWork: new LongWork(),
    readings: new Readings(kernel, (error) => api.log.error({ err: error }, 'readings')),
    tianditu: options.tianditu,
    demoUsers: options.demoUsers ?? [],
    outgoing: options.outgoing ?? { allowPrivate: false, send: async () => '这里没有开启消息推送' },
  }
  api.setErrorHandler((error: unknown, request, reply) => {
    const { status, body, incident } = answerError(error, newIncident)
    if (incident !== undefined) request.log.error({ err: error, incident }, 'incident')
    // Nobody's fault, but who runs the server wants to know why.
    else if (status === 503) request.log.warn({ cause: error instanceof Error ? String(error.cause) : undefined }, body.error.message)
    if (status === 429) reply.header('retry-after', 5)
    return reply.code(status).send(body)
  })
  await compileWhenUsed(api, schemaOptions)
  options.observe?.(api)
  addSecurityHeaders(api, { tianditu: options.tianditu !== undefined })
  refuseForeignHosts(api, options.hosts)
  addCompression(api)
  await api.register(cookie)
  await api.register(multipart, { limits: { files: 1, fields: 5, fileSize: fileLimit, parts: 6 } })
  cutSlowBodies(api, options.bodyPace)
  refuseNul(api)
  // Where the body has been read: before that, events of the request come out of another context.
  api.addHook('preHandler', (_request, _reply, done) => asOneCall(done))
  addJsonReading(api)
  addAuthentication(api, context)
  await addOpenApi(api, options.version)
  addRoutes(api, context)
  await addWeb(api, options.web)
  api.addHook('onClose', () => context.readings.flush())
  return { api, jobs: context.jobs, longWork: context.longWork }
}

function presentJobError(api: Api, error: unknown, newIncident: () => string) {
  const { body, incident } = answerError(error, newIncident)
  if (incident !== undefined) api.log.error({ err: error, incident }, 'incident')
  const { code, message } = body.error
  return { code, message, ...(incident === undefined ? {} : { incident }) }
}
