import type { Socket } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { Api } from '../context.ts'

/**
 * How fast a body must come: the slowest line of a village carries ten times as much, somebody who sends a byte now and then does not. An upload of
 * 64 MB over such a line may take as long as it takes.
 */
export interface BodyPace {
  /** Looked at so often, in milliseconds. */
  readonly every: number
  /** Bytes that must have come since the last look. */
  readonly least: number
}

export const usualPace: BodyPace = { every: 15_000, least: 8_000 }

/** Cuts connections whose bodies come too slowly. */
export function cutSlowBodies(api: Api, { every, least }: BodyPace = usualPace): void {
  api.addHook('onRequest', async (request) => {
    if (!hasBody(request)) return
    const { raw } = request
    let before = raw.socket.bytesRead
    const timer = setInterval(() => {
      const now = raw.socket.bytesRead
      // A body that nobody reads yet stands still through no fault of the sender.
      if (raw.readableFlowing === true && now - before < least) end(raw.socket)
      before = now
    }, every)
    timer.unref()
    const stop = () => clearInterval(timer)
    raw.once('end', stop).once('close', stop).once('error', stop)
  })
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

/** Says why, as far as that can still be said, and closes whatever the other side does. */
function end(socket: Socket): void {
  socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n', () => socket.destroy())
}
