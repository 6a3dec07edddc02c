import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { Actor } from '../../kernel/access/types.ts'
import { evaluateIndicators, inDomains, indicatorSeries, listSlices, traceIndicator } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as indicators from '../contract/endpoints/indicators.ts'
import { definedOf } from '../views/defined-of.ts'
import { firstDimension, getIndicatorNamed } from '../views/indicator-names.ts'
import { presentIndicators } from '../views/indicators-view.ts'
import { readAsOf } from '../views/read-instant.ts'
import type { Handlers } from './handler.ts'

export function indicatorHandlers({ kernel, longWork }: ApiContext): Handlers<typeof indicators> {
  const named = async (actor: Actor, name: string) => getIndicatorNamed(await inDomains(kernel, actor), name)
  return {
    listIndicators: ({ actor, input }) => presentIndicators(kernel, actor, input.period),
    evaluateIndicators: async ({ actor, input: { requests, asOf } }) => {
      const { catalogue } = await inDomains(kernel, actor)
      const known = requests.map((one) => ({ ...one, indicator: getIndicatorNamed({ catalogue }, one.indicator).id }))
      return evaluateIndicators(kernel, actor, known, readAsOf(asOf))
    },
    getSeries: async ({ actor, input: { id, year } }) =>
      indicatorSeries(kernel, actor, { indicator: (await named(actor, id)).id, year: wholeNumber(year) }),
    getSlices: async ({ actor, input: { id, dimension, period } }) => {
      const indicator = await named(actor, id)
      return listSlices(kernel, actor, { indicator: indicator.id, dimension: dimension ?? firstDimension(kernel, indicator), period })
    },
    traceIndicator: async ({ actor, input: { id, period, slices, limit = 500, after, asOf } }) => {
      const figure = { indicator: (await named(actor, id)).id, period, ...definedOf({ slices }) }
      const options = { limit, ...readAsOf(asOf), ...definedOf({ after }) }
      return longWork.run(actor, 'trace', () => traceIndicator(kernel, actor, figure, options))
    },
  }
}
