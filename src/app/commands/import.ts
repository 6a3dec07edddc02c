import { basename } from 'node:path'
import { importFile, wasRefused } from '../../api/actions/import-file.ts'
import type { ImportOutcome } from '../../api/contract/import.ts'
import { getLedgerNamed } from '../../api/views/ledger-names.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readInput } from '../command-line/read-input.ts'
import { actorOfTown } from '../store/choose-town.ts'
import { withStore } from '../store/open-store.ts'

export const importCommand: Command = {
  name: 'import',
  usage: 'import 台账 文件 [--data 目录] [--town 编码] [--json]',
  summary: '把 .xlsx 或 .csv 导入一本台账：有一格不对就都不写入；同一个文件再导一次不会多出记录。',
  options: { ...storeOptions, ...jsonOption },
  positionals: { least: 2, most: 2 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const [ledger = '', path = ''] = positionals
    const bytes = readInput(path)
    const { outcome, label } = await withStore(invocation, 'write', async (kernel) => {
      const actor = await actorOfTown(kernel, text('town'))
      const { id, label } = getLedgerNamed(kernel, ledger)
      const onProgress = (state: { readonly done: number; readonly total: number }) => terminal.progress(`导入${label}`, state)
      return { label, outcome: await importFile(kernel, actor, { ledger: id, bytes, fileName: basename(path), onProgress }) }
    })
    terminal.result(flag('json') ? presentJson(toJson(outcome)) : presentOutcome(outcome, label))
    return wasRefused(outcome) ? exit.problems : exit.done
  },
}

function toJson({ ledger, rows, added, changed, unchanged, rejected, problems }: ImportOutcome) {
  return {
    ledger,
    rows,
    added,
    changed,
    unchanged,
    rejected: rejected.map(({ row, column, value, why }) => ({ row, column, value, why })),
    problems: problems.map(({ code, severity, at, message }) => ({ code, severity, at, message })),
  }
}

function presentOutcome(outcome: ImportOutcome, label: string): string {
  const problems = outcome.problems.map(({ severity, at, message }) => `${severity === 'error' ? '错误' : '提醒'} ${at} ${message}`)
  const rejected = outcome.rejected.map(({ row, column, value, why }) => `第${row}行 ${column} “${value}”：${why}`)
  const head = wasRefused(outcome)
    ? `没有导入：${label}，共 ${outcome.rows} 行，${rejected.length} 格不对，改好后再导一次。`
    : `已导入${label}：共 ${outcome.rows} 行，新增 ${outcome.added}，改动 ${outcome.changed}，不变 ${outcome.unchanged}。`
  return [head, ...problems, ...rejected].join('\n')
}
