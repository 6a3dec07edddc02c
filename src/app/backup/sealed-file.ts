import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform, type TransformCallback } from 'node:stream'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { object, oneOf, text } from '../../definition/shape/shape.ts'
import { Refusal } from '../../kernel/refusal.ts'

/**
 * A file that only whoever has the key can read or change: a line of JSON that says what it is, then pieces of at most a megabyte, each sealed by AES-256-GCM
 * under a key of this file alone. A piece is its length in four bytes, whose highest bit marks the last, and the sealed bytes with their tag; its number is its
 * nonce and length and mark are sealed with it, so that pieces can neither be moved nor left out.
 */
const magic = 'qianbi-backup-1'
const header = object({ file: oneOf([magic]), salt: text })
const pieceSize = 1 << 20
const lastMark = 0x8000_0000
const tagLength = 16

function fileKey(key: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, magic, 32))
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 8)
  return nonce
}

/** Seals what is written into it. */
export function createSealer(key: Uint8Array): Transform {
  const salt = randomBytes(32)
  const own = fileKey(key, salt)
  let waiting = Buffer.alloc(0)
  let number = 0
  const seal = (piece: Uint8Array, mark: number): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE((piece.length | mark) >>> 0)
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number)).setAAD(length)
    number += 1
    return Buffer.concat([length, cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      waiting = Buffer.concat([waiting, chunk])
      while (waiting.length > pieceSize) {
        this.push(seal(waiting.subarray(0, pieceSize), 0))
        waiting = waiting.subarray(pieceSize)
      }
      done()
    },
    flush(done: TransformCallback) {
      done(null, seal(waiting, lastMark))
    },
  })
  transform.push(`${JSON.stringify({ file: magic, salt: salt.toString('base64') })}\n`)
  return transform
}

/** What was sealed, piece by piece. Refuses with `invalid` a file of another kind, with `damaged` one that was changed or cut, or another key. */
export async function* openSealed(path: string, key: Uint8Array): AsyncGenerator<Buffer> {
  const bytes = createByteReader(createReadStream(path))
  try {
    const own = fileKey(key, Buffer.from(readHeader(path, await bytes.line(1_000)).salt, 'base64'))
    for (let number = 0; ; number += 1) {
      const length = await bytes.take(4)
      if (length === undefined) throw damaged(path, '文件不完整')
      const said = length.readUInt32BE()
      const size = (said & ~lastMark) >>> 0
      const sealed = size > pieceSize ? undefined : await bytes.take(size + tagLength)
      if (sealed === undefined) throw damaged(path, number === 0 ? '文件不完整，或者密钥不对' : '文件不完整')
      yield unseal(path, { key: own, number, length, sealed })
      if ((said & lastMark) === 0) continue
      if ((await bytes.take(1)) !== undefined) throw damaged(path, '末尾之后还有内容')
      return
    }
  } finally {
    bytes.close()
  }
}

function readHeader(path: string, line: string | undefined) {
  try {
    return parseShape(header, line ?? '', 'the first line')
  } catch (cause) {
    throw new Refusal('invalid', `${path} 不是铅笔的备份文件。`, { cause })
  }
}

interface Piece {
  readonly key: Buffer
  readonly number: number
  readonly length: Buffer
  readonly sealed: Buffer
}

function unseal(path: string, { key, number, length, sealed }: Piece): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number)).setAAD(length)
  decipher.setAuthTag(sealed.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()])
  } catch (cause) {
    throw damaged(path, number === 0 ? '密钥不对，或者文件被改动过' : `第 ${number + 1} 段被改动过`, cause)
  }
}

function damaged(path: string, why: string, cause?: unknown): Refusal {
  return new Refusal('damaged', `备份文件 ${path} 读不出来：${why}。什么也没有恢复。请核对密钥，或换一份备份再试。`, { cause })
}

interface ByteReader {
  /** Exactly so many bytes; undefined where the file ends before. */
  take(size: number): Promise<Buffer | undefined>
  line(most: number): Promise<string | undefined>
  close(): void
}

function createByteReader(stream: ReturnType<typeof createReadStream>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]()
  let waiting = Buffer.alloc(0)
  const fill = async (): Promise<boolean> => {
    const { value, done } = await chunks.next()
    if (done === true) return false
    waiting = Buffer.concat([waiting, Buffer.from(value)])
    return true
  }
  const cut = (size: number): Buffer => {
    const taken = waiting.subarray(0, size)
    waiting = waiting.subarray(size)
    return taken
  }
  return {
    async take(size) {
      while (waiting.length < size) if (!(await fill())) return undefined
      return cut(size)
    },
    async line(most) {
      for (;;) {
        const end = waiting.indexOf(10)
        if (end !== -1) return cut(end + 1).toString('utf8')
        if (waiting.length > most || !(await fill())) return undefined
      }
    },
    close: () => stream.destroy(),
  }
}

/** A new file for whoever may read it, which is on the disk when it is whole. */
export function createWholeFile(path: string) {
  return createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
}

/** Writes with regard to how fast it is taken; fails when the other end has. */
export async function writeAll(stream: Transform, chunk: string, failed: Promise<never>): Promise<void> {
  if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), failed])
}
