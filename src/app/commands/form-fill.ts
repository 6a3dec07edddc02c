import { basename, extname } from 'node:path'
import { type FilledForm, fillFormFile } from '../../api/actions/fill-form.ts'
import { townKernel } from '../../kernel/index.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readInput } from '../command-line/read-input.ts'
import { withStore } from '../command-line/with-store.ts'
import { writeOutput } from '../command-line/write-output.ts'
import { actorOfTown } from '../store/choose-town.ts'

export const formFillCommand: Command = {
  options: { ...storeOptions, ...jsonOption, out: { type: 'string', short: 'o' }, period: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const [path = ''] = positionals
    const out = text('out')
    if (out === undefined) throw new UsageError('请用 -o 写明填好的表放在哪里。')
    assertSameKind(path, out)
    const bytes = readInput(path)
    const form = await withStore(invocation, 'read', async (store) => {
      const actor = await actorOfTown(store, text('town'))
      const kernel = await townKernel(store, actor.town)
      return fillFormFile(kernel, actor, { bytes, fileName: basename(path), period: text('period') })
    })
    writeOutput(out, form.bytes)
    terminal.result(flag('json') ? presentJson(toJson(form)) : presentFilled(form, out))
    return exit.done
  },
}

/** A workbook with macros under the name of one without does not open. */
function assertSameKind(path: string, out: string): void {
  const [from, to] = [path, out].map((name) => extname(name).toLowerCase())
  if (to !== '.xlsx' && to !== '.xlsm') throw new UsageError(`填好的表是 .xlsx 或 .xlsm，-o 写的是“${out}”。`)
  if (from === '.xlsm' && to === '.xlsx') throw new UsageError('这张表带宏（.xlsm），填好的也要写成 .xlsm，不然 Excel 打不开。')
  if (from === '.xlsx' && to === '.xlsm') throw new UsageError('这张表不带宏（.xlsx），填好的也要写成 .xlsx，不然 Excel 打不开。')
}

function toJson({ filled, empty }: FilledForm) {
  return {
    filled: filled.map(({ sheet, cell, value, records }) => ({ sheet, cell, value: value.value, records })),
    empty: empty.map(({ sheet, cell, why }) => ({ sheet, cell, why })),
  }
}

function presentFilled({ filled, empty }: FilledForm, out: string): string {
  return [
    ...filled.map(({ sheet, cell, value, records }) => `${sheet}!${cell} ${value.value}（${records} 条记录）`),
    ...empty.map(({ sheet, cell, why }) => `${sheet}!${cell} 空着：${why}`),
    `填了 ${filled.length} 格，空着 ${empty.length} 格，已写入 ${out}`,
  ].join('\n')
}
