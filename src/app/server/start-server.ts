import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type ApiOptions, createApi } from '../../api/app.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listTowns } from '../../kernel/index.ts'
import { demoAccounts } from '../demo/demo-accounts.ts'
import { type NotifySettings, openOutgoing, startNotifier } from '../notify/run-notifier.ts'
import { repositoryFolder, version } from '../store/repository.ts'
import { explainListenError } from './explain-listen-error.ts'

export interface ServerOptions {
  readonly kernel: Kernel
  readonly host: string
  readonly port: number
  readonly trustProxy: boolean
  readonly notify: NotifySettings
  /** The key of 天地图 (QIANBI_TIANDITU). */
  readonly tianditu?: string | undefined
}

export interface RunningServer {
  readonly url: string
  close(): Promise<void>
}

/** Starts to listen and writes the address into the folder's lock, so that whoever finds it held is told where to go. */
export async function startServer({ kernel, host, port, trustProxy, notify, tianditu }: ServerOptions): Promise<RunningServer> {
  const web = join(repositoryFolder, 'dist', 'web')
  const api = await createApi({
    kernel,
    version,
    trustProxy,
    outgoing: openOutgoing(notify),
    logger: { level: 'warn', stream: process.stderr },
    ...(tianditu === undefined || tianditu === '' ? {} : { tianditu }),
    ...(existsSync(web) ? { web } : {}),
    ...(await demoUsersOf(kernel)),
  })
  try {
    const url = await api.listen({ host, port })
    kernel.engine.announce(url)
    const notifier = startNotifier({ kernel, ...notify, onError: (error) => api.log.error({ err: error }, 'notices') })
    return {
      url,
      close: async () => {
        await notifier.stop()
        await api.close()
      },
    }
  } catch (error) {
    await api.close()
    throw explainListenError(error, host, port)
  }
}

/** The demo's accounts are shown to anybody only when every town here is a demo. */
async function demoUsersOf(kernel: Kernel): Promise<Pick<ApiOptions, 'demoUsers'>> {
  const towns = await listTowns(kernel)
  return towns.length > 0 && towns.every(({ demo }) => demo) ? { demoUsers: demoAccounts } : {}
}
