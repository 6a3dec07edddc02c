import { count, listOf, mapOf, object, oneOf, orNull, type Shape, text } from '../../../definition/shape/shape.ts'
import type { BoardContent } from '../types.ts'

const known = orNull(text)
const scored = {
  id: text,
  title: text,
  category: known,
  criteria: listOf(object({ id: text, label: text, weight: text, actual: known, plan: known, rate: known, points: known })),
  weight: text,
  base: known,
  difficulty: text,
  bonus: text,
  deduction: text,
  sample: text,
} as const

/** The list that an issue keeps. */
export const contentShape: Shape<BoardContent> = object({
  board: text,
  label: text,
  month: text,
  asOf: text,
  text,
  rule: object({
    criteria: listOf(object({ id: text, label: text, weight: text, cap: text })),
    minimumSample: text,
    leastWeight: text,
  }),
  appealDays: count,
  entries: listOf(
    object({
      id: text,
      title: text,
      category: known,
      figures: mapOf(object({ actual: known, plan: known })),
      difficulty: known,
      bonus: known,
      deduction: known,
      sample: known,
    }),
  ),
  ranking: object({
    ranked: listOf(object({ ...scored, rank: count, score: text })),
    apart: listOf(object({ ...scored, score: known, why: oneOf(['sample', 'weight']) })),
  }),
  progress: listOf(
    object({
      id: text,
      light: oneOf(['green', 'yellow', 'red', 'unknown']),
      months: listOf(object({ month: text, planned: known, actual: known })),
    }),
  ),
})
