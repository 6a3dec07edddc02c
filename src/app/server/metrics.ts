import { createServer, type Server } from 'node:http'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Service } from '../../api/app.ts'
import type { Api } from '../../api/context.ts'
import type { Kernel } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** Where the figures of operation are asked for: beside the application, never through it. */
export interface MetricsPlace {
  readonly host: string
  readonly port: number
}

export interface Metrics {
  /** Counts what is asked of a server; before any of its routes is there. */
  readonly observe: (api: Api) => void
  /** Answers at a place of its own until it is closed; gives the address. */
  readonly listen: (
    place: MetricsPlace,
    service: Pick<Service, 'jobs' | 'longWork'>,
  ) => Promise<{ readonly url: string; close(): Promise<void> }>
}

/** In seconds: a page is quick, a compile takes longer, an import's upload may take minutes. */
const buckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60]

/**
 * The figures of a running server in the text form of Prometheus: what was asked by route and how long it took, whether the database answers, what goes on
 * behind, and those of the process. Routes are told by their pattern (`/api/records/:ledger/:id`), towns, people and records not at all.
 */
export function createMetrics(kernel: Kernel): Metrics {
  const figures = new Registry()
  const registers = [figures]
  collectDefaultMetrics({ register: figures, prefix: 'qianbi_' })
  const seconds = new Histogram({
    name: 'qianbi_http_request_duration_seconds',
    help: 'How long requests took, from their headers to the last byte of the answer.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  })
  new Gauge({
    name: 'qianbi_ready',
    help: '1 while the database answers, else 0.',
    registers,
    async collect() {
      this.set(await isReady(kernel))
    },
  })
  return {
    observe: (api) =>
      api.addHook('onResponse', (request, reply, done) => {
        const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }
        seconds.observe(labels, reply.elapsedTime / 1000)
        done()
      }),
    listen: async (place, service) => {
      tellWork(registers, service)
      return listenAt(place, figures)
    },
  }
}

async function isReady(kernel: Kernel): Promise<number> {
  try {
    await kernel.engine.ready()
    return 1
  } catch (error) {
    if (error instanceof Refusal) return 0
    throw error
  }
}

function tellWork(registers: Registry[], { jobs, longWork }: Pick<Service, 'jobs' | 'longWork'>): void {
  new Gauge({
    name: 'qianbi_jobs_running',
    help: 'Jobs that go on behind an answer: imports, previews, exports.',
    registers,
    collect() {
      this.set(jobs.running)
    },
  })
  new Gauge({
    name: 'qianbi_long_work',
    help: 'Long pieces of work that go on, or wait for their turn.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'running' }, longWork.counts.running)
      this.set({ state: 'waiting' }, longWork.counts.waiting)
    },
  })
}

async function listenAt({ host, port }: MetricsPlace, figures: Registry): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?')
    if (request.method !== 'GET' || path !== '/metrics') return void response.writeHead(404).end()
    figures.metrics().then(
      (text) => response.writeHead(200, { 'content-type': figures.contentType, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  server.headersTimeout = 5_000
  server.requestTimeout = 5_000
  await new Promise<void>((resolve, reject) => {
    const refuse = (cause: Error) =>
      reject(new Refusal('locked', `运行指标在 ${host}:${port} 开不了，请改 QIANBI_METRICS 里的地址或端口。`, { cause }))
    server.once('error', refuse)
    server.listen({ host, port }, resolve)
  })
  return { url: `http://${addressOf(server)}/metrics`, close: () => closeServer(server) }
}

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the metrics have no address')
  return address.family === 'IPv6' ? `[${address.address}]:${address.port}` : `${address.address}:${address.port}`
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
