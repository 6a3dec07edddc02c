import { type Static, Type } from 'typebox'
import type {
  Contribution,
  IndicatorRequest,
  IndicatorResult,
  IndicatorSeries,
  IndicatorSlices,
  IndicatorTrace,
} from '../../kernel/indicator/types.ts'
import { instant, nameOf, periodKey, slice, valueText } from './common.ts'
import type { Received } from './sides.ts'

export const indicatorSummary = Type.Object({
  id: Type.String(),
  label: Type.String(),
  aliases: Type.Array(Type.String()),
  unit: Type.String({ description: '指标自己的单位；各数值用基本单位' }),
  type: Type.String(),
  flow: Type.Union([Type.Literal('flow'), Type.Literal('stock')]),
  pack: Type.String(),
  packLabel: Type.String(),
  note: Type.String({ description: '口径' }),
  key: Type.Boolean({ description: '工作台上的重点指标' }),
  value: valueText,
  unknown: Type.Optional(Type.String({ description: '为什么不知道' })),
  lastYear: valueText,
  target: valueText,
})
export const indicatorList = Type.Array(indicatorSummary, { title: '指标一览' })
export type IndicatorSummary = Received<Static<typeof indicatorSummary>>

const requested = {
  period: periodKey,
  slices: Type.Optional(Type.Array(slice, { maxItems: 10 })),
}
export const indicatorRequest = Type.Object({ indicator: Type.String({ maxLength: 100 }), ...requested })
export const evaluateBody = Type.Object({
  requests: Type.Array(Type.Object({ indicator: nameOf('indicator'), ...requested }), { minItems: 1, maxItems: 500 }),
  asOf: Type.Optional(instant),
})
export type EvaluateBody = Static<typeof evaluateBody>

export const indicatorResult = Type.Object({
  request: indicatorRequest,
  unit: Type.String(),
  value: valueText,
  list: Type.Optional(Type.Array(Type.String())),
  unknown: Type.Optional(Type.String()),
  error: Type.Optional(Type.String()),
  records: Type.Integer(),
  unkept: Type.Optional(Type.String({ description: '因为这本台账还没有记过，所以不知道' })),
  undivided: Type.Optional(Type.Literal(true, { description: '记录的期间比问的长（按年记的问半年），谁也说不出' })),
})
export const indicatorResults = Type.Array(indicatorResult, { title: '指标值' })
export type { Contribution, IndicatorRequest, IndicatorResult, IndicatorSeries, IndicatorSlices, IndicatorTrace }

const seriesPoint = Type.Object({
  month: Type.String({ description: '2020-03' }),
  first: Type.Optional(Type.String({ description: '合并上报的首月，如 2020-01' })),
  value: valueText,
  lastYear: valueText,
})

/** By month of one year, last year beside it; values in the base unit. */
export const indicatorSeries = Type.Object(
  {
    indicator: Type.String(),
    unit: Type.String(),
    year: Type.Integer(),
    months: Type.Array(seriesPoint, { description: '十二个月；本月值（存量为月末值）；合并上报的几个月是一项' }),
    cumulative: Type.Array(seriesPoint, {
      description: '一月起累计；只有流量指标才有，否则为空',
    }),
    target: valueText,
  },
  { title: '指标逐月' },
)

export const indicatorSlices = Type.Object(
  {
    indicator: Type.String(),
    unit: Type.String(),
    period: periodKey,
    dimension: Type.String(),
    /** Every dimension the indicator can be sliced by, for the switch on screen. */
    dimensions: Type.Array(Type.String()),
    slices: Type.Array(
      Type.Object({ value: Type.String({ description: '切片名，如瓦窑山村' }), result: valueText, records: Type.Integer() }),
    ),
  },
  { title: '指标切片' },
)

export const traceBody = Type.Object({
  period: periodKey,
  slices: Type.Optional(Type.Array(slice, { maxItems: 10 })),
  asOf: Type.Optional(instant),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: '每个分量最多列出多少条记录；不写为 500' })),
  after: Type.Optional(Type.String({ maxLength: 2000, description: '上一页分量的 next' })),
})
export type TraceBody = Static<typeof traceBody>

export const traceView = Type.Object(
  {
    result: indicatorResult,
    formula: Type.String(),
    operands: Type.Array(
      Type.Object({
        request: indicatorRequest,
        label: Type.String(),
        type: Type.String(),
        value: valueText,
        count: Type.Integer({ description: '背后一共有多少条记录' }),
        ledger: Type.Optional(Type.String()),
        next: Type.Optional(Type.String()),
        contributions: Type.Array(
          Type.Object({
            ledger: Type.String(),
            record: Type.String(),
            version: Type.Integer(),
            title: Type.String(),
            value: valueText,
            placed: valueText,
          }),
        ),
      }),
    ),
  },
  { title: '数字的来源' },
)
/** With long lists cut: `count` is how many records there are in all. */
export type TraceView = Received<Static<typeof traceView>>
