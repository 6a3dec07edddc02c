import type { MissingPolicy, ResolvedMeasure } from '../indicator/types.ts'
import type { LedgerMeasureInput } from './measure-input.ts'
import { defaultMissing } from './resolve-common.ts'

export interface ResolvedMissing {
  readonly missing: MissingPolicy
  readonly returned: ResolvedMeasure['returned']
}

/**
 * What a period without records means, from what the ledger's entries are. What happened (payments, investments, visits, cases) is zero where nothing
 * happened. Returns follow their calendar: a sum needs every one of its periods, a count at least one; what was not reported is unknown. A
 * definition that says it itself is left alone.
 */
export function resolveMissing(
  { definition, ledger, list, source }: LedgerMeasureInput,
  placing: ResolvedMeasure['placing'],
): ResolvedMissing {
  const missing = definition.missing ?? defaultMissing(definition)
  const counted = definition.type === 'count' || definition.type === 'countDistinct'
  const periodic = placing.by === 'month' || placing.by === 'quarter' || placing.by === 'year'
  if (definition.flow === 'stock' || !periodic || !(counted || definition.type === 'sum')) return { missing, returned: undefined }
  const { returns } = ledger
  if (placing.field !== ledger.date || returns === false) return { missing, returned: undefined }
  if (returns === undefined) {
    if (definition.type === 'sum' && definition.missing === undefined) {
      const words = { month: '月', quarter: '季', year: '年' }[placing.by]
      const hint = '在台账里写 returns：true 是按期上报的报表，缺的一期不知道；false 是发生了才记，没有就是零'
      list.warning('returns-unstated', `${source}.missing`, `“${ledger.label}”按${words}记，没有说缺的一期算零还是不知道`, hint)
    }
    return { missing, returned: undefined }
  }
  if (counted) return { missing, returned: definition.missing === undefined ? true : undefined }
  return { missing: definition.missing ?? 'unknown', returned: undefined }
}
