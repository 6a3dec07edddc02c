import type { FastifyReply } from 'fastify'

/** Aborted when whoever asked has hung up before the answer. */
export function goneWith({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableEnded) gone.abort()
  })
  return gone.signal
}
