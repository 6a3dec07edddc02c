import { decimal, roundHalfUp } from '../../definition/decimal/decimal.ts'
import { writeMonth } from '../../definition/period/calendar-month.ts'
import { periodOfMonths, yearPeriod } from '../../definition/period/parse-period.ts'
import { presentPeriod } from '../../definition/period/present-period.ts'
import type { Period } from '../../definition/period/types.ts'
import type { CompiledReport, Proof } from '../../definition/report/types.ts'
import { inDomains } from '../../kernel/access/domain/in-domains.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { compileReport, getTemplate, listTemplates } from '../../kernel/index.ts'
import { summariseLedgers } from '../../kernel/ledger/query/summarise-ledgers.ts'
import type { WorkbenchReport, WorkbenchTarget, WorkbenchView } from '../contract/workbench.ts'
import { presentAuditPage } from './audit-view.ts'
import { type Figure, readFigures } from './read-figures.ts'
import { townDate } from './town-time.ts'
import { findWorkingYear } from './working-year.ts'

const newsCount = 8

/** What a person sees first: a year's, that of the report in progress unless another is asked for, indicators against their targets, what the report lacks, which ledgers moved. */
export async function presentWorkbench(whole: Kernel, actor: Actor, asked?: number): Promise<WorkbenchView> {
  const kernel = await inDomains(whole, actor)
  const today = townDate(kernel.clock())
  const year = asked ?? (await findWorkingYear(kernel, actor))
  const period = periodSoFar(year, today)
  const report = await presentReport(whole, actor, String(year))
  return {
    today: today.day,
    year,
    through: presentPeriod(period),
    targets: await presentTargets(kernel, actor, period),
    ...(report === undefined ? {} : { report }),
    ledgers: await presentNews(kernel, actor),
    recent: await presentRecent({ whole, kernel }, actor),
  }
}

/** The whole of a past year; of this one what has passed of it. */
function periodSoFar(year: number, today: { readonly year: number; readonly month: number }): Period {
  return today.year > year ? yearPeriod(year) : periodOfMonths(writeMonth(year, 1), writeMonth(year, today.month))
}

async function presentTargets(kernel: Kernel, actor: Actor, period: Period): Promise<WorkbenchTarget[]> {
  const { indicators } = kernel.catalogue.catalogue
  const shown = await readFigures(kernel, actor, { indicators, period, shows: ({ key }, target) => key || target !== null })
  const months = decimal(period.lastMonth.slice(5))
  const pace = roundHalfUp(months.div(decimal(12)).times(decimal(100)), 1)
  // Those with a target first: they are what the year is measured by.
  return [...shown.filter(({ target }) => target !== null), ...shown.filter(({ target }) => target === null)].map((figure) =>
    presentTarget(figure, pace),
  )
}

function presentTarget({ indicator, now, lastYear, target }: Figure, pace: string): WorkbenchTarget {
  return {
    indicator: indicator.id,
    label: indicator.label,
    unit: indicator.unit,
    value: now.value,
    target,
    rate: percentOf(now.value, target),
    pace: target === null ? null : pace,
    lastYear: lastYear.value,
    growth: growthOf(now.value, lastYear.value),
  }
}

/** One decimal; null unless both are numbers and the whole is above zero. */
function percentOf(part: string | null, whole: string | null): string | null {
  if (!isNumber(part) || !isNumber(whole) || !decimal(whole).gt(decimal(0))) return null
  return roundHalfUp(decimal(part).div(decimal(whole)).times(decimal(100)), 1)
}

function growthOf(now: string | null, before: string | null): string | null {
  if (!isNumber(now) || !isNumber(before)) return null
  return percentOf(decimal(now).minus(decimal(before)).toFixed(), before)
}

function isNumber(value: string | null): value is string {
  return value !== null && /^-?\d+(\.\d+)?$/.test(value)
}

async function presentReport(kernel: Kernel, actor: Actor, year: string): Promise<WorkbenchReport | undefined> {
  const templates = [...(await listTemplates(kernel, actor))].sort((left, right) => (left.updatedAt < right.updatedAt ? 1 : -1))
  const chosen = templates.find(({ period }) => period === year) ?? templates[0]
  if (chosen === undefined) return undefined
  const { id, title, source } = await getTemplate(kernel, actor, chosen)
  const report = await compileReport(kernel, actor, { source, name: title })
  const proofs = proofsOf(report)
  return {
    id,
    title,
    problems: [...report.problems],
    holds: proofs.filter((proof) => proof === 'holds').length,
    attested: proofs.filter((proof) => proof === 'attested').length,
    fails: proofs.filter((proof) => proof === 'fails' || proof === 'unproved').length,
  }
}

function proofsOf({ figures, claims }: CompiledReport): readonly Proof[] {
  return [...figures, ...claims].map(({ proof }) => proof)
}

/** The last changes, but for what stands in a domain that is switched off. */
async function presentRecent({ whole, kernel }: { readonly whole: Kernel; readonly kernel: Kernel }, actor: Actor) {
  const { entries } = await presentAuditPage(whole, actor, undefined)
  return entries.filter(({ ledger }) => ledger === undefined || kernel.catalogue.findLedger(ledger) !== undefined).slice(0, newsCount)
}

async function presentNews(kernel: Kernel, actor: Actor): Promise<WorkbenchView['ledgers']> {
  const activity = await summariseLedgers(kernel, actor)
  const news = activity.flatMap(({ ledger, count, updatedAt }) => (updatedAt === undefined ? [] : [{ ledger, count, latest: updatedAt }]))
  return news
    .sort((left, right) => (left.latest < right.latest ? 1 : -1))
    .slice(0, newsCount)
    .map(({ ledger, ...rest }) => ({ id: ledger, label: kernel.catalogue.getLedger(ledger).label, ...rest }))
}
