import { describe, expect, it } from 'vitest'
import { hintNames, nearestNames, withHint } from './nearest-names.ts'
import { normaliseName } from './normalise-name.ts'

describe('names', () => {
  it('are equal when offices spell them differently', () => {
    expect(normaliseName('产值（元）')).toBe(normaliseName(' 产 值\n(元)'))
    expect(normaliseName('Ａ级')).toBe('A级')
  })

  it('are offered when they are near, best first', () => {
    const names = ['产业帮扶资金', '托底帮扶资金', '产业帮扶户数', '工业总产值']
    expect(nearestNames('产业帮扶资金额', names)[0]).toBe('产业帮扶资金')
    expect(nearestNames('帮扶资金', names)).toEqual(['产业帮扶资金', '托底帮扶资金'])
    expect(nearestNames('卡口', names)).toEqual([])
    expect(hintNames([])).toBeUndefined()
    expect(withHint('没有', ['甲', '乙'])).toBe('没有，是不是“甲”、“乙”？')
  })

  it('are not near because they end in the same kind', () => {
    const firms = ['青竹镇万隆笔业有限公司', '青竹镇兴达笔业有限公司', '青竹镇华隆笔业有限公司', '大岙茶叶有限公司', '竹炭日化有限公司']
    expect(nearestNames('不存在的企业有限公司', firms)).toEqual([])
    expect(nearestNames('青竹万隆笔业有限公司', firms)[0]).toBe('青竹镇万隆笔业有限公司')
    expect(nearestNames('竹炭日化', firms)).toEqual(['竹炭日化有限公司'])
  })
})
