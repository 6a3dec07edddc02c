import { createCipheriv, createDecipheriv, createHmac, getCiphers, getHashes, hkdfSync, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../refusal.ts'

/** By which ciphers something is sealed: `aes` is AES-256-GCM with HMAC-SHA-256; `sm4` is SM4-CTR with HMAC-SM3 (GB/T 32907, 32905), where an office must. */
export const suites = ['aes', 'sm4'] as const
export type Suite = (typeof suites)[number]

/** A text sealed so that whoever changes it, or what it is bound to, is found: what initialised it, the ciphertext and the tag, as one. */
export interface BodyCipher {
  readonly ivBytes: number
  seal(text: string, iv: Uint8Array, bound?: Uint8Array): Buffer
  /** Throws when it was changed, or is bound to something else. */
  open(body: Uint8Array, bound?: Uint8Array): string
}

const tagBytes = 16
const nothing = Buffer.alloc(0)

/** The cipher of a suite by a key of 32 bytes. Refuses with `unavailable` where this machine has not the algorithms. */
export function createBodyCipher(suite: Suite, key: Uint8Array): BodyCipher {
  assertAvailable(suite)
  return suite === 'aes' ? gcm(key) : ctrThenHmac(key)
}

function gcm(key: Uint8Array): BodyCipher {
  const [algorithm, ivBytes] = ['aes-256-gcm', 12] as const
  return {
    ivBytes,
    seal: (text, iv, bound = nothing) => {
      const cipher = createCipheriv(algorithm, key, iv).setAAD(bound)
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open: (body, bound = nothing) => {
      const decipher = createDecipheriv(algorithm, key, body.subarray(0, ivBytes), { authTagLength: tagBytes }).setAAD(bound)
      decipher.setAuthTag(body.subarray(-tagBytes))
      return Buffer.concat([decipher.update(body.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
    },
  }
}

/** Encrypted, then authenticated, by keys of their own. */
function ctrThenHmac(key: Uint8Array): BodyCipher {
  const [algorithm, ivBytes] = ['sm4-ctr', 16] as const
  const cipherKey = drawKey('sm4', key, 'sm4-ctr').subarray(0, 16)
  const tagKey = drawKey('sm4', key, 'hmac-sm3')
  const tagOf = (body: Uint8Array, bound: Uint8Array): Buffer => {
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(BigInt(bound.length))
    return createHmac('sm3', tagKey).update(length).update(bound).update(body).digest().subarray(0, tagBytes)
  }
  return {
    ivBytes,
    seal: (text, iv, bound = nothing) => {
      const cipher = createCipheriv(algorithm, cipherKey, iv)
      const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([body, tagOf(body, bound)])
    },
    open: (sealed, bound = nothing) => {
      const [body, tag] = [sealed.subarray(0, -tagBytes), sealed.subarray(-tagBytes)]
      if (body.length < ivBytes || !timingSafeEqual(tag, tagOf(body, bound))) throw new Error('a sealed text was changed')
      const decipher = createDecipheriv(algorithm, cipherKey, body.subarray(0, ivBytes))
      return Buffer.concat([decipher.update(body.subarray(ivBytes)), decipher.final()]).toString('utf8')
    },
  }
}

/** A key of 32 bytes for one use (HKDF). */
export function drawKey(suite: Suite, key: Uint8Array, use: string | Uint8Array): Buffer {
  assertAvailable(suite)
  return Buffer.from(hkdfSync(hashOf(suite), key, nothing, use, 32))
}

/** The keyed digest of a text. */
export function keyedDigest(suite: Suite, key: Uint8Array, text: string): Buffer {
  return createHmac(hashOf(suite), key).update(text, 'utf8').digest()
}

/** Encrypts whole blocks of 16 bytes, each for itself: as a function of one block that nobody can compute without the key, never for texts. */
export function createBlockCipher(suite: Suite, key: Uint8Array): (blocks: Uint8Array) => Buffer {
  const cipher = suite === 'aes' ? createCipheriv('aes-256-ecb', key, null) : createCipheriv('sm4-ecb', key.subarray(0, 16), null)
  cipher.setAutoPadding(false)
  return (blocks) => cipher.update(blocks)
}

function hashOf(suite: Suite): 'sha256' | 'sm3' {
  return suite === 'aes' ? 'sha256' : 'sm3'
}

let knowsSm: boolean | undefined

function assertAvailable(suite: Suite): void {
  if (suite === 'aes') return
  knowsSm ??= ['sm4-ctr', 'sm4-ecb'].every((cipher) => getCiphers().includes(cipher)) && getHashes().includes('sm3')
  if (!knowsSm)
    throw new Refusal(
      'unavailable',
      '密钥文件要求用国密算法 SM4、SM3，这台机器的 Node.js（OpenSSL）没有这两种算法：请换用 nodejs.org 或国产系统自带的、编入 SM4 和 SM3 的 Node.js。数据没有改动。',
    )
}
