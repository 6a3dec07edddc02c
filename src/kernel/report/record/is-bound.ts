import type { ClauseInput } from './pick-records.ts'
import type { NumberFact } from './read-facts.ts'

/** Whether a number is said to be passed, or not to be reached. */
export function isBound({ quantity: { approximators } }: NumberFact): boolean {
  return approximators.some(({ kind }) => /^(?:exceed|reach|atLeast|under|atMost)$/.test(kind))
}

/** 人口超过1000人的村: a bound that only says which ones are meant. */
export function isOfKind({ clause }: ClauseInput, { quantity }: NumberFact): boolean {
  return /^的(?!目标|任务|预算|计划|水平|规模|台阶)|^(?:行政)?村|^(?:企业|项目|农户|大户)/.test(
    clause.text.slice(quantity.stop - clause.start),
  )
}
