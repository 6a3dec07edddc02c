import { type Diagnostic, hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import { lintLines, readTextLines } from '../../definition/report/lint-text.ts'
import { type DocumentText, readDocumentText } from '../../office/index.ts'
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
    const document = readDocumentText(readInput(path), path)
    const lines = readTextLines(document.text, path, (line) => document.cells.get(line))
    const problems = [...checkRemains(document, path), ...lintLines(lines)]
    terminal.result(flag('json') ? presentJson({ problems: problems.map(diagnosticToJson) }) : presentProblems(problems))
    return hasErrors(problems) ? exit.problems : exit.done
  },
}

const remainHints = {
  change: '在 Word 里全部接受修订，或逐条定下来',
  comment: '在 Word 里删去批注',
  hidden: '显示隐藏文字，删去或恢复',
  author: '文件 → 信息 → 检查文档，删去个人信息',
} as const

/** What a .docx would give away beside its words. */
function checkRemains({ remains }: DocumentText, source: string): readonly Diagnostic[] {
  return remains.map(({ kind, words, line }) => ({
    code: `document-${kind}`,
    severity: 'warning',
    at: { source, line, column: 1 },
    message: `文件里还有${words}`,
    hint: remainHints[kind],
  }))
}

function presentProblems(problems: readonly Diagnostic[]): string {
  return problems.length === 0 ? '没有发现问题。' : problems.map(presentDiagnostic).join('\n')
}
