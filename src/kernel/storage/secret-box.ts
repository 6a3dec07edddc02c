import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../refusal.ts'

/** Where a secret is kept: it opens nowhere else, so that nobody gives one user the secret of another. */
export interface SecretPlace {
  readonly town: string
  readonly table: string
  readonly row: string
  readonly column: string
}

/** Seals what is kept to be used again (secrets of devices, keys and addresses of webhooks), so that who reads the tables alone has nothing. */
export interface SecretBox {
  /** The keys that it was made of. */
  readonly keys: readonly Uint8Array[]
  /** The text as it is kept; as it is, where the store has no key. */
  seal(text: string, place: SecretPlace): string
  /** Refuses with `unavailable` what was sealed by a key that is not here, with `damaged` what was changed or lies in another place. */
  open(kept: string, place: SecretPlace): string
  /** Whether it is sealed by the key that seals now; without a key, whether it is not sealed. */
  isCurrent(kept: string): boolean
}

const algorithm = 'aes-256-gcm'
const prefix = 'qianbi-sealed-1'
const ivBytes = 12
const tagBytes = 16
const form = new RegExp(`^${prefix} ([0-9a-f]{16}) ([A-Za-z0-9_-]+)$`)

/**
 * A box of these keys of 32 bytes: the first seals, all of them open. With `reread` what no key of it opens is tried with those that there are by now: keys may
 * be changed while the store is in use.
 */
export function createSecretBox(keys: readonly Uint8Array[], reread: () => readonly Uint8Array[] = () => []): SecretBox {
  const known = new Map(keys.map((key) => [nameOf(key), key]))
  const [current] = keys
  const find = (name: string): Uint8Array | undefined => {
    if (!known.has(name)) for (const key of reread()) known.set(nameOf(key), key)
    return known.get(name)
  }
  return {
    keys,
    seal: (text, place) => (current === undefined ? text : seal(current, text, place)),
    open: (kept, place) => {
      const [, name, body] = form.exec(kept) ?? []
      if (name === undefined || body === undefined) return kept
      const key = find(name)
      if (key === undefined)
        throw new Refusal('unavailable', '库里的密文要用密钥打开，现在没有这把密钥：请管理员核对 QIANBI_SECRET_KEY 指的密钥文件。')
      return open(key, Buffer.from(body, 'base64url'), place)
    },
    isCurrent: (kept) => {
      const name = form.exec(kept)?.[1]
      return name === (current === undefined ? undefined : nameOf(current))
    },
  }
}

/** A box without a key: what is kept stays as it is. */
export const openBox: SecretBox = createSecretBox([])

function nameOf(key: Uint8Array): string {
  return createHash('sha256').update('qianbi secret key ').update(key).digest('hex').slice(0, 16)
}

function seal(key: Uint8Array, text: string, place: SecretPlace): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key, iv).setAAD(boundTo(place))
  const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${prefix} ${nameOf(key)} ${body.toString('base64url')}`
}

function open(key: Uint8Array, body: Buffer, place: SecretPlace): string {
  try {
    const decipher = createDecipheriv(algorithm, key, body.subarray(0, ivBytes), { authTagLength: tagBytes }).setAAD(boundTo(place))
    decipher.setAuthTag(body.subarray(-tagBytes))
    return Buffer.concat([decipher.update(body.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new Refusal('damaged', '库里的一段密文打不开：被改动过，或是从别处挪来的。请核对审计链。', { cause })
  }
}

function boundTo({ town, table, row, column }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([town, table, row, column]))
}
