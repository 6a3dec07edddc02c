import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { heldBy } from '../http/versioned-answer.ts'

const [packBrotli, packGzip] = [promisify(brotliCompress), promisify(gzip)]

const packings = {
  br: (bytes: Buffer) => packBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => packGzip(bytes, { level: 9 }),
}
type Packing = keyof typeof packings

/** An answer that everybody is given the same: tagged by what is in it, packed once. */
export class KeptAnswer {
  readonly #bytes: Buffer
  readonly #tag: string
  readonly #headers: Readonly<Record<string, string>>
  readonly #packed = new Map<Packing, Promise<Buffer>>()

  constructor(content: string | Uint8Array, headers: Readonly<Record<string, string>>) {
    this.#bytes = Buffer.from(content)
    this.#headers = headers
    this.#tag = `"${createHash('sha256').update(this.#bytes).digest('base64url').slice(0, 22)}"`
  }

  /** Whoever holds it already is told so with 304. Ends when the answer has left. */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.header('etag', this.#tag).header('vary', 'accept-encoding')
    if (heldBy(request, this.#tag)) return void (await reply.headers(this.#headers).code(304).send())
    const accepted = String(request.headers['accept-encoding'] ?? '')
    const packing = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
    const body = packing === undefined ? this.#bytes : await this.#pack(packing)
    if (packing !== undefined) reply.header('content-encoding', packing)
    await reply.headers(this.#headers).send(body)
  }

  /** The same, never packed: a picture is already. */
  async sendPlain(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.headers(this.#headers).header('etag', this.#tag)
    await (heldBy(request, this.#tag) ? reply.code(304).send() : reply.send(this.#bytes))
  }

  #pack(packing: Packing): Promise<Buffer> {
    const packed = this.#packed.get(packing) ?? packings[packing](this.#bytes)
    this.#packed.set(packing, packed)
    return packed
  }
}
