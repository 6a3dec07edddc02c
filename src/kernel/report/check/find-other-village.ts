import type { IndicatorRequest } from '../../indicator/types.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedFigure, Stranger } from '../types.ts'
import { villagesIn } from '../verdict/subjects.ts'

/** 瓦窑山村…{{…}}: the town's figure, or another village's, is not that village's. */
export function findOtherVillage(
  { indicator, token }: PlannedFigure,
  { clause }: { readonly clause: string },
  villages: readonly string[],
): (Pick<Stranger, 'problem'> & { readonly meant?: Omit<IndicatorRequest, 'period'> }) | undefined {
  const named = villagesIn(clause, villages)
  const last = named.at(-1)
  const slice = token.slices.find(({ value }) => villages.includes(value) || villages.includes(`${value}村`))
  if (last === undefined || slice?.value === last || `${slice?.value ?? ''}村` === last) return undefined
  // 甲村、乙村等3个村获得命名 lists villages of the town's figure.
  const behind = clause.slice(clause.lastIndexOf(last) + last.length)
  // 白水村入选…创成的3个A级景区村: one of them, and which are of them a list tells.
  if (slice === undefined && /^(?:成功|一举|已|也)*(?:入选|跻身|列入|名列|位列|成为|是)/.test(behind)) return undefined
  if (named.length > 1 || /^(?:等|、|和|与|率先|牵头|试点)/.test(behind) || /[。；]/.test(behind) || /全镇|我镇/.test(behind))
    return undefined
  const whose = slice === undefined ? '全镇' : slice.value
  const problem = reportProblem(token.at, 'slice-mismatch', { village: last, indicator: indicator.label, whose })
  // 竹溪口村整村隔离{{整村隔离人数}}: where all of it is that village's, the town's is.
  const sliced = 'dimensions' in indicator && indicator.dimensions.some(({ label }) => label === '村') && slice === undefined
  return sliced ? { problem, meant: { indicator: indicator.id, slices: [{ dimension: '村', value: last }] } } : { problem }
}
