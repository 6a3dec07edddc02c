import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { evaluateIndicators, listFrozenReports, listRecords, listTemplates } from '../../kernel/index.ts'
import { townDate } from './town-time.ts'

/**
 * The year the town works on: that of the annual report in progress, the one last written at of those that were not issued, for in January this year's first
 * records are written while last year's report is. Without one that is not long past, the latest year, up to this one, that has annual targets (年度任务) and in
 * which something measured has happened: next year's targets are written down while this year's work goes on, so targets alone do not tell.
 */
export async function findWorkingYear(kernel: Kernel, actor: Actor): Promise<number> {
  const reported = await readReportYear(kernel, actor)
  const measured = await findMeasuredYear(kernel, actor)
  return reported !== undefined && reported >= measured - 1 ? reported : measured
}

async function readReportYear(kernel: Kernel, actor: Actor): Promise<number | undefined> {
  const issued = new Set((await listFrozenReports(kernel, actor)).map(({ report }) => report))
  const written = (await listTemplates(kernel, actor)).filter(({ id, period }) => /^\d{4}$/.test(period) && !issued.has(id))
  const [latest] = written.toSorted((left, right) => (left.updatedAt < right.updatedAt ? 1 : -1))
  return latest === undefined ? undefined : wholeNumber(latest.period)
}

async function findMeasuredYear(kernel: Kernel, actor: Actor): Promise<number> {
  const thisYear = townDate(kernel.clock()).year
  const years = (await readTargetYears(kernel, actor)).filter((year) => year <= thisYear)
  for (const year of years) {
    if (await hasHappenings(kernel, actor, year)) return year
  }
  return years[0] ?? thisYear
}

/** Latest first. */
async function readTargetYears(kernel: Kernel, actor: Actor): Promise<number[]> {
  const ledger = kernel.catalogue.findLedger('年度任务')
  const field = ledger === undefined ? undefined : kernel.catalogue.findField(ledger.id, '年度')?.id
  if (ledger === undefined || field === undefined) return []
  const { records } = await listRecords(kernel, actor, {
    ledger: ledger.id,
    query: { sort: { field, direction: 'descending' }, limit: 500 },
  })
  return [...new Set(records.map(({ values }) => wholeNumber(String(values[field]).slice(0, 4))))]
}

async function hasHappenings(kernel: Kernel, actor: Actor, year: number): Promise<boolean> {
  const flows = kernel.catalogue.catalogue.indicators.filter(
    (indicator) => 'ledger' in indicator && indicator.flow === 'flow' && indicator.key,
  )
  const requests = flows.map(({ id }) => ({ indicator: id, period: String(year) }))
  return (await evaluateIndicators(kernel, actor, requests)).some(({ records }) => records > 0)
}
