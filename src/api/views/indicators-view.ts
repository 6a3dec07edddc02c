import { parsePeriod } from '../../definition/period/parse-period.ts'
import type { Period } from '../../definition/period/types.ts'
import { inDomains } from '../../kernel/access/domain/in-domains.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { IndicatorSummary } from '../contract/indicator.ts'
import { definedOf } from './defined-of.ts'
import { readFigures } from './read-figures.ts'

/** Every indicator with its value for a period, the same period of last year beside it, and the year's target where there is one. */
export async function presentIndicators(whole: Kernel, actor: Actor, key: string): Promise<IndicatorSummary[]> {
  const kernel = await inDomains(whole, actor)
  const { indicators, packs } = kernel.catalogue.catalogue
  const figures = await readFigures(kernel, actor, { indicators, period: getPeriodNamed(key) })
  return figures.map(({ indicator, now, lastYear, target }) => ({
    id: indicator.id,
    label: indicator.label,
    aliases: [...indicator.aliases],
    unit: indicator.unit,
    type: indicator.type,
    flow: indicator.flow,
    pack: indicator.pack,
    packLabel: packs.find(({ id }) => id === indicator.pack)?.label ?? indicator.pack,
    note: indicator.note,
    key: indicator.key,
    value: now.value,
    ...definedOf({ unknown: now.unknown ?? now.error }),
    lastYear: lastYear.value,
    target,
  }))
}

/** A caller's period, or a refusal that shows the forms there are. */
export function getPeriodNamed(key: string): Period {
  const period = parsePeriod(key)
  if (period === undefined)
    throw new Refusal('invalid', `“${key}”不是一个期间，应如 2020、2020-Q3、2020-03 或 2020-01..2020-11，最早 1900 年，最长五十年。`)
  return period
}
