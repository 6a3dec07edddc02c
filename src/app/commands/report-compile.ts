import { type ReportFormat, renderReport, reportFormats } from '../../api/actions/render-report.ts'
import { definedOf } from '../../api/views/defined-of.ts'
import { readInstant } from '../../api/views/read-instant.ts'
import { hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport } from '../../definition/report/types.ts'
import { compileReport, toReportJson, townKernel } from '../../kernel/index.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { outputFormat } from '../command-line/output-format.ts'
import { presentDiagnostic } from '../command-line/present-diagnostic.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readTemplate } from '../command-line/read-input.ts'
import type { Terminal } from '../command-line/terminal.ts'
import { withStore } from '../command-line/with-store.ts'
import { writeOutput } from '../command-line/write-output.ts'
import { actorOfReport } from '../store/choose-town.ts'
import { compileSeveral } from './compile-several.ts'

export const reportCompileCommand: Command = {
  options: { ...storeOptions, ...jsonOption, out: { type: 'string', short: 'o' }, draft: { type: 'boolean' }, 'as-of': { type: 'string' } },
  positionals: { least: 1, most: Number.POSITIVE_INFINITY },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const [path = ''] = positionals
    const out = text('out')
    if (positionals.length > 1) {
      if (out !== undefined) throw new UsageError('几份模板一起编译不能用 -o：一次写一份文件。')
      if (!flag('json')) throw new UsageError('几份模板一起编译要加 --json：一份一行。')
      return compileSeveral(invocation)
    }
    const format = out === undefined ? undefined : outputFormat(out, reportFormats, { pdf: pdfHint })
    const source = readTemplate(path)
    const asOf = text('as-of')
    const report = await withStore(invocation, 'read', async (store) => {
      const actor = await actorOfReport(store, { source, name: path, town: text('town') })
      const kernel = await townKernel(store, actor.town)
      return compileReport(kernel, actor, {
        source,
        name: path,
        ...definedOf({ asOf: asOf === undefined ? undefined : readInstant(asOf) }),
      })
    })
    for (const problem of report.problems) terminal.note(presentDiagnostic(problem))
    terminal.note(summarise(report))
    const failed = hasErrors(report.problems)
    if (!failed || flag('draft')) await deliver({ report, out, format, draft: flag('draft'), json: flag('json') }, terminal)
    else if (out !== undefined) terminal.note(`有错误，没有写出 ${out}；要先看草稿请加 --draft。`)
    if (flag('json')) terminal.result(presentJson(toReportJson(report)))
    return failed ? exit.problems : exit.done
  },
}

const pdfHint = '这一版还不会写 .pdf：请用 -o 文件.docx，在 Word 或 WPS 里另存为 PDF；或用 -o 文件.html，在浏览器里打印为 PDF。'

interface Delivery {
  readonly report: CompiledReport
  readonly out: string | undefined
  readonly format: ReportFormat | undefined
  readonly draft: boolean
  readonly json: boolean
}

async function deliver({ report, out, format, draft, json }: Delivery, terminal: Terminal): Promise<void> {
  if (out !== undefined && format !== undefined) {
    writeOutput(out, await renderReport(report, { format, draft }))
    terminal.note(`已写入 ${out}`)
  } else if (!json) {
    terminal.result(report.text)
  }
}

function summarise({ figures, claims, checks, problems }: CompiledReport): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return `数字 ${figures.length}，断语 ${claims.length}，核对 ${checks.length}，错误 ${errors}，提醒 ${problems.length - errors}。`
}
