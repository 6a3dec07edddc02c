import { createHash, randomBytes } from 'node:crypto'

/** 32 bytes from which every key of the store's towns is drawn. */
export type StoreKey = Uint8Array

/** A name by which a key is told from others; says nothing about it. */
export function storeKeyName(key: StoreKey): string {
  return createHash('sha256').update('qianbi store key ').update(key).digest('base64url').slice(0, 10)
}

/** A new key. */
export function makeStoreKey(): StoreKey {
  return randomBytes(32)
}
