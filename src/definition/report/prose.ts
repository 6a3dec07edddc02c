import type { SourcePlace } from '../diagnostic/diagnostic.ts'
import { firstWhere } from '../first-where.ts'
import { readPlainTables, type TablePlace } from './read-tables.ts'

/** One paragraph, heading or table cell as it will be printed, with the way back to the source. */
export interface ProseLine {
  readonly kind: 'heading' | 'paragraph' | 'cell'
  /** Of a heading: 1 is the highest. */
  readonly level?: number
  /** Of a cell: which table of the text it is in, and where; row 0 is the head. */
  readonly cell?: TablePlace
  readonly text: string
  /** Where a character of `text` stands in the source; inside a figure: its token's first `{`. */
  readonly placeOf: (index: number) => SourcePlace
  /** Stretches of `text` that tokens printed; empty in plain text. */
  readonly spans: readonly ProseSpan[]
}

export interface ProseSpan {
  readonly start: number
  readonly end: number
  /** 1-based number of the figure, undefined for variables and claims. */
  readonly figure: number | undefined
}

/** A stretch of a line; `end` is behind its last character. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Cuts at 。！？; brackets and quotes do not cut. */
export function splitSentences(text: string): readonly Stretch[] {
  if (text === lastSplit.text) return lastSplit.sentences
  const sentences: Stretch[] = []
  let start = 0
  for (const { index } of text.matchAll(/[。！？!?]/g)) {
    sentences.push({ start, end: index + 1 })
    start = index + 1
  }
  if (start < text.length) sentences.push({ start, end: text.length })
  lastSplit = { text, sentences }
  return sentences
}

// Every figure of a paragraph asks for the same sentences, one after the other.
let lastSplit: { readonly text: string; readonly sentences: readonly Stretch[] } = { text: '', sentences: [] }

/** The sentence that holds this index: found without a walk over all of them. */
export function sentenceAt(text: string, index: number): Stretch | undefined {
  return stretchAt(splitSentences(text), index)
}

/** The same where the sentences are known. */
export function stretchAt(sentences: readonly Stretch[], index: number): Stretch | undefined {
  const found = sentences[firstWhere(sentences.length, (at) => (sentences[at]?.end ?? 0) > index)]
  return found !== undefined && found.start <= index && index < found.end ? found : undefined
}

/** The figure printed at this index, if any. */
export function figureAt(line: ProseLine, index: number): number | undefined {
  return line.spans.find((span) => span.start <= index && index < span.end)?.figure
}

/** A plain text as lines: every non-empty line is a paragraph of its own; Markdown heading marks and list bullets are kept out of the text. */
export function readPlainProse(
  text: string,
  placeOf: (offset: number) => SourcePlace,
  cellOf: (line: number) => ProseLine['cell'] = () => undefined,
): readonly ProseLine[] {
  const lines: ProseLine[] = []
  let offset = 0
  const written = text.split('\n')
  const tables = readPlainTables(written)
  written.forEach((raw, index) => {
    const at = offset
    offset += raw.length + 1
    const cells = tables.get(index)
    if (cells !== undefined) {
      for (const { start, text: words, cell } of cells)
        lines.push({ kind: 'cell', cell, text: words, placeOf: (place) => placeOf(at + start + place), spans: [] })
      return
    }
    const lead = /^\uFEFF?[\s\u3000]*(#{1,6}\s+)?/.exec(raw)?.[0] ?? ''
    const body = raw.slice(lead.length).replace(/\s+$/, '')
    const start = at + lead.length
    if (body === '') return
    const cell = cellOf(index)
    const kind = cell === undefined ? (lead.includes('#') ? 'heading' : 'paragraph') : 'cell'
    lines.push({ kind, ...(cell === undefined ? {} : { cell }), text: body, placeOf: (place) => placeOf(start + place), spans: [] })
  })
  return lines
}
