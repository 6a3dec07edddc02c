import { wholeNumber } from './decimal.ts'

const digits: ReadonlyMap<string, number> = new Map([
  ['〇', 0],
  ['零', 0],
  ['一', 1],
  ['二', 2],
  ['两', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['七', 7],
  ['八', 8],
  ['九', 9],
])

/** Reads 三, 十, 十二, 二十, 三十五 and Arabic digits; larger Han numbers are not used as counted words. */
export function readSmallNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return wholeNumber(text)
  if (/^[〇零一二两三四五六七八九]$/.test(text)) return digits.get(text)
  const match = /^([二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text)
  if (match === null) return undefined
  const tens = match[1] === undefined ? 1 : (digits.get(match[1]) ?? 0)
  const ones = match[2] === undefined ? 0 : (digits.get(match[2]) ?? 0)
  return tens * 10 + ones
}

/** Characters a small Han or Arabic number is written with, for regular expressions. */
export const smallNumberPattern = '(?:\\d{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])'

/** Full-width digits, points and percent signs as ordinary ones, character for character, so that indexes stay. */
export function narrowDigits(text: string): string {
  return text.replace(/[０-９．％－]/g, (character) => character.normalize('NFKC'))
}
