import { FileRefusal } from '../file/file-refusal.ts'
import { weighUtf8 } from './weigh-utf8.ts'

/** So many Chinese characters of UTF-8 in a row do not come about by chance in GB 18030. */
const mostByChance = 5

/**
 * The text of a file of unknown encoding: by its byte order mark, else UTF-8, else GB 18030 (which holds GBK and GB 2312, what Chinese Excel writes).
 * A file that is UTF-8 but for some bytes is UTF-8 with broken bytes, and no other encoding: read as GB 18030 every word of it would be another.
 * Throws FileRefusal with line, column and byte of the first byte that is no text.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be')
  const text = decodeStrictly(bytes, 'utf-8')
  if (text !== undefined) return text
  const { characters, faults, places, firstFault, longestRun } = weighUtf8(bytes)
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (isMarked || characters > faults) {
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, firstFault))
    throw broken({ bytes, before, byte: firstFault, encoding: 'UTF-8', places })
  }
  const chinese = decodeStrictly(bytes, 'gb18030')
  if (chinese === undefined) throw brokenChinese(bytes)
  if (longestRun > mostByChance)
    throw new FileRefusal('damaged', '文件里混着两种编码（UTF-8 和 GB 18030），读出来会有乱字。请用 Excel 或 WPS 另存为 .xlsx 再试。')
  return chinese
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return undefined
  }
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const text = decodeStrictly(bytes, encoding)
  if (text !== undefined) return text
  const before = untilLost(new TextDecoder(encoding).decode(bytes))
  throw broken({ bytes, before, byte: 2 + before.length * 2, encoding: 'UTF-16' })
}

function brokenChinese(bytes: Uint8Array): FileRefusal {
  const before = untilLost(new TextDecoder('gb18030').decode(bytes))
  let byte = 0
  for (const _ of before) byte += widthInChinese(bytes, byte)
  return broken({ bytes, before, byte, encoding: 'GB 18030' })
}

/** What a lenient decoder read before the first bytes that are no text. */
function untilLost(text: string): string {
  const at = text.indexOf('\ufffd')
  return at < 0 ? text : text.slice(0, at)
}

function widthInChinese(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
  if (first <= 0x80) return 1
  return second >= 0x30 && second <= 0x39 ? 4 : 2
}

interface Broken {
  readonly bytes: Uint8Array
  /** The text before the byte. */
  readonly before: string
  readonly byte: number
  readonly encoding: string
  readonly places?: number
}

function broken({ bytes, before, byte, encoding, places = 1 }: Broken): FileRefusal {
  const lines = before.split(/\r\n|\r|\n/)
  const column = [...(lines.at(-1) ?? '')].length + 1
  const value = (bytes[byte] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  const others = places > 1 ? `，全文共 ${places} 处` : ''
  return new FileRefusal(
    'damaged',
    `第${lines.length}行第${column}列（按字数）有坏字节：0x${value}，文件的第 ${byte + 1} 个字节，不是 ${encoding} 文字${others}。请从原来的程序重新导出，或改好后另存为 .xlsx 再试。`,
  )
}
