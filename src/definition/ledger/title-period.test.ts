import { describe, expect, it } from 'vitest'
import { periodOfTitles } from './title-period.ts'

describe('the time of a sheet by its titles', () => {
  it.each([
    ['2020年青竹镇种植面积统计表', '2020', '2020'],
    ['青竹镇种植面积统计表（２０２０年度）', '2020', '2020'],
    ['2021 年 工作任务分解表', '2021', '2021'],
    ['2020年3月救助发放情况', '2020', '2020-03'],
    ['青竹镇二〇二〇年三月救助发放情况', '2020', '2020-03'],
    ['青竹镇20年3月份救助发放情况', '2020', '2020-03'],
    ['青竹镇二〇二〇年种植面积', '2020', '2020'],
    ['青竹镇2020年12月份乡村旅游统计表', '2020', '2020-12'],
  ])('%s: %s, %s', (title, year, key) => {
    expect(periodOfTitles([title])).toMatchObject({ year, key })
  })

  it.each([
    '2020年上半年参保情况',
    '2020年1-11月产值',
    '2020年一季度产值',
    '2020年11月累计产值',
    '2020年13月产值',
    '二〇二〇年一至七月产值',
  ])('gives the year of %s, and no period of its rows', (title) => {
    expect(periodOfTitles([title])).toMatchObject({ year: '2020', key: undefined })
  })

  it.each([
    '种植面积统计表',
    '2019-2020年种植面积',
    '2019年、2020年对照表',
    '青政〔2020〕12号',
    '填报时间：2020年12月31日',
    'G2020年卡'.replace('年', '号'),
  ])('says nothing of %s', (title) => {
    expect(periodOfTitles([title])).toBeUndefined()
  })

  it('takes all titles together', () => {
    expect(periodOfTitles(['附件', '青竹镇种植面积', '2020年'])).toMatchObject({ key: '2020' })
    expect(periodOfTitles(['2020年种植面积', '2019年种植面积'])).toBeUndefined()
  })
})
