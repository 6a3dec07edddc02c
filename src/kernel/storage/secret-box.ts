import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../refusal.ts'
import { createBodyCipher } from './sealing/cipher-suite.ts'
import type { StoreKey } from './sealing/store-key.ts'

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
  readonly keys: readonly StoreKey[]
  /** The text as it is kept; as it is, where the store has no key. */
  seal(text: string, place: SecretPlace): string
  /** Refuses with `unavailable` what was sealed by a key that is not here, with `damaged` what was changed or lies in another place. */
  open(kept: string, place: SecretPlace): string
  /** Whether it is sealed by the key that seals now; without a key, whether it is not sealed. */
  isCurrent(kept: string): boolean
}

const prefix = 'qianbi-sealed-1'
const form = new RegExp(`^${prefix} ([0-9a-f]{16}) ([A-Za-z0-9_-]+)$`)

/**
 * A box of these keys: the first seals, all of them open. With `reread` what no key of it opens is tried with those that there are by now: keys may
 * be changed while the store is in use.
 */
export function createSecretBox(keys: readonly StoreKey[], reread: () => readonly StoreKey[] = () => []): SecretBox {
  const known = new Map(keys.map((key) => [nameOf(key), key]))
  const [current] = keys
  const find = (name: string): StoreKey | undefined => {
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

function nameOf({ bytes, suite }: StoreKey): string {
  return createHash('sha256')
    .update(`qianbi secret key ${suite === 'aes' ? '' : `${suite} `}`)
    .update(bytes)
    .digest('hex')
    .slice(0, 16)
}

function seal(key: StoreKey, text: string, place: SecretPlace): string {
  const cipher = createBodyCipher(key.suite, key.bytes)
  const body = cipher.seal(text, randomBytes(cipher.ivBytes), boundTo(place))
  return `${prefix} ${nameOf(key)} ${body.toString('base64url')}`
}

function open(key: StoreKey, body: Buffer, place: SecretPlace): string {
  try {
    return createBodyCipher(key.suite, key.bytes).open(body, boundTo(place))
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('damaged', '库里的一段密文打不开：被改动过，或是从别处挪来的。请核对审计链。', { cause })
  }
}

function boundTo({ town, table, row, column }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([town, table, row, column]))
}
