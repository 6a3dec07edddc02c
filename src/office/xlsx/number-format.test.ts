import { describe, expect, it } from 'vitest'
import { builtinKind, formatKind } from './number-format.ts'

describe('formatKind', () => {
  it.each([
    ['General', 'number'],
    ['G/通用格式', 'number'],
    ['0.00', 'number'],
    ['#,##0.00_ ;[Red]\\-#,##0.00\\ ', 'number'],
    ['0.00E+00', 'number'],
    ['##0.0E+0', 'number'],
    ['@', 'number'],
    ['"年"0', 'number'],
    ['0"亩"', 'number'],
    ['[$¥-804]#,##0.00', 'number'],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 'number'],
    ['[DBNum2][$-804]General', 'number'],
    ['0%', 'percent'],
    ['0.00%;[Red]-0.00%', 'percent'],
    ['yyyy-mm-dd', 'date'],
    ['yyyy/m/d;@', 'date'],
    ['yyyy"年"m"月"d"日";@', 'date'],
    ['yyyy年m月d日', 'date'],
    ['[$-804]yyyy"年"m"月"d"日"', 'date'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', 'date'],
    ['m"月"d"日"', 'date'],
    ['dd\\-mmm\\-yy', 'date'],
    ['[$-804]aaaa;@', 'date'],
    ['yyyy"年"m"月"', 'month'],
    ['yyyy\\-mm', 'month'],
    ['mmm-yy', 'month'],
    ['yyyy', 'year'],
    ['yyyy-mm-dd hh:mm', 'dateTime'],
    ['yyyy/m/d h:mm AM/PM', 'dateTime'],
    ['h:mm', 'time'],
    ['mm:ss.0', 'time'],
    ['上午/下午h"时"mm"分"', 'time'],
    ['[h]:mm:ss', 'number'],
  ])('takes %s for %s', (format, kind) => {
    expect(formatKind(format)).toBe(kind)
  })

  it('knows the builtin dates, those of the Chinese locale too', () => {
    expect([14, 22, 27, 31, 36, 50, 57, 58].map(builtinKind)).toEqual([
      'date',
      'dateTime',
      'month',
      'date',
      'month',
      'month',
      'month',
      'date',
    ])
    expect([0, 1, 2, 4, 9, 10, 11, 37, 44, 48, 49].map(builtinKind).filter((kind) => kind !== 'number')).toEqual(['percent', 'percent'])
  })
})
