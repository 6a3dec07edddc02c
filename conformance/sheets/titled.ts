import { planting } from './hand-parts.ts'
import { line, type MadeFile, madeFile, wide } from './made-file.ts'

const titledYear = madeFile('year-in-the-title', '种植面积', [
  wide('title', '青竹镇2020年种植面积统计表（单位：亩）', 3),
  line('header', ['村名', '作物', '面积']),
  line('body', ['石门村', '水稻', 30], { expect: [planting('石门村', '水稻', '30')] }),
  line('body', ['白水村', '油茶', 15], { expect: [planting('白水村', '油茶', '15')] }),
  line('subtotal', ['合计', '', 45]),
])

const titledMonths = madeFile('months-of-a-titled-year', '救助发放', [
  wide('title', '2020年度救助发放情况', 4),
  line('header', ['月份', '类别', '发放人数', '金额']),
  line('body', ['1月', '低保金', 12, 9000], { expect: [{ 月份: '2020-01', 类别: '低保金', 发放人数: '12', 金额: '9000' }] }),
  line('body', ['12月份', '低保金', 13, 9500], { expect: [{ 月份: '2020-12', 类别: '低保金', 发放人数: '13', 金额: '9500' }] }),
])

/** Sheets whose title alone gives the year of their rows. */
export const titled: readonly MadeFile[] = [titledYear, titledMonths]
