import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { Period } from '../../period/types.ts'
import { rememberBy } from '../../remember.ts'
import type { ProseLine, Stretch } from '../prose.ts'
import { splitSentences } from '../prose.ts'
import { findQuantities, type Quantity, readQuantity } from '../quantity.ts'
import type { CheckResult } from '../types.ts'

export interface LintContext {
  /** The report's period, when it is known. */
  readonly period: Period | undefined
  readonly title: string | undefined
}

/** One sentence with its numbers; indexes are those of the line. */
export interface LintSentence extends Stretch {
  readonly line: ProseLine
  readonly text: string
  readonly quantities: readonly Quantity[]
}

export interface LintFinding {
  readonly problems: readonly Diagnostic[]
  readonly checks: readonly CheckResult[]
}

/** Some long reports, line by line. */
const mostLines = 5_000

/** Cuts a line into sentences, each with its quantities; numbers that tokens printed are read from their exact stretch. */
export function readSentences(line: ProseLine): readonly LintSentence[] {
  return readStretches(line).map((sentence) => ({ ...sentence, line }))
}

const readStretches = rememberBy(mostLines, ({ text, spans }: ProseLine) => JSON.stringify([text, spans]), cutSentences)

function cutSentences(line: ProseLine): readonly Omit<LintSentence, 'line'>[] {
  const printed = line.spans.filter((span) => span.figure !== undefined && /^-?\d+(?:\.\d+)?$/.test(line.text.slice(span.start, span.end)))
  const fromTokens = printed.map((span) => readQuantity(line.text, span.start, span.end))
  const typed = findQuantities(line.text).filter(
    (quantity) => !line.spans.some((span) => quantity.start < span.end && span.start < quantity.end),
  )
  const all = [...fromTokens, ...typed].sort((left, right) => left.start - right.start)
  return splitSentences(line.text).map((stretch) => ({
    ...stretch,
    text: line.text.slice(stretch.start, stretch.end),
    quantities: all.filter((quantity) => quantity.start >= stretch.start && quantity.start < stretch.end),
  }))
}
