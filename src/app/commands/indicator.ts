import { getPeriodNamed } from '../../api/views/indicators-view.ts'
import { findWorkingYear } from '../../api/views/working-year.ts'
import { decimal, plainDecimal, roundHalfUp } from '../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import { parsePeriod, yearPeriod } from '../../definition/period/parse-period.ts'
import { presentPeriod } from '../../definition/period/present-period.ts'
import { resolvePeriodText } from '../../definition/period/resolve-period-text.ts'
import type { Period } from '../../definition/period/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { evaluateIndicators, getIndicatorNamed, townKernel } from '../../kernel/index.ts'
import type { IndicatorResult } from '../../kernel/indicator/types.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { withStore } from '../command-line/with-store.ts'
import { actorOfTown } from '../store/choose-town.ts'

export const indicatorCommand: Command = {
  options: { ...storeOptions, ...jsonOption, period: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal } = invocation
    const { indicator, result } = await withStore(invocation, 'read', async (store) => {
      const actor = await actorOfTown(store, text('town'))
      const kernel = await townKernel(store, actor.town)
      const indicator = getIndicatorNamed(kernel, positionals[0] ?? '')
      const period = parsePeriod((text('period') ?? '').trim()) ?? (await besideWorkingYear(kernel, actor, text('period')))
      const [result] = await evaluateIndicators(kernel, actor, [{ indicator: indicator.id, period: period.key }], { present: period.key })
      if (result === undefined) throw new Error('an evaluation gave no result')
      return { indicator, result }
    })
    terminal.result(flag('json') ? presentJson(toJson(indicator, result)) : presentResult(indicator, result))
    return result.error === undefined ? exit.done : exit.problems
  },
}

/** What stands beside the working year, which is looked for in the ledgers: 上年, or nothing said at all. */
async function besideWorkingYear(kernel: Kernel, actor: Actor, words: string | undefined): Promise<Period> {
  const year = yearPeriod(await findWorkingYear(kernel, actor))
  return resolvePeriodText(words, year) ?? getPeriodNamed(words ?? year.key)
}

function toJson(indicator: ResolvedIndicator, { request, unit, value, list, unknown, error, records }: IndicatorResult) {
  return {
    indicator: indicator.id,
    name: indicator.label,
    period: request.period,
    unit,
    value,
    ...(list === undefined ? {} : { list }),
    ...(unknown === undefined ? {} : { unknown }),
    records,
    problems: error === undefined ? [] : [{ code: 'indicator', severity: 'error', at: indicator.label, message: error }],
  }
}

function presentResult(indicator: ResolvedIndicator, { request, unit, value, unknown, error, records }: IndicatorResult): string {
  const subject = `${presentPeriod(getPeriodNamed(request.period))}${indicator.label}`
  if (value === null) return `${subject}：不知道（${unknown ?? error ?? '没有记录'}）`
  return `${subject}：${rounded(value)}${unit === '无' ? '' : unit}（${records} 条记录）`
}

/** Four decimals are enough to read; `--json` gives all of them. */
function rounded(value: string): string {
  return /^-?\d+\.\d{5,}$/.test(value) ? plainDecimal(decimal(roundHalfUp(decimal(value), 4))) : value
}
