import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { PlannedFigure } from '../types.ts'
import { figuresIn, type SubjectContext } from './subjects.ts'

/** What stands around a word that may assert. */
export interface Around {
  /** Its clause, and what of it stands before and behind the word. */
  readonly own: string
  readonly before: string
  readonly behind: string
  /** Whether the clause has figures, typed numbers, or the clauses before it in the sentence have either. */
  readonly figures: boolean
  readonly numbers: boolean
  readonly leftFigure: boolean
  /** Whether some words name an indicator, so much of its name at the least. */
  readonly named: (words: string, share?: number) => boolean
  /** A figure, or a typed number too, in the clauses that this one goes on from. */
  readonly leftPart: (typed?: boolean) => boolean
  /** The next token of the clause, a picked name or day too. */
  readonly nextFigure: PlannedFigure | undefined
}

/** Reads what stands around a word. */
export function readAround(context: SubjectContext, { clause, sentence, start, end }: Assertion): Around {
  const { normal, quantities } = context.line.reading
  const { text, origin } = normal
  const leftPart = (typed = false) => {
    const [first] = sentence.clauses.filter((other) => other.part === clause.part)
    const from = first?.start ?? clause.start
    if (typed && quantities.some((quantity) => quantity.start >= from && quantity.start < start)) return true
    return figuresIn(context, from, start).length > 0
  }
  const next = text.indexOf('\uE000', end)
  return {
    own: text.slice(clause.start, clause.end),
    before: text.slice(clause.start, start),
    behind: text.slice(end, clause.end),
    figures: figuresIn(context, clause.start, clause.end).length > 0,
    numbers: quantities.some((quantity) => quantity.start >= clause.start && quantity.start < clause.end),
    leftFigure: figuresIn(context, sentence.start, start).length > 0 || leftPart(true),
    named: (words, share = 0.6) =>
      rankIndicators(context.catalogue, words).some((match) => coverageOf(match) >= share || match.covered >= 4),
    leftPart,
    nextFigure: next < 0 || next >= clause.end ? undefined : context.figures.get(origin[next] ?? -1),
  }
}
