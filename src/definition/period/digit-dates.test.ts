import { expect, it } from 'vitest'
import { digitDates } from './digit-dates.ts'

it.each([
  ['二〇二一年七月五日', '2021年7月5日'],
  ['二○二一年十一月二十三日', '2021年11月23日'],
  ['二O二一年十二月', '2021年12月'],
  ['二零二一年度', '2021年度'],
  ['二一年七月', '2021年7月'],
  ['2021年三十一日', '2021年三十一日'],
  ['七月份', '7月份'],
  ['一月一日', '1月1日'],
  ['21年7月', '2021年7月'],
  ['21年', '2021年'],
  ['85年3月', '1985年3月'],
  ['青竹镇二〇二一年七月工业投资', '青竹镇2021年7月工业投资'],
])('writes %s as %s', (text, digits) => expect(digitDates(text)).toBe(digits))

it.each(['35年7月', '二十一年', '两年', '三十日', '2021年', '十四五', '3.21年', '一个月'])('leaves %s as it is', (text) =>
  expect(digitDates(text)).toBe(text),
)
