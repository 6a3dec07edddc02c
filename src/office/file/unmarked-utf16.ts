/** Bytes that are looked at. */
const looked = 8_192
const leastSense = 0.98

/**
 * UTF-16 without its mark, as programs write it that take it for the only Unicode: every line break and delimiter has a byte of zero in it, which no other
 * text has, and what it reads as is Chinese, ASCII and their punctuation.
 */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, looked - (looked % 2))
  if (bytes.length < 4 || bytes.length % 2 !== 0 || !head.includes(0)) return undefined
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(encoding).decode(head)
    const known = text.match(/[\t\n\r\u0020-\u007e\u00b7\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0
    if (known / text.length >= leastSense && /[\n\t,]/.test(text)) return encoding
  }
  return undefined
}
