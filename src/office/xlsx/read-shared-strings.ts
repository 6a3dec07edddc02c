import { readXmlText, type XmlHandler } from '../xml/scan-xml.ts'
import { decodeCellEscapes } from './cell-escapes.ts'

/** Collects the shared strings: the runs of a rich text joined, the phonetic guides beside them left out. */
export function createSharedStringsHandler(strings: string[]): XmlHandler {
  let text = ''
  let taking = false
  let phonetic = false
  return {
    open(tag) {
      if (tag.name === 'si') text = ''
      else if (tag.name === 't') taking = !phonetic
      else if (tag.name === 'rPh') phonetic = true
    },
    close(name) {
      if (name === 'si') strings.push(decodeCellEscapes(text))
      else if (name === 't') taking = false
      else if (name === 'rPh') phonetic = false
    },
    text(bytes, start, end, literal) {
      if (!taking) return
      const piece = readXmlText(bytes, start, end, literal)
      text = text === '' ? piece : text + piece
    },
  }
}
