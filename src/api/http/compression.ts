import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Api } from '../context.ts'

const compress = promisify(gzip)
const worthwhile = 4096

/** Sends larger JSON answers gzipped: a ledger page over a county's line shrinks to a tenth. Files are compressed already. */
export function addCompression(api: Api): void {
  api.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < worthwhile || reply.hasHeader('content-encoding')) return payload
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload
    const packed = await compress(payload, { level: 1 })
    reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').header('content-length', packed.length)
    return packed
  })
}
