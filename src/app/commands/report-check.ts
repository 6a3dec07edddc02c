import { resolveWords } from '../../definition/catalogue/resolve-words.ts'
import { type Diagnostic, hasErrors, presentPlace } from '../../definition/diagnostic/diagnostic.ts'
import { compareWithLastYear } from '../../definition/report/lint/last-year-rule.ts'
import { lintLines, readTextLines } from '../../definition/report/lint-text.ts'
import { maskNames } from '../../definition/report/mask-names.ts'
import { plainLine } from '../../definition/report/plain-line.ts'
import { comparePlaces } from '../../definition/report/position.ts'
import type { ProseLine } from '../../definition/report/prose.ts'
import { extendLexicon } from '../../definition/report/reading/lexicon.ts'
import { readTextAssertions, type TextAssertion, type TextWords } from '../../definition/report/text-assertions.ts'
import { type DocumentText, presentRemains, readDocumentText } from '../../office/index.ts'
import { packs } from '../../packs/index.ts'
import { type Command, type Invocation, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { diagnosticToJson, presentDiagnostic } from '../command-line/present-diagnostic.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readInput } from '../command-line/read-input.ts'

export const reportCheckCommand: Command = {
  options: { ...jsonOption, ...storeOptions, last: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const [path = ''] = positionals
    const document = readDocumentText(readInput(path), path)
    const written = readLines(document, path)
    const words = await readWords(invocation)
    const lines = written.map((line) => maskNames(line, words.names))
    const last = text('last')
    const problems = [
      ...presentRemains(document.remains, path),
      ...lintLines(lines),
      ...(last === undefined
        ? []
        : compareWithLastYear(lines.map(plainLine), readLines(readDocumentText(readInput(last), last), last).map(plainLine))),
    ].sort((left, right) => comparePlaces(left.at, right.at))
    const assertions = readTextAssertions(written, problems, words)
    if (flag('json'))
      terminal.result(presentJson({ problems: problems.map(diagnosticToJson), assertions: assertions.map(assertionToJson) }))
    else {
      terminal.result(presentProblems(problems))
      terminal.note(summarise(written, assertions))
    }
    return hasErrors(problems) ? exit.problems : exit.done
  },
}

/** The packs' own words; with a store, the office's names too. Without one no database engine is loaded. */
async function readWords(invocation: Invocation): Promise<TextWords> {
  const { names, asserting } = resolveWords(packs)
  const lexicon = extendLexicon(asserting)
  if (invocation.text('data') === undefined) return { names, lexicon }
  const { readNamesOfStore } = await import('./read-names-of-store.ts')
  return { names: await readNamesOfStore(invocation), lexicon }
}

function readLines(document: DocumentText, path: string): readonly ProseLine[] {
  return document.whole ? readTextLines(document.text, path, (line) => document.cells.get(line)) : readTextLines(document.text, path)
}

function assertionToJson({ at, text, kind, verdict, why }: TextAssertion) {
  return { at: presentPlace(at), text, kind, verdict, why }
}

/** How fast a report is read out. */
const charactersPerMinute = 220

function summarise(lines: readonly ProseLine[], assertions: readonly TextAssertion[]): string {
  const characters = lines.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0)
  const refuted = assertions.filter(({ verdict }) => verdict === 'refuted').length
  const minutes = Math.max(1, Math.round(characters / charactersPerMinute))
  return `${characters}字，念一遍约${minutes}分钟；${assertions.length}处陈述，${refuted}处自相矛盾，其余要和台账核对。`
}

function presentProblems(problems: readonly Diagnostic[]): string {
  return problems.length === 0 ? '没有发现问题。' : problems.map(presentDiagnostic).join('\n')
}
