import { describe, expect, it } from 'vitest'
import { readTextLines } from '../lint-text.ts'
import { compareWithLastYear } from './last-year-rule.ts'

const last = [
  '甲镇2019年政府工作报告',
  '一、2019年工作回顾',
  '财政总收入4491.58万元，比2018年增长5.2%。',
  '我们坚持绿水青山就是金山银山，把生态环境放在更加重要的位置，持续改善人居环境，建设美丽家园。',
].join('\n')

const compare = (text: string) =>
  compareWithLastYear(readTextLines(text, 'a'), readTextLines(last, 'b')).map(({ at, code }) => `${at.line}:${at.column} ${code}`)

describe('last year’s report beside this year’s', () => {
  it('shows figures that did not change', () => {
    expect(compare('2020年，财政总收入4491.58万元。')).toEqual(['1:12 same-as-last-year'])
    expect(compare('财政总收入4836.27万元，上年财政总收入4491.58万元。')).toEqual([])
  })

  it('shows paragraphs that hardly changed', () => {
    expect(compare('我们坚持绿水青山就是金山银山，把生态环境放在更加重要的位置，不断改善人居环境，建设美丽家园。')).toEqual([
      '1:1 like-last-year',
    ])
    expect(compare('我们坚持生态优先，全年植树三百亩，治理河道八公里，新建公厕六座，垃圾分类覆盖全部行政村，群众满意度不断提高。')).toEqual(
      [],
    )
  })

  it('shows what is said of last year, or grows from it, otherwise than last year’s text said it', () => {
    expect(compare('2020年，财政总收入4836.27万元，上年为4419.58万元。')).toEqual(['1:25 last-year-differs'])
    expect(compare('2020年，财政总收入4836.27万元，同比增长9.7%。')).toEqual(['1:26 last-year-differs'])
    expect(compare('2020年，财政总收入4836.27万元，同比增长7.7%，上年为4491.58万元。')).toEqual([])
  })

  it('shows years that were not moved on', () => {
    expect(compare('甲镇2019年政府工作报告\n一、2020年工作回顾')).toEqual(['1:3 year-not-advanced'])
    expect(compare('一、2019年工作回顾')).toEqual(['1:3 year-not-advanced'])
    expect(compare('财政总收入4836.27万元，比2019年增长7.7%。')).toEqual([])
  })
})
