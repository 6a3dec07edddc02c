import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { evaluateIndicators, getIndicatorNamed, indicatorSeries, listSlices, traceIndicator } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as indicators from '../contract/endpoints/indicators.ts'
import { definedOf } from '../views/defined-of.ts'
import { firstDimension } from '../views/first-dimension.ts'
import { presentIndicators } from '../views/indicators-view.ts'
import { readAsOf } from '../views/read-instant.ts'
import type { Handlers } from './handler.ts'

export function indicatorHandlers({ kernel, longWork, readings }: ApiContext): Handlers<typeof indicators> {
  const named = (name: string) => getIndicatorNamed(kernel, name)
  return {
    listIndicators: ({ actor, input }) => presentIndicators(kernel, actor, input.period),
    evaluateIndicators: ({ actor, input: { requests, asOf } }) => {
      const known = requests.map((one) => ({ ...one, indicator: named(one.indicator).id }))
      return evaluateIndicators(kernel, actor, known, readAsOf(asOf))
    },
    getSeries: async ({ actor, input: { id, year } }) =>
      indicatorSeries(kernel, actor, { indicator: named(id).id, year: wholeNumber(year) }),
    getSlices: async ({ actor, input: { id, dimension, period } }) => {
      const indicator = named(id)
      return listSlices(kernel, actor, { indicator: indicator.id, dimension: dimension ?? firstDimension(kernel, indicator), period })
    },
    traceIndicator: async ({ actor, input: { id, period, slices, limit = 500, after, asOf } }) => {
      const figure = { indicator: named(id).id, period, ...definedOf({ slices }) }
      const options = { limit, ...readAsOf(asOf), ...definedOf({ after }) }
      const trace = await longWork.run(actor, 'trace', () => traceIndicator(kernel, actor, figure, options))
      const ledgers = trace.operands.flatMap(({ contributions }) => contributions.map(({ ledger }) => ledger))
      readings.noteShown(kernel, actor, { ledgers, by: 'trace', titles: false })
      return trace
    },
  }
}
