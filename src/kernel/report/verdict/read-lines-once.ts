import type { Period } from '../../../definition/period/types.ts'
import { type LineReading, readLine } from '../../../definition/report/reading/find-assertions.ts'
import type { CompiledEntry } from '../../../definition/report/reading/lexicon.ts'
import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import type { ReadingPart } from '../../../definition/report/reading/types.ts'

export interface LineSettings {
  readonly year: number
  readonly period: Period
  readonly names: readonly string[]
  readonly labels: readonly string[]
  readonly lexicon: readonly CompiledEntry[]
}

interface KnownLine {
  /** Where the line began in the source that it was read in. */
  readonly base: number
  readonly reading: LineReading
}

/** A long report has some thousand lines and cells; this is a few of them. */
const mostLines = 20_000

const known = new Map<string, KnownLine>()

/**
 * Reads a line, or takes its reading from before: a line's reading is of that line alone, so an edit reads one block again, and the others only move
 * to where they stand now.
 */
export function readLineOnce(parts: readonly ReadingPart[], settings: LineSettings): LineReading {
  const base = startOf(parts)
  const key = keyOf(parts, base, settings)
  const before = known.get(key)
  const reading = before === undefined ? readFresh(parts, settings) : moved(before, parts, base)
  if (before?.base !== base) {
    if (known.size >= mostLines) known.clear()
    known.set(key, { base, reading })
  }
  return reading
}

function readFresh(parts: readonly ReadingPart[], { year, period, names, labels, lexicon }: LineSettings): LineReading {
  return readLine(normaliseLine(parts, { year, names, labels }), period, lexicon)
}

function startOf([first]: readonly ReadingPart[]): number {
  if (first === undefined) return 0
  return first.type === 'text' ? first.offset : first.token.offset
}

function keyOf(parts: readonly ReadingPart[], base: number, { period, names, labels, lexicon }: LineSettings): string {
  const words = parts.map((part) => {
    if (part.type === 'text') return [part.offset - base, part.text]
    const { offset, at: _, ...token } = part.token
    return [offset - base, token]
  })
  return JSON.stringify([words, period.key, names, labels.length, lexicon.length, lexicon[0]?.pattern])
}

/** The same reading where the line stands now; what it says of the line's own text stays as it was. */
function moved({ base: from, reading }: KnownLine, parts: readonly ReadingPart[], base: number): LineReading {
  const by = base - from
  const tokens = new Map(parts.flatMap((part) => (part.type === 'token' ? [[part.token.offset, part.token] as const] : [])))
  const { text, origin, han } = reading.normal
  const normal = {
    text,
    origin: by === 0 ? origin : origin.map((offset) => offset + by),
    tokens,
    han: by === 0 ? han : new Set([...han].map((offset) => offset + by)),
  }
  return { ...reading, normal }
}
