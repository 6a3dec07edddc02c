import { describe, expect, it } from 'vitest'
import { lintText } from '../lint-text.ts'

function codesOf(text: string): readonly string[] {
  return lintText(text, 'a.txt').map(({ code }) => code)
}

describe('a rate', () => {
  it.each([
    ['of two parts beside each other is of both', '办理代表建议52件，其中满意46件、基本满意5件，满意率98.1%。'],
    ['is of the people, not of how many more there are', '常住人口3000人，比上年增加20人，其中男性1560人，占52%。'],
    ['of unemployment is not of those who found work', '城镇新增就业480人，失业人员再就业150人，年末登记失业率2.1%。'],
    ['of good water is not of what was cut', '排放量削减率9.6%，断面优质水率为100%。'],
    ['of enrolment in the gross may pass the whole', '初中阶段毛入学率102.3%，电话普及率118%。'],
    [
      'that grew beside a level already told is no target',
      '一、发展成效\n农民人均收入达到9100元。\n二、主要任务\n农民人均收入达到9100元，同比增长6%。',
    ],
  ])('%s', (_, text) => {
    expect(codesOf(text)).toEqual([])
  })

  it.each([
    ['rate-mismatch', '常住人口3000人，比上年增加20人，其中男性1560人，占62%。'],
    ['rate-mismatch', '抽检食品200批次，合格190批次，抽检合格率98%。'],
    ['rate-mismatch', '登记失业人员480人，实现再就业150人，再就业率41%。'],
    ['contradiction', '镇区污水排放达标率98.2%，污水排放全部达标。'],
    ['rate-above-whole', '小学适龄儿童入学率102.3%。'],
    ['target-mismatch', '一、发展成效\n农民人均收入达到9100元。\n二、主要任务\n力争农民人均收入达到9900元，同比增长6%。'],
  ])('is held against its numbers with %s in %s', (code, text) => {
    expect(codesOf(text)).toContain(code)
  })
})
