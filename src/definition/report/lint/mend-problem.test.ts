import { describe, expect, it } from 'vitest'
import { lintText } from '../lint-text.ts'
import { mendProblem } from './mend-problem.ts'

/** The text with the first mending done. */
function mended(text: string): string {
  for (const problem of lintText(text, 'a')) {
    const mending = mendProblem(problem, text, problem.at.column - 1)
    if (mending !== undefined) return text.slice(0, mending.start) + mending.words + text.slice(mending.end)
  }
  return text
}

describe('mendProblem', () => {
  it.each([
    ['截止目前，完成3件。', '截至目前，完成3件。'],
    ['根据甲政发[2021]第5号文件。', '根据甲政发〔2021〕5号文件。'],
    ['出台《甲办法》、《乙办法》。', '出台《甲办法》《乙办法》。'],
    ['做到“保障有力”、“服务到位”。', '做到“保障有力”“服务到位”。'],
    ['全面推进，。', '全面推进。'],
    ['二0一二年开工。', '二〇一二年开工。'],
    ['2016-20年投入300万元。', '2016—2020年投入300万元。'],
    ['2021年01月5日开工。', '2021年1月5日开工。'],
    ['增速在15～30%。', '增速在15%～30%。'],
    ['用了3、4个月。', '用了三四个月。'],
    ['来了20几人。', '来了二十几人。'],
    ['下降百分之8.5。', '下降8.5%。'],
    ['发放3千余元。', '发放3000余元。'],
    ['覆盖率由40%提高到50%，提高10%。', '覆盖率由40%提高到50%，提高10个百分点。'],
    ['（一）、发展经济', '（一）发展经济'],
    ['1、发展经济', '1.发展经济'],
    ['投资由2000.00万元增加到2500.00万元，增长30.0%。', '投资由2000.00万元增加到2500.00万元，增长25.0%。'],
  ])('%s', (wrong, right) => {
    expect(mended(wrong)).toBe(right)
    expect(lintText(right, 'a')).toEqual([])
  })

  it.each(['排查隐患97处，已整改96处，隐患已全部整改到位。', '共12家、30家，合计43家。', '引进项目x个。'])(
    'leaves to a person what only a person knows: %s',
    (text) => {
      expect(mended(text)).toBe(text)
    },
  )
})
