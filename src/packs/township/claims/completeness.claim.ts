import type { ClaimDefinition } from '../../../definition/claim/types.ts'

/** Phrases that speak of every one, or of none. They stand on a rate that must be exactly 100 %, or on a count that must be exactly zero. */
export const completenessClaims: readonly ClaimDefinition[] = [
  {
    id: 'none',
    phrase: '零…',
    aliases: ['无…', '未发生…', '没有发生…', '未出现…', '没有一…'],
    over: 'period',
    condition: 'value = 0',
    why: '实际为 {value}，不是零。',
  },
  {
    id: 'all',
    phrase: '全部…',
    aliases: ['全都…', '均…', '都…', '所有…', '全数…', '悉数…', '逐一…', '一个不落…'],
    over: 'period',
    condition: 'value = 100',
    of: '%',
    why: '实际为 {value}，没有达到百分之百。',
    note: '所指的指标应是比率，分子等于分母才成立。',
  },
  {
    id: 'every',
    phrase: '户户…',
    aliases: ['村村…', '人人…', '件件…', '家家…', '项项…', '每…', '应…尽…'],
    over: 'period',
    condition: 'value = 100',
    of: '%',
    why: '实际为 {value}，并非无一例外。',
  },
  {
    id: 'full-coverage',
    phrase: '全覆盖',
    aliases: ['实现全覆盖', '全员…', '全域…', '全量…'],
    over: 'period',
    condition: 'value = 100',
    of: '%',
    why: '覆盖率为 {value}，没有全覆盖。',
  },
  {
    id: 'majority',
    phrase: '过半',
    aliases: ['超过一半', '超半数', '过半数'],
    over: 'period',
    condition: 'value > 50',
    of: '%',
    why: '比率为 {value}，没有过半。',
  },
]
