import type { TraceView } from '../contract/indicator.ts'

/** A trace with at most so many records of each operand; values and counts stay those of all of them. */
export function shortenTrace(trace: TraceView, limit: number): TraceView {
  return { ...trace, operands: trace.operands.map((operand) => ({ ...operand, contributions: operand.contributions.slice(0, limit) })) }
}
