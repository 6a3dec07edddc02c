import { FileRefusal } from '../file/file-refusal.ts'
import { createXmlScanner, readXmlText, type XmlHandler } from '../xml/scan-xml.ts'
import { openZip } from '../zip/read-zip.ts'
import type { DocumentText } from './document-text.ts'

/** The paragraphs of a .docx, one a line: as the document reads with its changes accepted, without field codes. */
export function readDocxText(bytes: Uint8Array): DocumentText {
  const zip = openZip(bytes)
  const part = 'word/document.xml'
  if (!zip.has(part)) throw new FileRefusal('wrong-format', '这个文件不是 .docx 文档，请用 Word 或 WPS 另存为 .docx 再试。')
  const lines: string[] = []
  const places: string[] = []
  const scanner = createXmlScanner(createTextHandler(lines, places))
  zip.read(part, (piece) => scanner.push(piece))
  scanner.end()
  return { text: lines.join('\n'), places }
}

function createTextHandler(lines: string[], places: string[]): XmlHandler {
  /** Paragraphs that are open: one inside another where a text box stands in a paragraph. */
  const open: string[] = []
  let paragraphs = 0
  let tables = 0
  let tableDepth = 0
  let fallback = 0
  let taking = false

  const append = (text: string): void => {
    const last = open.length - 1
    if (last >= 0 && fallback === 0) open[last] += text
  }
  return {
    open(tag) {
      if (tag.name === 'p') open.push('')
      else if (tag.name === 't') taking = true
      else if (tag.name === 'tab') append('\t')
      else if (tag.name === 'br' || tag.name === 'cr') append('\n')
      else if (tag.name === 'noBreakHyphen') append('-')
      else if (tag.name === 'Fallback') fallback++
      else if (tag.name === 'tbl' && tableDepth++ === 0) tables++
    },
    close(name) {
      if (name === 't') taking = false
      else if (name === 'Fallback') fallback--
      else if (name === 'tbl') tableDepth--
      else if (name === 'p') {
        const text = open.pop() ?? ''
        if (fallback > 0) return
        paragraphs++
        const place = tableDepth > 0 ? `表${tables}` : `第${paragraphs}段`
        for (const line of text.split('\n')) {
          lines.push(line)
          places.push(place)
        }
      }
    },
    text(bytes, start, end, literal) {
      if (taking) append(readXmlText(bytes, start, end, literal))
    },
  }
}
