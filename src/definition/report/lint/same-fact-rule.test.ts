import { describe, expect, it } from 'vitest'
import { lintText } from '../lint-text.ts'

function codesOf(text: string): readonly string[] {
  return lintText(text, 'a.txt').map(({ at, code }) => `${at.line}:${at.column} ${code}`)
}

describe('one fact with two values', () => {
  it.each([
    ['a part under 其中 and the whole', '全镇学校在校学生3200人。其中，初中一所，在校学生1100人。'],
    ['each of several schools', '全县有中学4所，在校学生5200人。小学9所，在校学生8100人。'],
    ['each of several bodies', '全县卫生技术人员530人。卫生院6个，卫生技术人员112人。'],
    [
      'the income of townspeople and of farmers',
      '城镇居民人均可支配收入41230元。其中，工资性收入23100元。\n农村居民人均可支配收入20110元。其中，工资性收入9120元。',
    ],
    [
      'townspeople and farmers whose name stands before words of time',
      '城镇居民年人均可支配收入41230元。农村居民年人均可支配收入20110元。',
    ],
    ['the registered and the resident', '常住人口中城镇人口8.1万人。户籍人口12.2万人，其中城镇人口3.2万人。'],
    [
      'what a rate of exchange made of two sums',
      '人均产值61000元（按年平均汇率折算为9460美元）。人均收入31000元（按年平均汇率折算为4810美元）。',
    ],
    ['the time of two stations', '广播电台一座，广播全年播出时间5100小时。电视台一座，电视全年播出时间4300小时。'],
    ['one sentence that goes from one to the next', '东片完成硬化道路里程12公里，西片完成硬化道路里程15公里，甲片完成硬化道路里程9公里。'],
    ['three values of a list', '新村建设有序。\n粮食总产量310吨。\n粮食总产量290吨。\n粮食总产量150吨。'],
  ])('is not %s', (_, text) => {
    expect(codesOf(text).filter((found) => found.includes('same-fact'))).toEqual([])
  })

  it.each([
    ['the same words far apart', '全镇财政总收入4120万元。\n农业稳步发展。\n财政总收入4210万元。', '3:6 same-fact'],
    ['the same body', '小学9所，专任教师310人。\n师资不断加强。\n小学9所，专任教师301人。', '3:10 same-fact'],
    ['the same part of the same whole', '户籍人口1.9万人，其中城镇人口3200人。\n户籍人口1.9万人，其中城镇人口2300人。', '2:17 same-fact'],
    ['the same people', '农村居民人均消费支出9800元。\n消费升级。\n农村居民人均消费支出8900元。', '3:11 same-fact'],
  ])('is found for %s', (_, text, place) => {
    expect(codesOf(text)).toContain(place)
  })
})
