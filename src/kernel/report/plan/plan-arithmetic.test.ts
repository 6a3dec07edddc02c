import { describe, expect, it } from 'vitest'
import { compileBody } from '../testing.ts'

describe('arithmetic in a token', () => {
  it.each([
    ['户均{{=补贴资金/补贴户数|元|0}}元。', '户均2538元。'],
    ['比上年增加{{=技改投资@2020-技改投资@2019|万元|0}}万元。', '比上年增加400万元。'],
    ['大户占{{=大户产值/全部产值|%|1}}%。', '大户占69.6%。'],
    ['是上年的{{=果园投入/果园投入@上年|倍|2}}倍。', '是上年的2.05倍。'],
    ['两项合计{{=(到位资金+技改投资)*1|万元|0}}万元。', '两项合计6600万元。'],
    ['净额{{=[invested]-[arrived]|万元|0}}万元。', '净额1400万元。'],
  ])('%s prints %s', (body, text) => {
    const { problems, text: printed, assertions } = compileBody(body)
    expect(problems).toEqual([])
    expect(printed).toBe(text)
    expect(assertions.map(({ verdict }) => verdict)).toEqual(['proved'])
  })

  it.each([
    ['token-syntax', '{{=补贴资金/|元|0}}元。'],
    ['token-syntax', '{{=(补贴资金|元|0}}元。'],
    ['unknown-name', '{{=补贴金额/补贴户数|元|0}}元。'],
    ['bad-period', '{{=补贴资金@2020-13/补贴户数|元|0}}元。'],
    ['bad-unit', '{{=补贴资金+补贴户数|元|0}}元。'],
    ['bad-unit', '{{=补贴资金/补贴户数|亩|0}}亩。'],
    ['formula-period', '{{=补贴资金@2019/补贴户数@2020|元|0}}元。'],
    ['value-unknown', '{{=未报金额/补贴户数|元|0}}元。'],
    ['format-kind', '{{=补贴资金/补贴户数|名单}}元。'],
  ])('says %s of %s', (code, body) => {
    expect(compileBody(`户均${body}`).problems.map((problem) => problem.code)).toContain(code)
  })
})
