import { definedOf } from '../../api/views/defined-of.ts'
import { readInstant } from '../../api/views/read-instant.ts'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { townKernel, traceFigure } from '../../kernel/index.ts'
import type { IndicatorTrace } from '../../kernel/indicator/types.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { readTemplate } from '../command-line/read-input.ts'
import { withStore } from '../command-line/with-store.ts'
import { actorOfReport } from '../store/choose-town.ts'

export const reportTraceCommand: Command = {
  options: { ...storeOptions, ...jsonOption, 'as-of': { type: 'string' } },
  positionals: { least: 2, most: 2 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const [path = '', number = ''] = positionals
    if (!/^[1-9]\d{0,5}$/.test(number)) throw new UsageError(`“${number}”不是第几个数字，请写 1、2、3……`)
    const source = readTemplate(path)
    const asOf = text('as-of')
    const trace = await withStore(invocation, 'read', async (store) => {
      const actor = await actorOfReport(store, { source, name: path, town: text('town') })
      const kernel = await townKernel(store, actor.town)
      return traceFigure(kernel, actor, {
        source,
        n: wholeNumber(number),
        ...definedOf({ asOf: asOf === undefined ? undefined : readInstant(asOf) }),
      })
    })
    terminal.result(flag('json') ? presentJson(trace) : presentTrace(trace))
    return exit.done
  },
}

function presentTrace({ result, formula, operands }: IndicatorTrace): string {
  const value = result.value ?? `不知道（${result.unknown ?? result.error ?? '没有记录'}）`
  const lines = operands.flatMap(({ label, value, contributions }) => [
    '',
    `${label}：${value ?? '不知道'}，${contributions.length} 条记录`,
    ...contributions.map((one) => `  ${[one.placed, one.title, one.value].filter((part) => part !== null && part !== '').join('\t')}`),
  ])
  return [`${formula} = ${value}${result.unit === '无' ? '' : result.unit}`, ...lines].join('\n')
}
