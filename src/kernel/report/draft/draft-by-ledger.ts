import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { evaluateIndicators } from '../../indicator/evaluate-indicators.ts'
import { refuseLongLines } from '../plan/long-paragraphs.ts'
import { type DraftSettings, draftReport, periodsOf } from './draft-report.ts'
import type { Draft, KnownValue } from './types.ts'

/** The draft of a text whose numbers and names the actor's town confirms or contradicts: every indicator at every time that the text speaks of. */
export async function draftByLedger(
  kernel: Kernel,
  actor: Actor,
  settings: Omit<DraftSettings, 'catalogue' | 'knownValue'>,
): Promise<Draft> {
  refuseLongLines(settings.text, { run: Number.POSITIVE_INFINITY })
  const { catalogue } = kernel
  const requests = periodsOf(settings).flatMap((period) => catalogue.catalogue.indicators.map(({ id }) => ({ indicator: id, period })))
  const results = await evaluateIndicators(kernel, actor, requests, { present: settings.period.key })
  const known = new Map<string, KnownValue>(
    results.map(({ request, value, list }) => [`${request.indicator}@${request.period}`, { value: value ?? undefined, names: list ?? [] }]),
  )
  return draftReport({ ...settings, catalogue, knownValue: (indicator, period) => known.get(`${indicator}@${period}`) })
}
