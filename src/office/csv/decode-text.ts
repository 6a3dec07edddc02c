import { isUtf8 } from 'node:buffer'
import { FileRefusal } from '../file/file-refusal.ts'
import { unmarkedUtf16 } from '../file/unmarked-utf16.ts'
import { weighUtf8 } from './weigh-utf8.ts'

/** So many Chinese characters of UTF-8 in a row do not come about by chance in GB 18030. */
const mostByChance = 5
/** Bytes that are decoded at once. */
const piece = 256 * 1_024

/**
 * The text of a file of unknown encoding: by its byte order mark, else UTF-8, else GB 18030 (which holds GBK and GB 2312, what Chinese Excel writes).
 * A file that is UTF-8 but for some bytes is UTF-8 with broken bytes, and no other encoding: read as GB 18030 every word of it would be another.
 * Throws FileRefusal with line, column and byte of the first byte that is no text.
 */
export function decodeText(bytes: Uint8Array): string {
  return [...decodePieces(bytes)].join('')
}

/** The same text in pieces, each made when it is asked for. What is no text is refused before the first. */
export function decodePieces(bytes: Uint8Array): Iterable<string> {
  const encoding = encodingOf(bytes)
  return strictly(bytes, encoding)
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be')
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked !== undefined) return unmarked
  if (isUtf8(bytes)) return 'utf-8'
  const { characters, faults, places, firstFault, longestRun } = weighUtf8(bytes)
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (isMarked || characters > faults) {
    const before = leniently(bytes.subarray(0, firstFault), 'utf-8')
    throw broken({ bytes, before, byte: firstFault, encoding: 'UTF-8', places })
  }
  if (!isWhole(bytes, 'gb18030')) throw brokenChinese(bytes)
  if (longestRun > mostByChance)
    throw new FileRefusal('damaged', '文件里混着两种编码（UTF-8 和 GB 18030），读出来会有乱字。请用 Excel 或 WPS 另存为 .xlsx 再试。')
  return 'gb18030'
}

function* strictly(bytes: Uint8Array, encoding: string, fatal = true): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal })
  for (let at = 0; at < bytes.length; at += piece) yield decoder.decode(bytes.subarray(at, at + piece), { stream: true })
  yield decoder.decode()
}

function leniently(bytes: Uint8Array, encoding: string): Iterable<string> {
  return strictly(bytes, encoding, false)
}

function isWhole(bytes: Uint8Array, encoding: string): boolean {
  try {
    for (const _ of strictly(bytes, encoding));
    return true
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return false
  }
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  if (isWhole(bytes, encoding)) return encoding
  let length = 0
  for (const text of untilLost(leniently(bytes, encoding))) length += text.length
  throw broken({ bytes, before: untilLost(leniently(bytes, encoding)), byte: 2 + length * 2, encoding: 'UTF-16' })
}

function brokenChinese(bytes: Uint8Array): FileRefusal {
  let byte = 0
  for (const text of untilLost(leniently(bytes, 'gb18030'))) for (const _ of text) byte += widthInChinese(bytes, byte)
  return broken({ bytes, before: untilLost(leniently(bytes, 'gb18030')), byte, encoding: 'GB 18030' })
}

/** What a lenient decoder read before the first bytes that are no text. */
function* untilLost(pieces: Iterable<string>): Generator<string> {
  for (const text of pieces) {
    const at = text.indexOf('\ufffd')
    yield at < 0 ? text : text.slice(0, at)
    if (at >= 0) return
  }
}

function widthInChinese(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
  if (first <= 0x80) return 1
  return second >= 0x30 && second <= 0x39 ? 4 : 2
}

interface Broken {
  readonly bytes: Uint8Array
  /** The text before the byte. */
  readonly before: Iterable<string>
  readonly byte: number
  readonly encoding: string
  readonly places?: number
}

function broken({ bytes, before, byte, encoding, places = 1 }: Broken): FileRefusal {
  const { line, column } = placeBehind(before)
  const value = (bytes[byte] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  const others = places > 1 ? `，全文共 ${places} 处` : ''
  return new FileRefusal(
    'damaged',
    `第${line}行第${column}列（按字数）有坏字节：0x${value}，文件的第 ${byte + 1} 个字节，不是 ${encoding} 文字${others}。请从原来的程序重新导出，或改好后另存为 .xlsx 再试。`,
  )
}

/** Line and column, from 1, of what comes behind a text. */
function placeBehind(pieces: Iterable<string>): { readonly line: number; readonly column: number } {
  let line = 1
  let column = 1
  let last = ''
  for (const text of pieces) {
    for (const character of text) {
      if (character === '\n' || character === '\r') {
        if (character === '\r' || last !== '\r') line += 1
        column = 1
      } else column += 1
      last = character
    }
  }
  return { line, column }
}
