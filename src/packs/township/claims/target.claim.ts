import type { ClaimDefinition } from '../../../definition/claim/types.ts'

/** Phrases about the year's target and about earlier records. */
export const targetClaims: readonly ClaimDefinition[] = [
  {
    id: 'target-exceeded',
    phrase: '超额完成',
    aliases: ['超额完成年度任务', '提前超额完成'],
    over: 'period',
    condition: 'value > target',
    why: '完成 {value}，年度任务 {target}；没有超过任务数。',
  },
  {
    id: 'target-met',
    phrase: '完成年度任务',
    aliases: ['如期完成', '全面完成', '圆满完成', '完成年度目标'],
    over: 'period',
    condition: 'value >= target',
    why: '完成 {value}，年度任务 {target}；没有达到任务数。',
  },
  {
    id: 'first-crossing',
    phrase: '首次突破',
    over: 'period',
    condition: 'value > peak',
    why: '本期 {value}，此前最高 {peak}；不是首次。',
  },
  {
    id: 'record-high',
    phrase: '创新高',
    aliases: ['创历史新高', '再创新高', '历年最高', '再创历史新高'],
    over: 'period',
    condition: 'value > peak',
    why: '本期 {value}，此前最高 {peak}；没有创新高。',
    note: '只与台账里有记录的各期相比。',
  },
]
