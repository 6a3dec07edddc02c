export interface Utf8Weight {
  /** Well-formed characters of three or four bytes: nearly every Chinese one, and rarely a chance of another encoding. */
  readonly characters: number
  /** Bytes that are no UTF-8. */
  readonly faults: number
  /** The places where they stand, each of one byte or several side by side. */
  readonly places: number
  /** Where the first of them begins. */
  readonly firstFault: number
  /** The most such characters that stand side by side. */
  readonly longestRun: number
}

/** How much of a file is UTF-8, and where it is not (The Unicode Standard, table 3-7). */
export function weighUtf8(bytes: Uint8Array): Utf8Weight {
  let characters = 0
  let faults = 0
  let places = 0
  let behind = -1
  let firstFault = bytes.length
  let longestRun = 0
  let run = 0
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length >= 3) {
      characters++
      run++
      if (run > longestRun) longestRun = run
    } else run = 0
    if (length === 0) {
      if (faults === 0) firstFault = at
      faults++
      if (behind !== at) places++
      behind = at + 1
    }
    at += Math.max(length, 1)
  }
  return { characters, faults, places, firstFault, longestRun }
}

/** Bytes of the well-formed sequence that begins here; 0 when none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const second = bytes[at + 1] ?? 0
  if (first >= 0xc2 && first <= 0xdf) return isContinuation(second) ? 2 : 0
  const [least, most] = secondBounds(first)
  if (first < 0xe0 || first > 0xf4 || second < least || second > most || !isContinuation(bytes[at + 2] ?? 0)) return 0
  if (first < 0xf0) return 3
  return isContinuation(bytes[at + 3] ?? 0) ? 4 : 0
}

/** No overlong forms, no surrogates, nothing beyond U+10FFFF. */
function secondBounds(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf]
  if (first === 0xed) return [0x80, 0x9f]
  if (first === 0xf0) return [0x90, 0xbf]
  return first === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf]
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf
}
