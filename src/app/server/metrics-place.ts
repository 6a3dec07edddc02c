import { UsageError } from '../command-line/exit-status.ts'
import type { MetricsPlace } from './metrics.ts'

/**
 * QIANBI_METRICS, `127.0.0.1:9464` or `[::1]:9464`: where the figures of operation are asked for; undefined where it is not set. Throws `UsageError` for what
 * is no address with a port.
 */
export function metricsPlaceOf(environment: Readonly<Record<string, string | undefined>>): MetricsPlace | undefined {
  const said = environment.QIANBI_METRICS?.trim() ?? ''
  if (said === '') return undefined
  const [, bracketed, plain, port = ''] = /^(?:\[([\da-fA-F:]+)\]|([\w.-]+)):(\d{1,5})$/.exec(said) ?? []
  const host = bracketed ?? plain
  const number = Number.parseInt(port, 10)
  if (host === undefined || number > 65_535) throw new UsageError(`QIANBI_METRICS 写的“${said}”不是地址和端口，请写成 127.0.0.1:9464。`)
  return { host, port: number }
}
