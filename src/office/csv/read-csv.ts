import type { RowVisitor } from '../xlsx/scan-sheet.ts'
import { decodeText } from './decode-text.ts'
import { type FaultVisitor, readRecords } from './read-records.ts'

const DELIMITERS = [',', '\t', ';', '，'] as const

/** Reads comma, tab or semicolon separated text of any encoding that `decodeText` knows. Throws FileRefusal when bytes of it are broken. */
export function readCsv(bytes: Uint8Array, visit: RowVisitor, faults: FaultVisitor): void {
  const text = decodeText(bytes)
  readRecords({ text, delimiter: findDelimiter(text) }, visit, faults)
}

/** The delimiter that splits the first line most often, quotes left aside. */
function findDelimiter(text: string): string {
  const end = /[\r\n]/.exec(text.replace(/"(?:[^"]|"")*"/g, (quoted) => '_'.repeat(quoted.length)))?.index ?? text.length
  const first = text.slice(0, end).replace(/"(?:[^"]|"")*"/g, '')
  let best = ','
  let most = 0
  for (const delimiter of DELIMITERS) {
    const times = first.split(delimiter).length - 1
    if (times > most) {
      best = delimiter
      most = times
    }
  }
  return best
}
