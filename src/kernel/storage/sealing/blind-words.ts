import { createCipheriv, createHmac } from 'node:crypto'

/** Stands before what is not to be read in a search word, within the quotes of the word. */
export const blindMark = '\u0006'

const marked = new RegExp(`${blindMark}([^']*)'`, 'g')
const block = 16
const mostPacked = 28
/** 48 bits: two words of millions fall together once in a hundred million. */
const kept = 6
const nibbles = '0123456789xpt-'

/**
 * Replaces what is marked in search words by what only the key makes of it. A word of digits is one block of AES, and all words of a record are made in one
 * call: a record has some dozens, and an import a hundred thousand records.
 */
export function createBlinder(key: Buffer): (words: string) => string {
  const cipher = createCipheriv('aes-256-ecb', key, null)
  cipher.setAutoPadding(false)
  return (words) => {
    if (!words.includes(blindMark)) return words
    const found = [...words.matchAll(marked)].map(([, word = '']) => word)
    const blocks = Buffer.alloc(block * found.length)
    const odd = found.map((word, index) => (pack(word, blocks, index * block) ? undefined : long(key, word)))
    const made = cipher.update(blocks)
    let index = -1
    return words.replace(marked, () => {
      index += 1
      return `${blindMark}${odd[index] ?? made.toString('base64url', index * block, index * block + kept)}'`
    })
  }
}

/** Its length and four bits a character; gives whether the word fits. */
function pack(word: string, into: Buffer, at: number): boolean {
  if (word.length > mostPacked) return false
  into[at] = word.length
  for (let index = 0; index < word.length; index += 1) {
    const nibble = nibbles.indexOf(word.charAt(index))
    if (nibble < 0) {
      into.fill(0, at, at + block)
      return false
    }
    const place = at + 1 + (index >> 1)
    into[place] = (into[place] ?? 0) | (index % 2 === 0 ? nibble << 4 : nibble)
  }
  return true
}

function long(key: Buffer, word: string): string {
  return createHmac('sha256', key).update(word, 'utf8').digest().toString('base64url', 0, kept)
}
