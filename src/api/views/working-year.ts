import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listRecords } from '../../kernel/index.ts'
import { townDate } from './town-time.ts'

/** The year the town works on: the latest, up to this one, that has annual targets (年度任务); this year when none has. */
export async function findWorkingYear(kernel: Kernel, actor: Actor): Promise<number> {
  const thisYear = townDate(kernel.clock()).year
  const ledger = kernel.catalogue.findLedger('年度任务')
  const year = ledger === undefined ? undefined : kernel.catalogue.findField(ledger.id, '年度')
  if (ledger === undefined || year === undefined) return thisYear
  const { records } = await listRecords(kernel, actor, {
    ledger: ledger.id,
    query: {
      filters: [{ field: year.id, operator: '<=', value: String(thisYear) }],
      sort: { field: year.id, direction: 'descending' },
      limit: 1,
    },
  })
  const latest = records[0]?.values[year.id]
  return typeof latest === 'string' ? wholeNumber(latest.slice(0, 4)) : thisYear
}
