import type { RowVisitor } from '../xlsx/scan-sheet.ts'
import { decodePieces } from './decode-text.ts'
import { type FaultVisitor, readRecords } from './read-records.ts'
import { openWindow } from './text-window.ts'

const DELIMITERS = [',', '\t', ';', '|', '，'] as const
/** So many lines are looked at. */
const TRIED = 40
const LONGEST_LINE = 1_000_000

/** Reads comma, tab or semicolon separated text of any encoding that `decodeText` knows. Throws FileRefusal when bytes of it are broken. */
export function readCsv(bytes: Uint8Array, visit: RowVisitor, faults: FaultVisitor): void {
  const window = openWindow(decodePieces(bytes))
  // A quote or a line may be long: as much is looked at as one record may have.
  while (window.text.length < LONGEST_LINE && window.grow());
  readRecords({ window, delimiter: findDelimiter(window.text) }, visit, faults)
}

/**
 * The delimiter that splits most lines into as many cells; of equals, the one that gives more. Quotes are left aside. Above a table stand titles and units,
 * which have none of it, or fewer.
 */
export function findDelimiter(text: string): string {
  const lines = firstLines(text)
  let best: { readonly delimiter: string; readonly lines: number; readonly cells: number } | undefined
  for (const delimiter of DELIMITERS) {
    const times = new Map<number, number>()
    for (const line of lines) {
      const count = line.get(delimiter) ?? 0
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1)
    }
    for (const [cells, alike] of times) {
      const isBetter = best === undefined || alike > best.lines || (alike === best.lines && cells > best.cells)
      if (isBetter) best = { delimiter, lines: alike, cells }
    }
  }
  return best?.delimiter ?? ','
}

/** How often each delimiter stands in each of the first lines, outside of quotes. */
function firstLines(text: string): readonly ReadonlyMap<string, number>[] {
  const lines: Map<string, number>[] = []
  let line = new Map<string, number>()
  let isQuoted = false
  for (let at = 0; at < Math.min(text.length, LONGEST_LINE) && lines.length < TRIED; at++) {
    const character = text.charAt(at)
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (character === '\n' || character === '\r') {
      if (line.size > 0) lines.push(line)
      line = new Map()
    } else if (isDelimiter(character)) line.set(character, (line.get(character) ?? 0) + 1)
  }
  if (line.size > 0) lines.push(line)
  return lines
}

function isDelimiter(character: string): boolean {
  return DELIMITERS.some((delimiter) => delimiter === character)
}
