import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const compress = promisify(brotliCompress)

/** A large answer that changes only with its version: sent once to each browser and packed once. */
export class VersionedAnswer {
  readonly #version: string
  readonly #text: string
  #packed: Promise<Buffer> | undefined

  constructor(version: string, content: unknown) {
    this.#version = version
    this.#text = JSON.stringify(content)
  }

  /** Whoever holds this version already is told so with 304 and no body. */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const tag = `"${this.#version}"`
    reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'accept-encoding')
    if (heldBy(request, tag)) return void reply.code(304).send()
    reply.header('content-type', 'application/json; charset=utf-8')
    if (!/\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) return void reply.send(this.#text)
    this.#packed ??= compress(this.#text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
    const packed = await this.#packed
    return void reply.header('content-encoding', 'br').send(packed)
  }
}

/** A proxy that packs an answer itself marks the tag as weak: it means the same version. */
function heldBy(request: FastifyRequest, tag: string): boolean {
  const held = String(request.headers['if-none-match'] ?? '')
  return held.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
