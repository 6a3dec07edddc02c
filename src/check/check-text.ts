import type { Diagnostic } from '../definition/diagnostic/diagnostic.ts'
import { compareWithLastYear } from '../definition/report/lint/last-year-rule.ts'
import { mendProblem } from '../definition/report/lint/mend-problem.ts'
import { lintLines, readTextLines } from '../definition/report/lint-text.ts'
import { maskNames } from '../definition/report/mask-names.ts'
import { plainLine } from '../definition/report/plain-line.ts'
import { comparePlaces } from '../definition/report/position.ts'
import { extendLexicon } from '../definition/report/reading/lexicon.ts'
import { readTextAssertions } from '../definition/report/text-assertions.ts'
import { packWords } from './pack-words.ts'

/** A text as it stands in the field, and whether its lines are paragraphs (a .docx) or may be broken within a sentence. */
export interface WrittenText {
  readonly text: string
  readonly whole: boolean
}

export interface Finding {
  readonly severity: Diagnostic['severity']
  readonly line: number
  /** The stretch of the text that is marked. */
  readonly start: number
  readonly end: number
  /** Its words. */
  readonly words: string
  readonly message: string
  readonly hint: string
  readonly mending?: { readonly start: number; readonly end: number; readonly words: string }
}

export interface CheckedText {
  readonly findings: readonly Finding[]
  readonly characters: number
  readonly assertions: number
}

/** Everything the rules say of a text, in its order; `remains` are what its file still carried. */
export function checkText(written: WrittenText, last?: WrittenText, remains: readonly Diagnostic[] = []): CheckedText {
  const lines = readLines(written)
  const masked = lines.map((line) => maskNames(line, packWords.names))
  const beside = last === undefined ? [] : compareWithLastYear(masked.map(plainLine), readLines(last).map(plainLine))
  const problems = [...remains, ...lintLines(masked), ...beside].sort((left, right) => comparePlaces(left.at, right.at))
  const words = { names: packWords.names, lexicon: extendLexicon(packWords.asserting) }
  return {
    findings: locate(written.text, problems),
    characters: lines.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0),
    assertions: readTextAssertions(lines, problems, words).length,
  }
}

function readLines({ text, whole }: WrittenText) {
  return whole ? readTextLines(text, '', () => undefined) : readTextLines(text, '')
}

function locate(text: string, problems: readonly Diagnostic[]): readonly Finding[] {
  const lines = text.split('\n')
  const starts: number[] = []
  let offset = 0
  for (const line of lines) {
    starts.push(offset)
    offset += line.length + 1
  }
  return problems.map((problem): Finding => {
    const line = lines[problem.at.line - 1] ?? ''
    const lineStart = starts[problem.at.line - 1] ?? 0
    const index = unitsOf(line, problem.at.column - 1)
    const mending = mendProblem(problem, line, index)
    const length = Math.max(mending === undefined ? 0 : mending.end - index, lengthOf(line.slice(index), problem.message))
    const start = lineStart + index
    return {
      severity: problem.severity,
      line: problem.at.line,
      start,
      end: start + length,
      words: text.slice(start, start + length),
      message: problem.message,
      hint: problem.hint ?? '',
      ...(mending === undefined
        ? {}
        : { mending: { start: lineStart + mending.start, end: lineStart + mending.end, words: mending.words } }),
    }
  })
}

/** Columns count characters; rare ideographs take two units each. */
function unitsOf(line: string, characters: number): number {
  return [...line].slice(0, characters).join('').length
}

/** How much is marked: what the message quotes, a number with its unit, words in quotation marks, else to the end of the clause, but a dozen letters at the most. */
function lengthOf(rest: string, message: string): number {
  const quoted = [...message.matchAll(/“([^“”]+)”/g)].map(([, words = '']) => words).find((words) => rest.startsWith(words))
  if (quoted !== undefined) return quoted.length
  const found =
    /^-?[\d０-９][\d０-９,.．]*(?:[%％]|个百分点|[\u4e00-\u9fa5]{1,2}(?=[，,。；;、）)]|$)|[\u4e00-\u9fa5])?/.exec(rest) ??
    /^[“《][^”》]{1,20}[”》]/.exec(rest) ??
    /^[^，,。；;：:！？、（）|\s]{1,12}/.exec(rest)
  return Math.max(1, found?.[0].length ?? 1)
}
