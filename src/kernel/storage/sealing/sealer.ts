import { createHash } from 'node:crypto'
import type { MaskShape } from '../../../definition/field/kinds.ts'
import { maskText } from '../../../definition/field/mask-field-value.ts'
import { Refusal } from '../../refusal.ts'
import { createBlinder } from './blind-words.ts'
import { createBodyCipher, drawKey, keyedDigest } from './cipher-suite.ts'
import { type StoreKey, storeKeyName } from './store-key.ts'

/** Seals and opens what one town keeps of people: numbers of identity, accounts, telephones. */
export interface Sealer {
  /** The text as it is kept. Equal texts are kept alike, so that keys stay unique and records are joined and looked up where they lie. */
  seal(text: string): string
  /**
   * A text with everything opened that was sealed within it. What was changed, or sealed for another town, reads as `unopened`; without that it refuses with
   * `damaged`.
   */
  open(text: string, unopened?: string): string
  /** Search words with those made unreadable that are marked for it: found by whoever asks for the same word, and by nobody who reads the index. */
  blind(words: string): string
}

/** Keeps everything as it is: of a store without a key. */
export const plainSealer: Sealer = { seal: (text) => text, open: (text) => text, blind: (words) => words }

/** What begins a sealed text; one look tells of nearly every text that there is none in it. */
export const sealedMark = '⟦'
const sealedForm = /⟦(?:(phone|tail|name):)?([A-Za-z0-9_-]{10})\.([A-Za-z0-9_-]+)⟧/g
const mostKnown = 20_000

export interface SealerOptions {
  readonly town: string
  /** The first seals, all of them open. */
  readonly keys: readonly [StoreKey, ...StoreKey[]]
}

/**
 * A sealer of a town. Its keys are drawn from the store's, so that nothing sealed opens in another town. The nonce is made of the text (SIV), so that equal
 * texts are sealed alike and different ones never share a nonce.
 */
export function createSealer({ town, keys }: SealerOptions): Sealer {
  const [current] = keys
  const own = new Map(keys.map((key) => [storeKeyName(key), lazily(() => createCipher(key, town))]))
  const name = storeKeyName(current)
  const sealed = createMemory((text) => `${sealedMark}${name}.${own.get(name)?.().seal(text) ?? ''}⟧`)
  const opened = createMemory((token) => {
    const [of = '', body = ''] = token.split('.')
    return own.get(of)?.().open(body) ?? ''
  })
  const blinder = lazily(() => createBlinder(current.suite, draw(current, town, 'words')))
  return {
    seal: sealed,
    open: (text, unopened) =>
      text.replace(sealedForm, (whole, shape: MaskShape | undefined, of: string, body: string) => {
        // Somebody wrote brackets.
        if (!own.has(of)) return whole
        const plain = unopened === undefined ? opened(`${of}.${body}`) : orElse(() => opened(`${of}.${body}`), unopened)
        // Whoever sees it masked gets it so from the door: in the statement nobody knows it.
        return shape === undefined ? plain : maskText(shape, plain)
      }),
    blind: (words) => blinder()(words),
  }
}

interface Cipher {
  seal(text: string): string
  open(body: string): string
}

function createCipher(storeKey: StoreKey, town: string): Cipher {
  const { suite } = storeKey
  const cipher = createBodyCipher(suite, draw(storeKey, town, 'values'))
  const nonceKey = draw(storeKey, town, 'nonces')
  return {
    seal: (text) => cipher.seal(text, keyedDigest(suite, nonceKey, text).subarray(0, cipher.ivBytes)).toString('base64url'),
    open: (body) => {
      try {
        return cipher.open(Buffer.from(body, 'base64url'))
      } catch (cause) {
        throw new Refusal(
          'damaged',
          '库里有一处加密保存的号码打不开：被改动过，或是从别处挪来的。请运行 qianbi verify 找出是哪一条，再从备份里核对。',
          { cause },
        )
      }
    },
  }
}

function draw(key: StoreKey, town: string, purpose: string): Buffer {
  // What is told of the key may not be long, and a town is whatever somebody's cookie says.
  const use = createHash('sha256')
    .update(JSON.stringify(['qianbi store 1', purpose, town]))
    .digest()
  return drawKey(key.suite, key.bytes, use)
}

function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

function orElse(open: () => string, unopened: string): string {
  try {
    return open()
  } catch (error) {
    if (error instanceof Refusal) return unopened
    throw error
  }
}

/** The same number stands in many records, and in every page that is turned to. */
function createMemory(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = make(text)
    if (known.size >= mostKnown) known.clear()
    known.set(text, made)
    return made
  }
}
