import { hasErrors, presentPlace } from '../../definition/diagnostic/diagnostic.ts'
import type { CompiledBackground } from '../../definition/report/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import {
  compileReport,
  confirmBackground,
  findConfirmation,
  freezeReport,
  getTemplate,
  listConfirmations,
  listTemplates,
  rebuildFrozenReport,
  saveTemplate,
  toFrozenJson,
  townKernel,
} from '../../kernel/index.ts'
import { type Command, type Invocation, jsonOption, storeOptions } from '../command-line/command.ts'
import { type ExitStatus, exit, UsageError } from '../command-line/exit-status.ts'
import { presentDiagnostic } from '../command-line/present-diagnostic.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readTemplate } from '../command-line/read-input.ts'
import { withStore } from '../command-line/with-store.ts'
import { actorOfAccount, actorOfReport } from '../store/choose-town.ts'
import { commandProblem } from './report-codes.ts'

export const reportFreezeCommand: Command = {
  options: { ...storeOptions, ...jsonOption, confirm: { type: 'string', multiple: true }, by: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, texts } = invocation
    const [path = ''] = positionals
    if (texts('confirm').length > 0 && text('by') === undefined)
      throw new UsageError('确认背景要写明是谁确认的：--by 账号，如 --by bianji。')
    const source = readTemplate(path)
    return withStore(invocation, 'write', async (store) => {
      const machine = await actorOfReport(store, { source, name: path, town: text('town') })
      const kernel = await townKernel(store, machine.town)
      const by = text('by')
      const actor = by === undefined ? machine : await actorOfAccount(kernel, machine, by)
      return freezeFile(kernel, actor, { source, path, invocation })
    })
  },
}

interface FreezeFile {
  readonly source: string
  readonly path: string
  readonly invocation: Invocation
}

/** Nothing is written unless everything is in order: then the template, the confirmations, the frozen report. */
async function freezeFile(kernel: Kernel, actor: Actor, { source, path, invocation }: FreezeFile): Promise<ExitStatus> {
  const { terminal, flag, texts } = invocation
  const report = await compileReport(kernel, actor, { source, name: path })
  for (const problem of report.problems) terminal.note(presentDiagnostic(problem))
  if (hasErrors(report.problems)) return refuse(invocation, report.problems.map(toProblem), '有错误，没有定稿。')
  const named = texts('confirm').map((said) => findNamed(report.backgrounds, said))
  const stored = await findStored(kernel, actor, report.front)
  const known = stored === undefined ? [] : await listConfirmations(kernel, actor, { template: stored.id })
  const open = report.backgrounds.filter((one) => !named.includes(one) && findConfirmation(known, one) === undefined)
  if (open.length > 0) {
    const problems = open.map(({ at, words, source: from }) =>
      toProblem(commandProblem(at, 'background-unconfirmed', { words, source: from === undefined ? '' : `（出处：${from}）` })),
    )
    for (const { at, message } of problems) terminal.note(`${path}:${at} ${message}`)
    const options = open.map(({ at }) => `--confirm ${presentPlace(at)}`).join(' ')
    return refuse(invocation, problems, `没有定稿。逐条看过，确认不是本台账的事实，再加 ${options} --by 账号。`)
  }
  const current = stored === undefined ? undefined : await getTemplate(kernel, actor, { id: stored.id })
  const template =
    current?.source === source.trimEnd()
      ? current
      : await saveTemplate(kernel, actor, { source, ...(stored === undefined ? {} : { existing: stored }) })
  for (const { at, words } of named)
    await confirmBackground(kernel, actor, { template: template.id, line: at.line, column: at.column, words })
  const { id } = await freezeReport(kernel, actor, { template: template.id })
  const rebuilt = await rebuildFrozenReport(kernel, actor, { id })
  if (flag('json')) terminal.result(presentJson(toFrozenJson(rebuilt)))
  else terminal.result(`已定稿：${rebuilt.frozen.title}（${rebuilt.confirmations.length}条背景已确认），摘要 ${rebuilt.frozen.digest}`)
  return exit.done
}

type Problem = { readonly code: string; readonly severity: 'error' | 'warning'; readonly at: string; readonly message: string }

function toProblem({
  code,
  severity,
  at,
  message,
}: {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly at: CompiledBackground['at']
  readonly message: string
}): Problem {
  return { code, severity, at: presentPlace(at), message }
}

function refuse({ terminal, flag }: Invocation, problems: readonly Problem[], message: string): ExitStatus {
  terminal.note(message)
  if (flag('json')) terminal.result(presentJson({ problems }))
  return exit.problems
}

/** The background that an option names, by its place or by its own words. */
function findNamed(backgrounds: readonly CompiledBackground[], said: string): CompiledBackground {
  const found = backgrounds.filter(({ at, words }) => presentPlace(at) === said || words === said.trim())
  const [one, other] = found
  const all = backgrounds.map(({ at, words }) => `${presentPlace(at)} ${words}`).join('\n  ')
  if (one === undefined) throw new UsageError(`没有背景“${said}”，${all === '' ? '这份报告没有背景。' : `有：\n  ${all}`}`)
  if (other !== undefined) throw new UsageError(`“${said}”有几处，请写行:列：${found.map(({ at }) => presentPlace(at)).join('、')}。`)
  return one
}

/** The stored report of this title and period. */
async function findStored(kernel: Kernel, actor: Actor, { title, period }: { readonly title: string; readonly period: string }) {
  return (await listTemplates(kernel, actor)).find((one) => one.title === title && one.period === period)
}
