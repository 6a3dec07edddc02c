import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Sentence } from '../../../definition/report/reading/sentences.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import { planLine } from './plan-line.ts'
import type { SubjectContext } from './subjects.ts'
import { requestsOf, requestsOfTest } from './terms.ts'
import type { Hypothesis, PlannedAssertion, ReadLine } from './types.ts'

export interface PlannedLine {
  readonly assertions: readonly PlannedAssertion[]
  /** What has to be known to prove them. */
  readonly requests: readonly IndicatorRequest[]
}

interface KnownPlan extends PlannedLine {
  /** Where the line began in the source that it was planned in. */
  readonly base: number
}

/** By the sentences of its reading, which stay what they are while the line does; then by what a line inherits. */
const known = new WeakMap<CatalogueIndex, WeakMap<readonly Sentence[], Map<string, KnownPlan>>>()

/**
 * Plans each line, or takes its plan from before: what a line of prose asserts depends on its own words and tokens, on the report's period, the villages and
 * what the heading above speaks of, so an edit plans one paragraph again. A cell is planned anew each time: its table speaks with it.
 */
export function planLinesOnce(context: Omit<SubjectContext, 'line'>, lines: readonly ReadLine[]): (line: ReadLine) => PlannedLine {
  const { catalogue, period, villages } = context
  const ofCatalogue = known.get(catalogue) ?? new WeakMap<readonly Sentence[], Map<string, KnownPlan>>()
  known.set(catalogue, ofCatalogue)
  const inherited = JSON.stringify([period.key, villages])
  return (line) => {
    const plan = (): PlannedLine => withRequests(planLine({ ...context, line }, lines))
    if (line.kind === 'cell') return plan()
    const { sentences } = line.reading
    const ofLine = ofCatalogue.get(sentences) ?? new Map<string, KnownPlan>()
    ofCatalogue.set(sentences, ofLine)
    const key = `${line.kind}${line.level}${line.planned}${inherited}`
    const base = line.reading.normal.origin[0] ?? 0
    const before = ofLine.get(key)
    if (before !== undefined) return moved(before, line, base)
    const planned = plan()
    ofLine.set(key, { ...planned, base })
    return planned
  }
}

function withRequests(assertions: readonly PlannedAssertion[]): PlannedLine {
  const requests = assertions.flatMap(({ hypotheses }) =>
    hypotheses.flatMap(({ term, test }) => [...requestsOf(term), ...requestsOfTest(test)]),
  )
  return { assertions, requests }
}

/** The same plan where the line stands now. */
function moved({ assertions, requests, base: from }: KnownPlan, line: ReadLine, base: number): PlannedLine {
  const by = base - from
  return {
    assertions: assertions.map((one) => ({
      ...one,
      line,
      hypotheses: by === 0 ? one.hypotheses : one.hypotheses.map((way) => movedBy(way, by)),
    })),
    requests,
  }
}

function movedBy(hypothesis: Hypothesis, by: number): Hypothesis {
  const { printed } = hypothesis
  return printed?.offset === undefined ? hypothesis : { ...hypothesis, printed: { ...printed, offset: printed.offset + by } }
}
