import { escapeXml } from '../xml/escape-xml.ts'
import { encodeCellEscapes } from './cell-escapes.ts'

export interface StringTable {
  /** The place of a text in the table, which it joins when new. */
  place(text: string): number
  /** The part, in pieces. */
  toXml(): Iterable<string>
}

const PIECE = 2_000

/** Texts of a workbook, each written once. */
export function createStringTable(): StringTable {
  const places = new Map<string, number>()
  let uses = 0
  return {
    place(text) {
      uses++
      const known = places.get(text)
      if (known !== undefined) return known
      places.set(text, places.size)
      return places.size - 1
    },
    *toXml() {
      let piece = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${uses}" uniqueCount="${places.size}">`
      let held = 0
      for (const text of places.keys()) {
        const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''
        piece += `<si><t${space}>${escapeXml(encodeCellEscapes(text))}</t></si>`
        if (++held % PIECE === 0) {
          yield piece
          piece = ''
        }
      }
      yield `${piece}</sst>`
    },
  }
}
