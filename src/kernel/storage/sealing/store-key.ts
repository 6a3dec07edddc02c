import { createHash, randomBytes } from 'node:crypto'
import type { Suite } from './cipher-suite.ts'

/** 32 bytes from which every key of the store's towns is drawn, and the ciphers that they are for. */
export interface StoreKey {
  readonly bytes: Uint8Array
  readonly suite: Suite
}

/** A name by which a key is told from others; says nothing about it. */
export function storeKeyName({ bytes, suite }: StoreKey): string {
  return createHash('sha256')
    .update(`qianbi store key ${suite === 'aes' ? '' : `${suite} `}`)
    .update(bytes)
    .digest('base64url')
    .slice(0, 10)
}

/** A new key. */
export function makeStoreKey(suite: Suite = 'aes'): StoreKey {
  return { bytes: randomBytes(32), suite }
}

const form = /^([A-Za-z0-9+/]{43}=)(?: (sm4))?$/

/** A key as one writes it down: its bytes in base64, and `sm4` behind them where it is for those ciphers. */
export function writeStoreKey({ bytes, suite }: StoreKey): string {
  return `${Buffer.from(bytes).toString('base64')}${suite === 'aes' ? '' : ` ${suite}`}`
}

/** Reads what `writeStoreKey` wrote; undefined for anything else. */
export function readStoreKey(text: string): StoreKey | undefined {
  const [, bytes, suite] = form.exec(text) ?? []
  return bytes === undefined ? undefined : { bytes: Buffer.from(bytes, 'base64'), suite: suite === 'sm4' ? suite : 'aes' }
}
