import { plainLine } from '../plain-line.ts'
import type { ProseLine } from '../prose.ts'
import { checkCountedLists } from './counted-list-rule.ts'
import { checkDates } from './date-rule.ts'
import { checkForms } from './form-rule.ts'
import { checkGlossary } from './glossary-rule.ts'
import { checkGrowth } from './growth-rule.ts'
import { checkLeaks } from './leak-rule.ts'
import { checkMasks } from './mask-rule.ts'
import { checkPartitions } from './partition-rule.ts'
import { checkRates } from './rate-rule.ts'
import { rememberLines } from './remember-lines.ts'
import { checkSameFacts } from './same-fact-rule.ts'
import { type LintContext, type LintFinding, type LintSentence, readSentences } from './types.ts'
import {
  checkFallingMultiples,
  checkHanApproximators,
  checkHouseholds,
  checkMixedUnits,
  checkPercentPoints,
  checkTypedApproximators,
} from './wording-rule.ts'

const sentenceRules: readonly ((sentence: LintSentence) => readonly LintFinding['problems'][number][])[] = [
  checkTypedApproximators,
  checkHanApproximators,
  checkPercentPoints,
  checkFallingMultiples,
  checkMixedUnits,
  checkHouseholds,
  checkGrowth,
  checkRates,
]

/** What a line says by itself, without the others. */
const lintLine = rememberLines((line) => {
  const sentences = line.kind === 'cell' ? [] : readSentences(line)
  const parts = sentences.map(checkPartitions)
  return {
    problems: [
      ...sentences.flatMap((sentence) => sentenceRules.flatMap((rule) => rule(sentence))),
      ...checkForms(line),
      ...checkDates(line),
      ...checkLeaks(line),
      ...checkMasks(line),
      ...parts.flatMap((finding) => finding.problems),
    ],
    checks: parts.flatMap((finding) => finding.checks),
  }
})
const listsOfLine = rememberLines(checkCountedLists)

/** The rules that need no data, over printed lines: for a plain text, and for a report after its tokens are printed. */
export function lintProse(written: readonly ProseLine[], context: LintContext): LintFinding {
  const lines = written.map(plainLine)
  const sentences = lines.filter((line) => line.kind !== 'cell').flatMap(readSentences)
  const own = lines.map(lintLine)
  const lists = lines.map(listsOfLine)
  return {
    problems: [
      ...own.flatMap((finding) => finding.problems),
      ...checkSameFacts(sentences, context.period),
      ...checkGlossary(lines),
      ...lists.flatMap((finding) => finding.problems),
    ],
    checks: [...own.flatMap((finding) => finding.checks), ...lists.flatMap((finding) => finding.checks)],
  }
}
