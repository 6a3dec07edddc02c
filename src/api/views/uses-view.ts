import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import type { CompiledFigure } from '../../definition/report/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { compileReport, getTemplate, inDomains, listTemplates, requireLedger, traceIndicator } from '../../kernel/index.ts'
import type { IndicatorRequest, IndicatorTrace } from '../../kernel/indicator/types.ts'
import type { RecordUses } from '../contract/record.ts'
import { definedOf } from './defined-of.ts'
import { readsLedger } from './reads-ledger.ts'
import { findWorkingYear } from './working-year.ts'

/** What a record stands behind: measures of the working year, and figures of the town's reports. Found by tracing, so it is exact. */
export async function presentUses(
  whole: Kernel,
  actor: Actor,
  { ledger, id }: { readonly ledger: string; readonly id: string },
): Promise<RecordUses> {
  const kernel = await inDomains(whole, actor)
  const year = String(await findWorkingYear(kernel, actor))
  const record = { ledger: requireLedger(whole.catalogue, ledger).id, id }
  const reading = kernel.catalogue.catalogue.indicators.filter((indicator) => readsLedger(kernel, indicator, record.ledger))
  return {
    indicators: await indicatorsOf(kernel, actor, { record, year, measures: reading.filter((indicator) => 'ledger' in indicator) }),
    figures: await figuresOf(kernel, actor, { record, reading: new Set(reading.map((indicator) => indicator.id)) }),
  }
}

interface RecordKey {
  readonly ledger: string
  readonly id: string
}

async function indicatorsOf(
  kernel: Kernel,
  actor: Actor,
  { record, year, measures }: { readonly record: RecordKey; readonly year: string; readonly measures: readonly ResolvedIndicator[] },
): Promise<RecordUses['indicators']> {
  const uses: RecordUses['indicators'][number][] = []
  for (const { id, label } of measures) {
    const trace = await traceIndicator(kernel, actor, { indicator: id, period: year })
    if (isBehind(trace, record)) uses.push({ id, label, unit: trace.result.unit, period: year, value: trace.result.value })
  }
  return uses
}

async function figuresOf(
  kernel: Kernel,
  actor: Actor,
  { record, reading }: { readonly record: RecordKey; readonly reading: ReadonlySet<string> },
): Promise<RecordUses['figures']> {
  const uses: RecordUses['figures'][number][] = []
  const behind = new Map<string, boolean>()
  for (const { id, title } of await listTemplates(kernel, actor)) {
    const { source } = await getTemplate(kernel, actor, { id })
    const { figures } = await compileReport(kernel, actor, { source, name: title })
    for (const figure of figures.filter(({ indicator }) => reading.has(indicator))) {
      const request = requestOf(figure)
      const key = JSON.stringify(request)
      if (!behind.has(key)) behind.set(key, isBehind(await traceIndicator(kernel, actor, request), record))
      if (behind.get(key)) uses.push(presentFigure(figure, { id, title }))
    }
  }
  return uses
}

function requestOf({ indicator, period, slices }: CompiledFigure): IndicatorRequest {
  return { indicator, period, ...definedOf({ slices: slices.length === 0 ? undefined : slices }) }
}

function presentFigure(
  { n, name, printed, at }: CompiledFigure,
  report: { readonly id: string; readonly title: string },
): RecordUses['figures'][number] {
  return { report: report.id, reportTitle: report.title, n, name, printed, line: at.line, column: at.column }
}

function isBehind(trace: IndicatorTrace, { ledger, id }: RecordKey): boolean {
  return trace.operands.some(({ contributions }) => contributions.some((one) => one.ledger === ledger && one.record === id))
}
