import { type Diagnostic, hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import { lintText } from '../../definition/report/lint-text.ts'
import { readDocumentText } from '../../office/index.ts'
import { type Command, jsonOption } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { diagnosticToJson, presentDiagnostic } from '../command-line/present-diagnostic.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readInput } from '../command-line/read-input.ts'

export const reportCheckCommand: Command = {
  name: 'report check',
  usage: 'report check 文件 [--json]',
  summary: '不用数据也能查的毛病：.txt、.md、.docx 都可以，去年的报告也可以拿来试。',
  options: jsonOption,
  positionals: { least: 1, most: 1 },
  run: async ({ positionals, flag, terminal }) => {
    const [path = ''] = positionals
    const { text } = readDocumentText(readInput(path), path)
    const problems = lintText(text, path)
    terminal.result(flag('json') ? presentJson({ problems: problems.map(diagnosticToJson) }) : presentProblems(problems))
    return hasErrors(problems) ? exit.problems : exit.done
  },
}

function presentProblems(problems: readonly Diagnostic[]): string {
  return problems.length === 0 ? '没有发现问题。' : problems.map(presentDiagnostic).join('\n')
}
