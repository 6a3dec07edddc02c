import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto'
import { Refusal } from '../refusal.ts'

const cipher = 'aes-256-gcm'
const tagBytes = 16
const ivBytes = 12
const saltBytes = 16
/** A public key as DER, of which X25519 has one length only. */
const publicBytes = 44
/** 32 MB and about a tenth of a second for every try at a group's words. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

/** A group's key as the store has it. */
export interface GroupKey {
  /** Base64url: everybody seals to it. */
  readonly publicKey: string
  /** Base64url: opens with the group's words only. */
  readonly sealed: string
}

/** Makes a key whose private half nobody has but who knows the words; `place` is what it is bound to. */
export async function makeGroupKey(words: string, place: string): Promise<GroupKey> {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const salt = randomBytes(saltBytes)
  const body = encrypt(await keyOfWords(words, salt), privateKey.export({ type: 'pkcs8', format: 'der' }), place)
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    sealed: Buffer.concat([salt, body]).toString('base64url'),
  }
}

/** Refuses with `invalid` words that are not the group's. */
export async function openGroupKey({ sealed }: GroupKey, words: string, place: string): Promise<KeyObject> {
  const bytes = Buffer.from(sealed, 'base64url')
  const key = await keyOfWords(words, bytes.subarray(0, saltBytes))
  try {
    return createPrivateKey({ key: decrypt(key, bytes.subarray(saltBytes), place), format: 'der', type: 'pkcs8' })
  } catch (cause) {
    throw new Refusal('invalid', '口令不对。', { cause, fields: [{ field: 'words', message: '口令不对' }] })
  }
}

/** Seals bytes so that only the holder of the private half reads them: a fresh X25519 key each time, HKDF-SHA256, AES-256-GCM. */
export function sealTo(publicKey: string, bytes: Uint8Array, place: string): Buffer {
  const own = generateKeyPairSync('x25519')
  const theirs = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
  const sent = own.publicKey.export({ type: 'spki', format: 'der' })
  return Buffer.concat([sent, encrypt(sharedKey(own.privateKey, theirs, sent), bytes, place)])
}

/** Refuses with `damaged` what was not sealed to this key, was changed, or lies in another place. */
export function openSealed(privateKey: KeyObject, sealed: Buffer, place: string): Buffer {
  try {
    const sent = sealed.subarray(0, publicBytes)
    const theirs = createPublicKey({ key: sent, format: 'der', type: 'spki' })
    return decrypt(sharedKey(privateKey, theirs, sent), sealed.subarray(publicBytes), place)
  } catch (cause) {
    throw new Refusal('damaged', '票箱里有一张票打不开：被改动过，或者不是投进来的。本次票决要作废重来。', { cause })
  }
}

function sharedKey(privateKey: KeyObject, publicKey: KeyObject, sent: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), sent, 'qianbi slip', 32))
}

function encrypt(key: Buffer, bytes: Uint8Array, place: string): Buffer {
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(place))
  return Buffer.concat([iv, sealing.update(bytes), sealing.final(), sealing.getAuthTag()])
}

function decrypt(key: Buffer, bytes: Buffer, place: string): Buffer {
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(place))
  opening.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([opening.update(bytes.subarray(ivBytes, -tagBytes)), opening.final()])
}

function keyOfWords(words: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(words.normalize('NFKC').trim(), salt, 32, cost, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}
