import { basename } from 'node:path'
import { type ImportFile, importFile, wasRefused } from '../../api/actions/import-file.ts'
import { markOutcome } from '../../api/actions/mark-file.ts'
import type { ImportOutcome } from '../../api/contract/import.ts'
import { definedOf } from '../../api/views/defined-of.ts'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { requireLedger, townKernel } from '../../kernel/index.ts'
import type { PlainPercents } from '../../kernel/ledger/types.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { FileRefusal } from '../../office/index.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readInput } from '../command-line/read-input.ts'
import { withStore } from '../command-line/with-store.ts'
import { writeOutput } from '../command-line/write-output.ts'
import { actorOfTown } from '../store/choose-town.ts'

type Told = Pick<ImportOutcome, 'ledger' | 'rows' | 'added' | 'changed' | 'unchanged' | 'rejected' | 'problems'>

/** What a person says of a sheet that cannot be told from it. */
const sheetOptions = {
  'plain-percent': { type: 'string' },
  sheet: { type: 'string' },
  'header-row': { type: 'string' },
  hidden: { type: 'string' },
  cross: { type: 'string' },
  map: { type: 'string', multiple: true },
  correction: { type: 'string' },
  marked: { type: 'string' },
} as const

export const importCommand: Command = {
  options: { ...storeOptions, ...jsonOption, ...sheetOptions },
  positionals: { least: 2, most: 2 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const [ledger = '', path = ''] = positionals
    const said = definedOf({
      plainPercents: readPlainPercents(text('plain-percent')),
      sheet: text('sheet'),
      headerRow: readHeaderRow(text('header-row')),
      hidden: readHidden(text('hidden')),
      cross: text('cross'),
      map: readMap(invocation.texts('map')),
    })
    const correction = readCorrection(text('correction'))
    const marked = text('marked')
    const bytes = readInput(path)
    const { outcome, label, resolved } = await withStore(invocation, 'write', async (store) => {
      const actor = { ...(await actorOfTown(store, text('town'))), ...definedOf({ correction }) }
      const kernel = await townKernel(store, actor.town)
      const { id, label } = requireLedger(kernel.catalogue, ledger)
      const onProgress = (state: { readonly done: number; readonly total: number }) => terminal.progress(`导入${label}`, state)
      const file = { ledger: id, bytes: bytes.slice(), fileName: basename(path), onProgress, listAll: marked !== undefined, ...said }
      const importing = importFile(kernel, actor, file).catch((error: unknown) => unreadableFile(error, { label, file: basename(path) }))
      return { label, outcome: await importing, resolved: requireLedger(kernel.catalogue, id) }
    })
    const noted =
      marked === undefined ? [] : [await writeMarked(marked, { ledger: resolved, file: { bytes, fileName: basename(path) }, outcome })]
    const told = { ...outcome, problems: [...outcome.problems.map(nameOption), ...noted] }
    terminal.result(flag('json') ? presentJson(toJson(told)) : presentOutcome(told, label))
    return wasRefused(told) ? exit.problems : exit.done
  },
}

interface Marked {
  readonly ledger: ResolvedLedger
  readonly file: Pick<ImportFile, 'bytes' | 'fileName'>
  readonly outcome: ImportOutcome | Told
}

/** The same file with its problems marked, where it has some; says what was written, or why nothing was. */
async function writeMarked(path: string, { ledger, file, outcome }: Marked): Promise<Told['problems'][number]> {
  const told = (message: string) => ({ code: 'marked', severity: 'warning' as const, at: file.fileName, message })
  if (!wasRefused(outcome)) return told('没有读不懂的地方，没有另写标好问题的表。')
  if (!('view' in outcome)) return told('这个文件读不了，标不出问题。')
  try {
    writeOutput(path, (await markOutcome(ledger, file, outcome)).content)
    return told(`标好问题的表写在 ${path}，改好后可以直接再导。`)
  } catch (error) {
    if (error instanceof FileRefusal || (error instanceof Refusal && error.code === 'wrong-state')) return told(error.message)
    throw error
  }
}

function readCorrection(text: string | undefined): string | undefined {
  if (text !== undefined && text.trim() === '') throw new UsageError('--correction 要写明更正的理由。')
  return text?.trim()
}

function readPlainPercents(text: string | undefined): PlainPercents | undefined {
  if (text === undefined || text === 'percent' || text === 'ratio') return text
  throw new UsageError(`--plain-percent 要写 percent（0.35 读作 0.35%）或 ratio（0.35 读作 35%），写了“${text}”。`)
}

function readHeaderRow(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`--header-row 要写行号，如 --header-row 3，写了“${text}”。`)
  return wholeNumber(text)
}

function readHidden(text: string | undefined): 'include' | 'skip' | undefined {
  if (text === undefined || text === 'include' || text === 'skip') return text
  throw new UsageError(`--hidden 要写 include（隐藏的行也读入）或 skip（不读），写了“${text}”。`)
}

function readMap(texts: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (texts.length === 0) return undefined
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.lastIndexOf('=')
      if (at < 1) throw new UsageError(`--map 要写成 表里的列=台账的栏目，如 --map 村居=村；不读的列等号后面空着。写了“${text}”。`)
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    }),
  )
}

/** A file that cannot be read at all adds nothing, and says so like every refused import. */
function unreadableFile(error: unknown, { label, file }: { readonly label: string; readonly file: string }): Told {
  if (!(error instanceof FileRefusal)) throw error
  const problem = { code: error.code, severity: 'error' as const, at: file, message: error.message }
  return { ledger: label, rows: 0, added: 0, changed: 0, unchanged: 0, rejected: [], problems: [problem] }
}

/** What answers a question that a file raises. */
const answers: Readonly<Record<string, string>> = {
  'plain-percent': '选项：--plain-percent percent 照原数读，--plain-percent ratio 乘一百读。',
  'hidden-rows': '选项：--hidden include 读入，--hidden skip 不读。',
  'several-sheets': '选项：--sheet 工作表名。',
  'cross-which': '表上问到几种读法的，用选项 --cross 写上其中一种。',
  'no-columns': '表头在别的行的，用选项 --header-row 行号 指明；列名不同的，用 --map 表里的列=台账的栏目 指明。',
  'missing-column': '列名不同的，用选项 --map 表里的列=台账的栏目 指明。',
}

/** A question with the option that answers it. */
function nameOption(problem: Told['problems'][number]): Told['problems'][number] {
  const answer = problem.severity === 'error' ? answers[problem.code] : undefined
  return answer === undefined ? problem : { ...problem, message: `${problem.message}${answer}` }
}

function toJson({ ledger, rows, added, changed, unchanged, rejected, problems }: Told) {
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

function presentOutcome(outcome: Told, label: string): string {
  const problems = outcome.problems.map(({ severity, at, message }) => `${severity === 'error' ? '错误' : '提醒'} ${at} ${message}`)
  const rejected = outcome.rejected.map(({ row, column, value, why }) => `第${row}行 ${column} “${value}”：${why}`)
  const faults = rejected.length + outcome.problems.filter(({ severity }) => severity === 'error').length
  const head = wasRefused(outcome)
    ? `没有导入：${label}，共 ${outcome.rows} 行，新增 0，有 ${faults} 处不对，改好后再导一次。`
    : `已导入${label}：共 ${outcome.rows} 行，新增 ${outcome.added}，改动 ${outcome.changed}，不变 ${outcome.unchanged}。`
  return [head, ...problems, ...rejected].join('\n')
}
