import { FileRefusal } from '../file/file-refusal.ts'
import { createXmlScanner, readXmlText } from '../xml/scan-xml.ts'
import { openZip, type ZipFile } from '../zip/read-zip.ts'
import type { DocumentText } from './document-text.ts'
import type { DocxHandler } from './docx-package.ts'
import { readDocxPackage } from './read-docx-package.ts'

/** The words of a .docx that arrives as bytes, unpacked part by part. Throws FileRefusal for what is no .docx. */
export function readDocxText(bytes: Uint8Array): DocumentText {
  const zip = openZip(bytes)
  const document = readDocxPackage({ parts: zip.names, walk: (part, handler) => walk(zip, part, handler) })
  if (document === undefined) throw new FileRefusal('wrong-format', '这个文件不是 .docx 文档，请用 Word 或 WPS 另存为 .docx 再试。')
  return document
}

function walk(zip: ZipFile, part: string, handler: DocxHandler): void {
  const scanner = createXmlScanner({
    open: (tag) => handler.open(tag),
    close: (name) => handler.close(name),
    text: (bytes, start, end, literal) => handler.text(readXmlText(bytes, start, end, literal)),
  })
  zip.read(part, (piece) => scanner.push(piece))
  scanner.end()
}
