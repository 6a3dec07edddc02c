import { decimal } from '../../../definition/decimal/decimal.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { Clause } from '../../../definition/report/reading/sentences.ts'
import { type AverageTerms, averageTerms } from './prove-average.ts'
import { equals, hundred, type NumberAssertion, one, requestOf } from './prove-common.ts'
import { type SubjectContext, timeAt } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

const averaged =
  /([人户亩村场件期家次]均)(?![有已为未获建衡])|平均每?(?:一)?[人户亩村场件期家次位名]|每(?:一)?[人户亩村场件期家次位名][^，。；\d\uE000]{0,6}平均/g
const moves = /^(?:同比|[比较](?:上年|去年)(?:同期)?|增|提|上升|下降|降|减|多|少|与上年)/
const arrives = /(?:[由从][^，。；]*)?(?:提[高升]|增[加长]?|上升|扩大|下降|降低?|减少?|升|回落)(?:到了?|至|为|成)(?:约|近|了)*$/

/**
 * 人均消费由46元提高到52元, 户均补贴2970元，比上年减少560元: what the average was a year before, what it came to, and by how much it moved. Undefined: the
 * words tell of no average that moved.
 */
export function proveAverageMoved(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] | undefined {
  const { quantity, clause, start, relation } = assertion
  const { text } = context.line.reading.normal
  const own = text.slice(clause.start, start)
  const from =
    /[由从](?:上年|去年|\d{4}年)?的?[^，。；\d]{0,4}$/.test(own) && /^[^，]*?(?:到|至|为|成)/.test(text.slice(quantity.stop, clause.end))
  const to = arrives.test(own)
  if (!from && !to && relation.type !== 'change') return undefined
  const said = averageBefore(context, assertion)
  if (said === undefined) return undefined
  const place = { ...assertion, clause: said.clause, start: said.start, quantity: said.quantity ?? quantity }
  const kept = keptAverage(context, said, timeAt(context, place).period)
  const found = kept === undefined ? averageTerms(context, place, said.per) : [kept]
  if (from) return found.map(({ earlier, label }) => at(earlier, `${label}（上年）`, quantity))
  if (to) return found.map(({ now, label }) => at(now, label, quantity))
  return found.flatMap((terms) => movedBy(terms, assertion))
}

/** 产业帮扶户均资金: an average that is an indicator of its own. */
function keptAverage({ line, catalogue }: SubjectContext, { clause, per }: SaidAverage, period: Period): AverageTerms | undefined {
  const words = line.reading.normal.text.slice(clause.start, clause.end)
  const indicator = rankIndicators(catalogue, words).find(({ whole, indicator: { label } }) => whole && label.includes(per))?.indicator
  if (indicator === undefined) return undefined
  const of = (at: Period) => ledgerValue(requestOf({ indicator, period: at, slices: [] }))
  return { now: of(period), earlier: of(lastYearPeriod(period)), label: indicator.label }
}

function at(term: Hypothesis['term'], label: string, quantity: Quantity): Hypothesis {
  return { term, test: equals(quantity), label, unit: quantity.base, certain: false, token: undefined }
}

function movedBy({ now, earlier, label }: AverageTerms, { quantity, relation }: NumberAssertion): readonly Hypothesis[] {
  const direction = decimal(relation.type === 'change' ? String(relation.sign) : '1')
  if (quantity.base === '%' || quantity.base === '成') {
    const growth = calc('*', calc('-', calc('/', now, earlier), { type: 'number', value: one }), hundred)
    const test = equals(quantity, quantity.base === '成' ? direction.times('10') : direction)
    return [{ term: growth, test, label: `${label}同比`, unit: '%', certain: false, token: undefined }]
  }
  const [left, right] = [now, earlier].map((term) => ({ type: 'rounded', term, place: quantity.place }) as const)
  if (left === undefined || right === undefined) return []
  return [
    {
      term: calc('-', left, right),
      test: equals(quantity, direction),
      label: `${label}同比增减`,
      unit: quantity.base,
      certain: false,
      token: undefined,
    },
  ]
}

interface SaidAverage {
  readonly per: string
  readonly clause: Clause
  /** Behind the words that make it an average. */
  readonly start: number
  /** The average's own number, where it stands before. */
  readonly quantity: Quantity | undefined
}

/** The average that a clause tells of, in its own words or, where it only says how something moved, in those of the clause before. */
function averageBefore({ line }: SubjectContext, { clause, sentence, start }: NumberAssertion): SaidAverage | undefined {
  const { text } = line.reading.normal
  const before = sentence.clauses.findLast(({ end, part }) => end <= clause.start && part === clause.part)
  const homes = [clause, ...(before !== undefined && moves.test(text.slice(clause.start, start)) ? [before] : [])]
  for (const home of homes) {
    const stretch = text.slice(home.start, Math.min(start, home.end))
    const match = [...stretch.matchAll(averaged)].at(-1)
    if (match === undefined) continue
    const rest =
      /^[\u4e00-\u9fa5]{0,6}?(?=[由从同比较提增降减约达超为是\d\uE000]|$)/.exec(stretch.slice(match.index + match[0].length))?.[0] ?? ''
    const end = home.start + match.index + match[0].length + rest.length
    const quantity = line.reading.quantities.find((other) => other.start >= end && other.stop <= home.end && other.base !== '%')
    return { per: match[0], clause: home, start: end, quantity }
  }
  return undefined
}
