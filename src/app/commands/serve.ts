import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { type Command, type Invocation, storeOptions } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { storePlaceOf, withStore } from '../command-line/with-store.ts'
import { notifySettingsOf } from '../notify/run-notifier.ts'
import type { MetricsPlace } from '../server/metrics.ts'
import { metricsPlaceOf } from '../server/metrics-place.ts'
import { serveUntilStopped } from '../server/run-until-stopped.ts'
import { presentStorePlace } from '../store/open-store.ts'

export const serveOptions = {
  data: storeOptions.data,
  port: { type: 'string' },
  host: { type: 'string' },
  'trust-proxy': { type: 'boolean' },
  'allow-host': { type: 'string' },
} as const satisfies Command['options']

export const serveCommand: Command = {
  options: serveOptions,
  positionals: { least: 0, most: 0 },
  run: async (invocation) => {
    const port = readPort(invocation.text)
    const metrics = metricsPlaceOf(invocation.environment)
    // Loaded while the store opens, and waited for where it does not: nothing goes on behind a command that has ended.
    const loading = import('../server/start-server.ts')
    try {
      await serveOn(invocation, { port, metrics, loading })
    } finally {
      await loading
    }
    return exit.done
  },
}

interface Serving {
  readonly port: number
  readonly metrics: MetricsPlace | undefined
  readonly loading: Promise<typeof import('../server/start-server.ts')>
}

async function serveOn(invocation: Invocation, { port, metrics, loading }: Serving): Promise<void> {
  const { text, flag, terminal } = invocation
  await withStore(invocation, { access: 'write', lasting: true }, async (kernel) => {
    const notify = notifySettingsOf(invocation.environment)
    const tianditu = invocation.environment.QIANBI_TIANDITU
    const { startServer } = await loading
    const server = await startServer({
      kernel,
      host: text('host') ?? '127.0.0.1',
      port,
      trustProxy: flag('trust-proxy'),
      names: namesOf(text),
      notify,
      tianditu,
      metrics,
    })
    await serveUntilStopped(server, terminal, () => {
      terminal.result(`铅笔已开启：${server.url}`)
      if (server.metricsUrl !== undefined) terminal.note(`运行指标：${server.metricsUrl}`)
      terminal.note(`数据：${presentStorePlace(storePlaceOf(invocation))}。按 Ctrl-C 停止。`)
    })
  })
}

/** `--allow-host`: names by which browsers may call, several with commas. */
export function namesOf(text: Invocation['text']): readonly string[] | undefined {
  const given = text('allow-host')
    ?.split(/[,，]/)
    .map((name) => name.trim())
  return given?.filter((name) => name !== '')
}

/** `--port`, 8080 when it is not given; 0 lets the system choose. */
export function readPort(text: Invocation['text']): number {
  const port = text('port') ?? '8080'
  if (!/^\d{1,5}$/.test(port) || wholeNumber(port) > 65_535) throw new UsageError(`“${port}”不是端口号。`)
  return wholeNumber(port)
}
