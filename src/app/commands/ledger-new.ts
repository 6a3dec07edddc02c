import { basename } from 'node:path'
import { createOwnOfFile } from '../../api/actions/create-own-of-file.ts'
import { proposeOwnLedger } from '../../api/actions/read-own-sheet.ts'
import type { CreatedOwnLedger } from '../../api/contract/own-ledger.ts'
import { definedOf } from '../../api/views/defined-of.ts'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { townKernel } from '../../kernel/index.ts'
import { type Command, type Invocation, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readInput } from '../command-line/read-input.ts'
import { withStore } from '../command-line/with-store.ts'
import { actorOfTown } from '../store/choose-town.ts'

type Proposal = Awaited<ReturnType<typeof proposeOwnLedger>>

const options = {
  ...storeOptions,
  ...jsonOption,
  name: { type: 'string' },
  create: { type: 'boolean' },
  sheet: { type: 'string' },
  'header-row': { type: 'string' },
  purpose: { type: 'string' },
  basis: { type: 'string' },
  years: { type: 'string' },
} as const

/** Tells what ledger a sheet may become; with `--create` makes it, with its rows. */
export const ledgerNewCommand: Command = {
  options,
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const [path = ''] = positionals
    const processing = readProcessing(invocation)
    const sheet = { fileName: basename(path), ...definedOf({ sheet: text('sheet'), headerRow: rowOf(text('header-row')) }) }
    const made = await withStore(invocation, flag('create') ? 'write' : 'read', async (store) => {
      const actor = await actorOfTown(store, text('town'))
      const kernel = await townKernel(store, actor.town)
      const found = await proposeOwnLedger(kernel, actor, { ...sheet, bytes: readInput(path) })
      const proposal = { ...found, label: text('name') ?? found.label }
      if (!flag('create')) return { proposal, created: undefined }
      const { label, fields, title, key, date, columns } = proposal
      const map = Object.fromEntries(columns.map((column) => [column.label, column.field]))
      const said = JSON.stringify({ label, fields, title, key, ...definedOf({ date, processing }), columns: map })
      return { proposal, created: await createOwnOfFile(kernel, actor, { ...sheet, bytes: readInput(path), said }) }
    })
    terminal.result(flag('json') ? presentJson(toJson(made.proposal, made.created)) : present(made.proposal, made.created))
    return isRefused(made.proposal, made.created) ? exit.problems : exit.done
  },
}

function readProcessing({ text }: Invocation) {
  const [purpose, basis, years] = [text('purpose'), text('basis'), text('years') ?? '5']
  if (purpose === undefined && basis === undefined) return undefined
  if (purpose === undefined || basis === undefined || !/^[1-9]\d?$/.test(years))
    throw new UsageError('有个人信息的要写全：--purpose 为什么记 --basis 依据 --years 保存几年（1–99）。')
  return { purpose, basis, years: wholeNumber(years) }
}

function rowOf(said: string | undefined): number | undefined {
  if (said !== undefined && !/^[1-9]\d{0,6}$/.test(said)) throw new UsageError(`--header-row 要写行号，如 --header-row 3，写了“${said}”。`)
  return said === undefined ? undefined : wholeNumber(said)
}

function isRefused({ problems }: Proposal, created: CreatedOwnLedger | undefined): boolean {
  return problems.some(({ severity }) => severity === 'error') || (created !== undefined && created.ledger === undefined)
}

function toJson({ label, fields, title, key, date, rows, columns, problems, fits }: Proposal, created: CreatedOwnLedger | undefined) {
  const all = [...problems, ...(created?.problems ?? [])]
  return {
    name: label,
    fields: fields.map((field) => ({ ...field, column: columns.find((one) => one.field === field.label)?.label ?? null })),
    title,
    key,
    date: date ?? null,
    rows,
    fits: fits?.label ?? null,
    ...(created === undefined ? {} : { ledger: created.ledger ?? null, added: created.added, rejected: created.rejected }),
    problems: all.map(({ code, severity, at, message }) => ({ code, severity, at, message })),
  }
}

function present({ label, fields, title, key, date, rows, problems, fits }: Proposal, created: CreatedOwnLedger | undefined): string {
  const marks = (name: string) =>
    [title.includes(name) ? '称呼记录' : '', key.includes(name) ? '认出记录' : '', date === name ? '记录的日期' : ''].filter(Boolean)
  const lines = fields.map((field) => `  ${[field.label, field.kind, field.unit, ...marks(field.label)].filter(Boolean).join('　')}`)
  const said = [...problems, ...(created?.problems ?? [])].map(
    ({ severity, message }) => `${severity === 'error' ? '错误' : '提醒'} ${message}`,
  )
  const rejected = (created?.rejected ?? []).map(({ row, column, value, why }) => `第${row}行 ${column} “${value}”：${why}`)
  const head =
    created === undefined
      ? `可以建成「${label}」，${rows} 行数据；加 --create 就建。`
      : created.ledger === undefined
        ? `没有建：「${label}」，改好后再来。`
        : `建好了「${label}」（${created.ledger}），写入 ${created.added} 条。`
  const fitting = fits === undefined ? [] : [`这张表的列「${fits.label}」大多认得，也可以导入到那本台账。`]
  return [head, ...lines, ...fitting, ...said, ...rejected].join('\n')
}
