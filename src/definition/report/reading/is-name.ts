import { findQuantities } from '../quantity.ts'
import { readHanNumbers } from './han-numbers.ts'

/** Longer than that nothing is called. */
export const longestName = 40

/**
 * Whether words may be declared a name, which asserts nothing: two to forty characters, no token, no mark that ends a clause, and no number with a
 * unit of measure or a percentage in it, for that is a figure whatever it is called.
 */
export function isName(words: string): boolean {
  const characters = Array.from(words.trim())
  if (characters.length < 2 || characters.length > longestName || /[{}|，。；！？：\n]/.test(words)) return false
  if (!/[\p{L}]/u.test(words)) return false
  const { text } = readHanNumbers({ text: words, origin: characters.map((_, index) => index), tokens: new Map(), han: new Set() })
  return !findQuantities(text).some(({ base, unit }) => /^(?:元|亩|%|百分点|千克|平方米|千瓦时|倍|成)$/.test(base) || unit.scaleWord !== '')
}
