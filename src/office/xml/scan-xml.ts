import { FileRefusal } from '../file/file-refusal.ts'
import { decodeXmlText } from './decode-xml-text.ts'
import { XmlTag } from './xml-tag.ts'

/** What a scan calls. `tag` and the bytes are only valid during the call; names come without their prefix. */
export interface XmlHandler {
  open(tag: XmlTag): void
  close(name: string): void
  /** Text as it stands in the file, entities not yet decoded (`readXmlText`). */
  text(bytes: Buffer, start: number, end: number, literal: boolean): void
}

export interface XmlScanner {
  push(piece: Uint8Array): void
  end(): void
}

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const QUESTION = 0x3f
const EXCLAMATION = 0x21
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
/** The longest tag or text we hold at once. Excel's own cells end at 32,767 characters. */
const LONGEST = 16 * 1024 * 1024

/**
 * Scans XML that arrives in pieces, over bytes: no tree, no text kept but what the handler takes. It does not validate; it refuses a DOCTYPE
 * (office files have none, attacks do) and text without end.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  const tag = new XmlTag()
  let rest = Buffer.alloc(0)
  let started = false
  return {
    push(piece) {
      const bytes = rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : Buffer.concat([rest, piece])
      if (!started && bytes.length >= 2) {
        started = true
        if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) throw broken('不是 UTF-8 编码')
      }
      const done = scan(bytes, handler, tag)
      // A copy, because the piece belongs to the caller.
      rest = Buffer.from(bytes.subarray(done))
      if (rest.length > LONGEST) throw new FileRefusal('too-large', '文件中有一处内容过长，未读取。')
    },
    end() {
      if (rest.includes(LT)) throw broken('内容突然结束')
    },
  }
}

/** Text between tags, decoded. `literal` is CDATA: nothing in it is an entity. */
export function readXmlText(bytes: Buffer, start: number, end: number, literal: boolean): string {
  const text = bytes.toString('utf8', start, end)
  return literal ? text : decodeXmlText(text)
}

function broken(detail: string): FileRefusal {
  return new FileRefusal('damaged', `文件内容读不懂（${detail}），请用 Excel 或 WPS 打开后另存再试。`)
}

/** Calls the handler for every complete tag and text; returns where the first incomplete one begins. */
function scan(bytes: Buffer, handler: XmlHandler, tag: XmlTag): number {
  const length = bytes.length
  let at = 0
  while (at < length) {
    if (bytes[at] !== LT) {
      let end = at
      while (end < length && bytes[end] !== LT) end++
      if (end === length) return at
      handler.text(bytes, at, end, false)
      at = end
      continue
    }
    const second = bytes[at + 1]
    let next: number
    if (second === EXCLAMATION) next = scanDeclaration(bytes, at, handler)
    else if (second === QUESTION) next = after(bytes, '?>', at + 2)
    else next = scanTag(bytes, at, second === SLASH, handler, tag)
    if (next < 0) return at
    at = next
  }
  return at
}

function scanTag(bytes: Buffer, at: number, closing: boolean, handler: XmlHandler, tag: XmlTag): number {
  const end = endOfTag(bytes, at + 1)
  if (end < 0) return -1
  if (closing) {
    tag.set(bytes, at + 2, end)
    handler.close(tag.name)
    return end + 1
  }
  const selfClosing = bytes[end - 1] === SLASH
  tag.set(bytes, at + 1, selfClosing ? end - 1 : end)
  handler.open(tag)
  if (selfClosing) handler.close(tag.name)
  return end + 1
}

/** Where a tag's `>` stands, quoted ones passed over; -1 when it has not arrived. */
function endOfTag(bytes: Buffer, from: number): number {
  const length = bytes.length
  for (let at = from; at < length; at++) {
    const byte = bytes[at]
    if (byte === GT) return at
    if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) {
      at++
      while (at < length && bytes[at] !== byte) at++
    }
  }
  return -1
}

function scanDeclaration(bytes: Buffer, at: number, handler: XmlHandler): number {
  const head = bytes.toString('latin1', at, at + 9)
  if (head.startsWith('<!--')) return after(bytes, '-->', at + 4)
  if (head === '<![CDATA[') {
    const end = after(bytes, ']]>', at + 9)
    if (end > 0) handler.text(bytes, at + 9, end - 3, true)
    return end
  }
  if (head.length < 9) return -1
  throw broken('含有不允许的声明')
}

function after(bytes: Buffer, mark: string, from: number): number {
  const found = bytes.indexOf(mark, from, 'latin1')
  return found < 0 ? -1 : found + mark.length
}
