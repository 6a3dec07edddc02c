import { describe, expect, it } from 'vitest'
import { backgroundToken, draftOfToken, emptyToken, readTokenText, tokenOfDraft } from './token-text.ts'

describe('a token and its form', () => {
  it.each([
    '{{产业帮扶户数}}',
    '{{工业总产值@2020-01..2020-11|亿元|2}}',
    '{{水稻面积[村=瓦窑山村]@上年|亩|整100}}',
    '{{产业帮扶资金|万元|xx.xxxx}}',
    '{{转产企业名单|名单|3}}',
    '{{首例确诊日期|月日}}',
    '{{=产业帮扶资金/产业帮扶户数|元|0}}',
    '{{?由负转正:规上工业总产值累计增速@2020-03..2020-12}}',
    '{{?无一漏送:体温异常未移交人次=0人次}}',
    '{{?每一个人都:在外人员包干覆盖率=100%}}',
  ])('say the same: %s', (token) => {
    const draft = draftOfToken(token)
    expect(draft === undefined ? undefined : tokenOfDraft(draft)).toBe(token)
  })

  it('are none for variables, backgrounds and attested phrases', () => {
    for (const token of ['{{本年}}', '{{背景:全省第一|公报}}', '{{?居首:attested:66号}}', '{{坏的||||}}'])
      expect(draftOfToken(token)).toBeUndefined()
  })

  it('forget decimals that have no unit to stand behind', () => {
    expect(tokenOfDraft({ ...emptyToken, name: '行政村数', digits: '2' })).toBe('{{行政村数}}')
  })
})

it('a background keeps its words whatever is written in them, but for what would end it', () => {
  const token = backgroundToken('增长3.6%[全省]@2020：第{一}|', '统计\n公报')
  expect(readTokenText(token)).toEqual({ type: 'background', words: '增长3.6%[全省]@2020：第一', source: '统计公报' })
})
