import type { Diagnostic } from '../definition/diagnostic/diagnostic.ts'
import type { DocumentText } from '../office/text/document-text.ts'
import { layOutTables } from '../office/text/lay-out-tables.ts'
import { presentRemains } from '../office/text/present-remains.ts'
import { readDocxPackage } from '../office/text/read-docx-package.ts'
import type { WrittenText } from './check-text.ts'
import { unpackDocx } from './unpack-docx.ts'

export interface ReadFile extends WrittenText {
  readonly name: string
  readonly remains: readonly Diagnostic[]
}

/** Reads .docx, .txt and .md; throws an Error whose message tells the reader what to do. */
export async function readFile(file: File): Promise<ReadFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readDocx(file.name, bytes)
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new Error('这是旧格式的文档（.doc、.wps）或设有密码，请另存为 .docx 再试。')
  if (bytes[0] === 0x25 && bytes[1] === 0x50) throw new Error('PDF 不能检查，请用它的原稿（.docx、.md 或 .txt）。')
  const text = decode(bytes)
  if (text === undefined || text.includes('\u0000')) throw new Error('这个文件不是 .docx、.md 或 .txt 文档，或已损坏。')
  return { name: file.name, text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), whole: false, remains: [] }
}

function readDocx(name: string, bytes: Uint8Array): ReadFile {
  const document = unpack(bytes)
  if (document === undefined) throw new Error('这个文件不是 .docx 文档，请用 Word 或 WPS 另存为 .docx 再试。')
  const { text, lineOf } = layOutTables(document)
  const remains = presentRemains(document.remains, name).map((remain) => ({
    ...remain,
    at: { ...remain.at, line: lineOf(remain.at.line) },
  }))
  return { name, text, whole: true, remains }
}

function unpack(bytes: Uint8Array): DocumentText | undefined {
  try {
    return readDocxPackage(unpackDocx(bytes))
  } catch (cause) {
    throw new Error('文件不完整或已损坏，请重新传送，或用 Word、WPS 打开后另存再试。', { cause })
  }
}

/** UTF-8, else UTF-16 by its mark, else what Chinese Windows writes. */
function decode(bytes: Uint8Array): string | undefined {
  const mark = `${bytes[0]} ${bytes[1]}`
  const encodings = mark === '255 254' ? ['utf-16le'] : mark === '254 255' ? ['utf-16be'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding is tried.
    }
  }
  return undefined
}
