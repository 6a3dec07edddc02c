import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const [packBrotli, packGzip] = [promisify(brotliCompress), promisify(gzip)]

/** How an answer may be packed, the closest first; browsers offer br over TLS only. */
const packings = {
  br: (text: string): Promise<Buffer> => packBrotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (text: string): Promise<Buffer> => packGzip(text, { level: 9 }),
}
type Packing = keyof typeof packings

/** A large answer that changes only with its version: sent once to each browser and packed once. */
export class VersionedAnswer {
  readonly #version: string
  readonly #text: string
  readonly #packed = new Map<Packing, Promise<Buffer>>()

  constructor(version: string, content: unknown) {
    this.#version = version
    this.#text = JSON.stringify(content)
  }

  /**
   * Whoever holds this version already is told so with 304 and no body. Ends when the answer has left: a handler that ends before is taken for one that
   * gave nothing, and answered again with that.
   */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const tag = `"${this.#version}"`
    reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'accept-encoding')
    if (heldBy(request, tag)) return void (await reply.code(304).send())
    reply.header('content-type', 'application/json; charset=utf-8')
    const accepted = String(request.headers['accept-encoding'] ?? '')
    const packing = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
    if (packing === undefined) return void (await reply.send(this.#text))
    await reply.header('content-encoding', packing).send(await this.#pack(packing))
  }

  #pack(packing: Packing): Promise<Buffer> {
    const packed = this.#packed.get(packing) ?? packings[packing](this.#text)
    this.#packed.set(packing, packed)
    return packed
  }
}

/** A proxy that packs an answer itself marks the tag as weak: it means the same version. */
export function heldBy(request: FastifyRequest, tag: string): boolean {
  const held = String(request.headers['if-none-match'] ?? '')
  return held.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
