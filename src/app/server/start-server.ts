import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { type ApiOptions, createService } from '../../api/app.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listTowns } from '../../kernel/index.ts'
import { demoAccounts } from '../demo/demo-accounts.ts'
import { type NotifySettings, openOutgoing, startNotifier } from '../notify/run-notifier.ts'
import { repositoryFolder, version } from '../store/repository.ts'
import { explainListenError } from './explain-listen-error.ts'
import { keepHeapSmall } from './keep-heap-small.ts'
import type { MetricsPlace } from './metrics.ts'
import { stopServer } from './stop-server.ts'
import { warmUp } from './warm-up.ts'

export interface ServerOptions {
  readonly kernel: Kernel
  readonly host: string
  readonly port: number
  readonly trustProxy: boolean
  /** Names by which browsers may call it; those of this machine when absent, or any where a proxy stands in front. */
  readonly names?: readonly string[] | undefined
  readonly notify: NotifySettings
  /** The key of 天地图 (QIANBI_TIANDITU). */
  readonly tianditu?: string | undefined
  /** Where the figures of operation are asked for (QIANBI_METRICS); nowhere when absent. */
  readonly metrics?: MetricsPlace | undefined
}

export interface RunningServer {
  readonly url: string
  /** The address of the figures of operation. */
  readonly metricsUrl: string | undefined
  /** Gives whether everything came to its end; what did not has been let go of, and nothing of it is written. */
  close(): Promise<boolean>
}

/** Starts to listen and writes the address into the folder's lock, so that whoever finds it held is told where to go. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { kernel, host, port, trustProxy, names, notify, tianditu } = options
  keepHeapSmall()
  const web = join(repositoryFolder, 'dist', 'web')
  const hosts = names ?? (trustProxy ? undefined : [host, hostname()])
  // A library that most servers need not load.
  const metrics = options.metrics === undefined ? undefined : (await import('./metrics.ts')).createMetrics(kernel)
  const service = await createService({
    kernel,
    version,
    trustProxy,
    ...(hosts === undefined ? {} : { hosts }),
    outgoing: openOutgoing(notify),
    logger: { level: 'warn', stream: process.stderr },
    ...(tianditu === undefined || tianditu === '' ? {} : { tianditu }),
    ...(existsSync(web) ? { web } : {}),
    ...(metrics === undefined ? {} : { observe: metrics.observe }),
    ...(await demoUsersOf(kernel)),
  })
  const { api, jobs } = service
  const told = options.metrics === undefined ? undefined : await metrics?.listen(options.metrics, service)
  try {
    const url = await api.listen({ host, port })
    kernel.engine.announce(url)
    const tables = kernel.catalogue.catalogue.ledgers.map(({ table }) => table)
    kernel.engine.settle(tables).catch((error: unknown) => api.log.error({ err: error }, 'statistics'))
    const notifier = startNotifier({ kernel, ...notify, onError: (error) => api.log.error({ err: error }, 'notices') })
    const warming = warmUp(kernel)
    return {
      url,
      metricsUrl: told?.url,
      close: async () => {
        await told?.close()
        await warming.stop()
        return stopServer({ api, jobs, notifier })
      },
    }
  } catch (error) {
    await told?.close()
    await api.close()
    throw explainListenError(error, host, port)
  }
}

/** The demo's accounts are shown to anybody only when every town here is a demo. */
async function demoUsersOf(kernel: Kernel): Promise<Pick<ApiOptions, 'demoUsers'>> {
  const towns = await listTowns(kernel)
  return towns.length > 0 && towns.every(({ demo }) => demo) ? { demoUsers: demoAccounts } : {}
}
