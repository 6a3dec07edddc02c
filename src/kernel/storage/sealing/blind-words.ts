import { createBlockCipher, keyedDigest, type Suite } from './cipher-suite.ts'

/** Stands before what is not to be read in a search word, within the quotes of the word. */
export const blindMark = '\u0006'

const marked = new RegExp(`${blindMark}[^']*'`, 'g')
const block = 16
const mostPacked = 28
/** 48 bits: two words of millions fall together once in a hundred million. */
const keptBits = 48
const kept = keptBits / 4
const blockDigits = block * 2
/** Four bits for each character that a number or its mark is written with. */
const nibbles = new Map([...'0123456789xpt-'].map((character, value) => [character.charCodeAt(0), value]))

/**
 * Replaces what is marked in search words by what only the key makes of it. A word of digits is one block, and all words of a record are made in one
 * call: a record has some dozens, and an import a hundred thousand records.
 */
export function createBlinder(suite: Suite, key: Buffer): (words: string) => string {
  const encrypt = createBlockCipher(suite, key)
  const long = (word: string) => keyedDigest(suite, key, word).toString('hex').slice(0, kept)
  return (words) => {
    if (!words.includes(blindMark)) return words
    const found = words.match(marked) ?? []
    const blocks = Buffer.alloc(block * found.length)
    const odd = found.map((match, index) => (pack(match, blocks, index * block) ? undefined : long(match.slice(1, -1))))
    const made = encrypt(blocks).toString('hex')
    let index = -1
    return words.replace(marked, () => {
      index += 1
      return `${blindMark}${odd[index] ?? made.slice(index * blockDigits, index * blockDigits + kept)}'`
    })
  }
}

/** The length of a word, which stands between its mark and its quote, and four bits a character; gives whether it fits. */
function pack(match: string, into: Buffer, at: number): boolean {
  const length = match.length - 2
  if (length > mostPacked) return false
  into[at] = length
  for (let index = 0; index < length; index += 1) {
    const nibble = nibbles.get(match.charCodeAt(index + 1))
    if (nibble === undefined) {
      into.fill(0, at, at + block)
      return false
    }
    const place = at + 1 + (index >> 1)
    into[place] = (into[place] ?? 0) | (index % 2 === 0 ? nibble << 4 : nibble)
  }
  return true
}
