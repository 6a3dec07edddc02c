import { decodeText } from '../csv/decode-text.ts'
import { detectFormat, isEncryptedPackage } from '../file/detect-format.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import type { DocumentText } from './document-text.ts'
import { readDocxText } from './read-docx-text.ts'

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
