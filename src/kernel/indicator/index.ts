export { evaluateIndicators, evaluateWithin } from './evaluate-indicators.ts'
export { getIndicatorNamed } from './get-indicator-named.ts'
export { indicatorSeries, type SeriesRequest } from './indicator-series.ts'
export { listSlices, type SlicesRequest } from './list-slices.ts'
export { readTargets } from './read-targets.ts'
export { openReading, type ReadingScope } from './reading-scope.ts'
export { dimensionTarget } from './resolve-slices.ts'
export { traceIndicator, traceWithin } from './trace-indicator.ts'
export type {
  Contribution,
  EvaluateOptions,
  IndicatorRequest,
  IndicatorResult,
  IndicatorSeries,
  IndicatorSlices,
  IndicatorTrace,
  SeriesPoint,
  TraceOptions,
} from './types.ts'
