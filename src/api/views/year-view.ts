import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { dutyLedger } from '../../definition/duty/duty-ledgers.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { formBinding } from '../../kernel/form/ledgers/form-binding.ledger.ts'
import {
  countOpenCases,
  inDomains,
  type LedgerFilter,
  listClosedYears,
  listCorrections,
  listFrozenReports,
  listRecords,
  listTemplates,
} from '../../kernel/index.ts'
import type { YearSummary, YearView } from '../contract/year.ts'
import { definedOf } from './defined-of.ts'
import { readPeople } from './people.ts'
import { townDate } from './town-time.ts'

/** The years there is something to say of: those that reports are of, those that are closed, this one and the last; latest first. */
export async function presentYears(kernel: Kernel, actor: Actor): Promise<YearSummary[]> {
  const nameOf = await readPeople(kernel, actor)
  const closed = new Map((await listClosedYears(kernel, actor)).map((one) => [one.year, one]))
  const reported = (await listTemplates(kernel, actor)).map(({ period }) => period).filter((period) => /^\d{4}$/.test(period))
  const now = townDate(kernel.clock()).year
  const years = new Set([String(now), String(now - 1), ...reported, ...closed.keys()])
  return [...years]
    .sort()
    .reverse()
    .map((year) => ({ year, ...definedOf({ closed: presentClosing(closed.get(year), nameOf) }) }))
}

function presentClosing(closed: { readonly at: string; readonly actor: string } | undefined, nameOf: (id: string) => string) {
  return closed === undefined ? undefined : { at: closed.at, by: nameOf(closed.actor) }
}

/** What stands between a year and its end: the report, what goes on, and what was corrected after all. */
export async function presentYear(whole: Kernel, actor: Actor, year: string): Promise<YearView> {
  const kernel = await inDomains(whole, actor)
  const nameOf = await readPeople(kernel, actor)
  const closed = (await listClosedYears(kernel, actor)).find((one) => one.year === year)
  const end = `${year}-12-31`
  return {
    year,
    ...definedOf({ closed: presentClosing(closed, nameOf) }),
    over: wholeNumber(year) < townDate(kernel.clock()).year,
    reports: await readReports(kernel, actor, { year, nameOf }),
    cases: [...(await countOpenCases(kernel, actor, { by: townDate(closed === undefined ? kernel.clock() : new Date(closed.at)).day }))],
    promises: await readPromises(kernel, actor, year),
    duties: await readDuties(kernel, actor, end),
    forms: await count(kernel, actor, formBinding.id, []),
    ...definedOf({ targets: await readTargets(kernel, actor, year) }),
    corrections: await readCorrections(whole, actor, { year, nameOf }),
  }
}

interface OfYear {
  readonly year: string
  readonly nameOf: (id: string) => string
}

async function readReports(kernel: Kernel, actor: Actor, { year, nameOf }: OfYear): Promise<YearView['reports']> {
  const frozen = await listFrozenReports(kernel, actor)
  const reports = (await listTemplates(kernel, actor)).filter(({ period }) => period === year)
  return reports.map(({ id, title }) => {
    const [last] = frozen.filter(({ report }) => report === id).sort((left, right) => (left.frozenAt < right.frozenAt ? 1 : -1))
    return { id, title, ...(last === undefined ? {} : { frozen: { id: last.id, at: last.frozenAt, by: nameOf(last.by) } }) }
  })
}

/** Ledgers of promises that have any for the year, and how many are not done. */
async function readPromises(kernel: Kernel, actor: Actor, year: string): Promise<YearView['promises']> {
  const carried: YearView['promises'][number][] = []
  for (const { id, label, promises } of kernel.catalogue.catalogue.ledgers) {
    if (promises === undefined) continue
    const ofYear: LedgerFilter[] = [{ field: promises.year, operator: '=', value: year }]
    if (promises.given !== undefined) ofYear.push({ field: promises.given, operator: 'notEmpty' })
    const all = await count(kernel, actor, id, ofYear)
    if (all === 0) continue
    const { outcome, kept } = promises
    const isKept: LedgerFilter[] = outcome === undefined || kept === undefined ? [] : [{ field: outcome, operator: 'in', value: kept }]
    const done = isKept.length === 0 ? 0 : await count(kernel, actor, id, [...ofYear, ...isKept])
    carried.push({ ledger: id, label, field: promises.year, all, open: all - done })
  }
  return carried
}

/** Those that began by the end of the year and end after it, or not at all. */
async function readDuties(kernel: Kernel, actor: Actor, end: string): Promise<number> {
  if (kernel.catalogue.findLedger(dutyLedger.id) === undefined) return 0
  const begun: LedgerFilter = { field: dutyLedger.from, operator: '<=', value: end }
  const endless = await count(kernel, actor, dutyLedger.id, [begun, { field: dutyLedger.to, operator: 'empty' }])
  return endless + (await count(kernel, actor, dutyLedger.id, [begun, { field: dutyLedger.to, operator: '>', value: end }]))
}

/** The year's targets, and those of the next. */
async function readTargets(kernel: Kernel, actor: Actor, year: string): Promise<YearView['targets']> {
  const ledger = kernel.catalogue.findLedger('年度任务')
  const field = ledger === undefined ? undefined : kernel.catalogue.findField(ledger.id, '年度')?.id
  if (ledger === undefined || field === undefined) return undefined
  const of = (one: string) => count(kernel, actor, ledger.id, [{ field, operator: '=', value: one }])
  return { ledger: ledger.id, label: ledger.label, field, year: await of(year), next: await of(String(wholeNumber(year) + 1)) }
}

async function readCorrections(whole: Kernel, actor: Actor, { year, nameOf }: OfYear): Promise<YearView['corrections']> {
  return (await listCorrections(whole, actor, { year })).map(({ seq, at, actor: by, reason, ledger, record }) => ({
    seq: String(seq),
    at,
    by: nameOf(by),
    reason,
    ...definedOf({
      ledger: ledger ?? undefined,
      ledgerLabel: ledger === null ? undefined : whole.catalogue.findLedger(ledger)?.label,
      record: record ?? undefined,
    }),
  }))
}

async function count(kernel: Kernel, actor: Actor, ledger: string, filters: readonly LedgerFilter[]): Promise<number> {
  const { totals } = await listRecords(kernel, actor, { ledger, query: { limit: 1, totals: true, filters } })
  return totals?.count ?? 0
}
