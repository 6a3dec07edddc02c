import type { SlipMethod } from './types.ts'

/** The rule of a vote: how a slip is marked, and how many may be chosen (undefined: as many as one likes). */
export interface SlipRule {
  readonly method: SlipMethod
  readonly seats: number | undefined
}

/**
 * What stands on a slip, a number for each candidate in the order of the slip: 1 for chosen (`mostVotes`), 1 for and 2 against (`itemByItem`), the place
 * (`priority`); 0 where nothing was marked.
 */
export type SlipMarks = readonly number[]

/** Why a slip cannot be cast like this, in words for who marks it; undefined when it can. A slip without a mark abstains, and counts as valid. */
export function slipProblem({ method, seats }: SlipRule, marks: SlipMarks): string | undefined {
  const marked = marks.filter((mark) => mark > 0)
  const most = method === 'itemByItem' ? 2 : method === 'mostVotes' ? 1 : (seats ?? marks.length)
  if (marks.some((mark) => !Number.isInteger(mark) || mark < 0 || mark > most)) return '有一项填得不对，请重新选。'
  if (method === 'itemByItem' || seats === undefined) return undefined
  if (marked.length > seats) return `最多选 ${seats} 项，现在选了 ${marked.length} 项，请去掉 ${marked.length - seats} 项。`
  if (method === 'priority' && new Set(marked).size < marked.length) return '有两项写了同一个名次，请改过来。'
  return undefined
}

export interface SlipSums {
  readonly yes: number
  /** Only `itemByItem` asks for these two. */
  readonly no: number | null
  readonly abstained: number | null
  /** Only `priority`: the first place has as many points as there are places. */
  readonly points: number | null
}

export interface CountedSlips {
  readonly slips: number
  readonly blank: number
  /** In the order of the slip. */
  readonly sums: readonly SlipSums[]
}

/** Adds up the slips of one ballot with so many candidates. Every slip has passed `slipProblem`. */
export function countSlips({ method, seats = 0 }: SlipRule, candidates: number, slips: readonly SlipMarks[]): CountedSlips {
  const sums = Array.from({ length: candidates }, (_, at) => {
    const marks = slips.map((slip) => slip[at] ?? 0)
    const count = (wanted: (mark: number) => boolean) => marks.filter(wanted).length
    if (method === 'itemByItem')
      return { yes: count((mark) => mark === 1), no: count((mark) => mark === 2), abstained: count((mark) => mark === 0), points: null }
    const points = marks.reduce((sum, mark) => (mark === 0 ? sum : sum + seats + 1 - mark), 0)
    return { yes: count((mark) => mark > 0), no: null, abstained: null, points: method === 'priority' ? points : null }
  })
  return { slips: slips.length, blank: slips.filter((slip) => slip.every((mark) => mark === 0)).length, sums }
}
