import { escapeXml } from '../xml/escape-xml.ts'
import type { ZipPart } from '../zip/write-zip.ts'
import { encodeCellEscapes } from './cell-escapes.ts'

/** The place of a text in the table, which it joins when new. */
export type PlaceText = (text: string) => number

export interface StringTable {
  readonly place: PlaceText
  /** The same for the texts of one column: where nearly all are different, such as numbers of identity, they are written but not remembered. */
  column(): PlaceText
  end(): void
}

const PIECE = 2_000
/** So many texts of a column tell whether it repeats itself … */
const WATCHED = 2_000
/** … which it does not when so many of them were new: a map of all would be most of the memory of a large file, and find nothing. */
const DIFFERENT = 1_900

/**
 * Texts of a workbook, each written once, but for those of columns that hardly repeat any. They go into their part as they come; how many they are stands
 * before them.
 */
export function createStringTable(part: ZipPart): StringTable {
  const places = new Map<string, number>()
  let piece = ''
  let uses = 0
  let held = 0
  const add = (text: string): number => {
    const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''
    piece += `<si><t${space}>${escapeXml(encodeCellEscapes(text))}</t></si>`
    held++
    if (held % PIECE === 0) {
      part.write(Buffer.from(piece))
      piece = ''
    }
    return held - 1
  }
  const place = (text: string): number => {
    uses++
    const known = places.get(text)
    if (known !== undefined) return known
    const added = add(text)
    places.set(text, added)
    return added
  }
  return {
    place,
    column() {
      let seen = 0
      let fresh = 0
      return (text) => {
        if (seen === WATCHED && fresh >= DIFFERENT) {
          uses++
          return add(text)
        }
        const before = held
        const found = place(text)
        if (seen < WATCHED) {
          seen++
          if (held > before) fresh++
        }
        return found
      }
    },
    end() {
      part.write(Buffer.from(`${piece}</sst>`))
      part.end(
        Buffer.from(
          `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${uses}" uniqueCount="${held}">`,
        ),
      )
    },
  }
}
