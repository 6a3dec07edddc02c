import type { RowVisitor } from '../xlsx/scan-sheet.ts'
import { decodePieces } from './decode-text.ts'
import { type FaultVisitor, readRecords } from './read-records.ts'
import { openWindow } from './text-window.ts'

const DELIMITERS = [',', '\t', ';', '，'] as const
const LONGEST_LINE = 1_000_000

/** Reads comma, tab or semicolon separated text of any encoding that `decodeText` knows. Throws FileRefusal when bytes of it are broken. */
export function readCsv(bytes: Uint8Array, visit: RowVisitor, faults: FaultVisitor): void {
  const window = openWindow(decodePieces(bytes))
  // A quote or a line may be long: as much is looked at as one record may have.
  while (window.text.length < LONGEST_LINE && window.grow());
  readRecords({ window, delimiter: findDelimiter(window.text) }, visit, faults)
}

/** The delimiter that splits the first line most often, quotes left aside. Looks at the beginning only: a file of quotes has no first line. */
function findDelimiter(text: string): string {
  const times = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]))
  let isQuoted = false
  for (let at = 0; at < Math.min(text.length, LONGEST_LINE); at++) {
    const character = text.charAt(at)
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (character === '\n' || character === '\r') break
    else if (times.has(character)) times.set(character, (times.get(character) ?? 0) + 1)
  }
  const most = Math.max(...times.values())
  return DELIMITERS.find((delimiter) => most > 0 && times.get(delimiter) === most) ?? ','
}
