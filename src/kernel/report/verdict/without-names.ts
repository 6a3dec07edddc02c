/**
 * Words without every stretch of two characters and more that stands in some names, the longest first. The names are not taken apart: what stands in them
 * from a place on is found by going on as long as they have it.
 */
export function withoutNames(words: string, names: string): string {
  let [best, from] = [0, 0]
  for (let at = 0; at + 2 <= words.length; at += 1) {
    let length = 0
    while (at + length < words.length && words[at + length] !== '，' && names.includes(words.slice(at, at + length + 1))) length += 1
    if (length > best) [best, from] = [length, at]
  }
  if (best < 2) return words
  return `${withoutNames(words.slice(0, from), names)}，${withoutNames(words.slice(from + best), names)}`
}
