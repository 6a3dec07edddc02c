import { decodeText } from '../csv/decode-text.ts'
import { detectFormat, isEncryptedPackage } from '../file/detect-format.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import { readDocxText } from './read-docx-text.ts'

/** A document as plain text. `places[i]` says where line i + 1 of `text` stands in the file, as its reader would say it. */
export interface DocumentText {
  readonly text: string
  readonly places: readonly string[]
  /** Whether every line is a paragraph of its own, as in a .docx; a text may break a sentence at the end of a line. */
  readonly whole: boolean
  /** Which cell of a table a line (by its index) stands in. */
  readonly cells: ReadonlyMap<number, CellPlace>
  /** What a .docx still carries beside its words. */
  readonly remains: readonly DocumentRemain[]
}

/** All from 0; row 0 is the head. */
export interface CellPlace {
  readonly table: number
  readonly row: number
  readonly column: number
}

export interface DocumentRemain {
  readonly kind: 'change' | 'comment' | 'hidden' | 'author'
  /** What and how much, in Chinese: 3处修订没有接受. */
  readonly words: string
  /** From 1. */
  readonly line: number
}

/** The words of a .docx, .md or .txt, to be checked; by what is in the file, not by its name. Throws FileRefusal for anything else. */
export function readDocumentText(bytes: Uint8Array, fileName: string): DocumentText {
  const format = detectFormat(bytes)
  if (format === 'zip') return readDocxText(bytes)
  if (format === 'ole') {
    if (isEncryptedPackage(bytes)) throw new FileRefusal('encrypted', '文件设有密码，请去掉密码后另存为 .docx 再试。')
    throw new FileRefusal('old-format', '这是旧格式的文档（.doc 或 .wps），请用 Word 或 WPS 另存为 .docx 再试。')
  }
  if (format === 'pdf') throw new FileRefusal('wrong-format', 'PDF 不能检查，请用它的原稿（.docx、.md 或 .txt）。')
  if (format === 'binary' || /\.docx$/i.test(fileName))
    throw new FileRefusal('wrong-format', '这个文件不是 .docx、.md 或 .txt 文档，或已损坏。')
  const text = decodeText(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  if (/^\s*(?:<!doctype html|<html|<\?xml|\{\\rtf)/i.test(text.slice(0, 200)))
    throw new FileRefusal('wrong-format', '这是网页或 RTF，请用它的原稿（.docx、.md 或 .txt）。')
  return { text, places: text.split('\n').map((_, index) => `第${index + 1}行`), whole: false, cells: new Map(), remains: [] }
}
