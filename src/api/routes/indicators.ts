import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { evaluateIndicators, indicatorSeries, listSlices, traceIndicator } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as indicators from '../contract/endpoints/indicators.ts'
import { definedOf } from '../views/defined-of.ts'
import { firstDimension, getIndicatorNamed } from '../views/indicator-names.ts'
import { presentIndicators } from '../views/indicators-view.ts'
import { readAsOf } from '../views/read-instant.ts'
import type { Handlers } from './handler.ts'

export function indicatorHandlers({ kernel, longWork }: ApiContext): Handlers<typeof indicators> {
  return {
    listIndicators: ({ actor, input }) => presentIndicators(kernel, actor, input.period),
    evaluateIndicators: ({ actor, input: { requests, asOf } }) => {
      const named = requests.map((one) => ({ ...one, indicator: getIndicatorNamed(kernel, one.indicator).id }))
      return evaluateIndicators(kernel, actor, named, readAsOf(asOf))
    },
    getSeries: ({ actor, input: { id, year } }) =>
      indicatorSeries(kernel, actor, { indicator: getIndicatorNamed(kernel, id).id, year: wholeNumber(year) }),
    getSlices: ({ actor, input: { id, dimension, period } }) => {
      const indicator = getIndicatorNamed(kernel, id)
      return listSlices(kernel, actor, { indicator: indicator.id, dimension: dimension ?? firstDimension(kernel, indicator), period })
    },
    traceIndicator: ({ actor, input: { id, period, slices, limit = 500, after, asOf } }) => {
      const figure = { indicator: getIndicatorNamed(kernel, id).id, period, ...definedOf({ slices }) }
      const options = { limit, ...readAsOf(asOf), ...definedOf({ after }) }
      return longWork.run(actor, 'trace', () => traceIndicator(kernel, actor, figure, options))
    },
  }
}
