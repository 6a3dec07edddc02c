import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { field } from './field.ts'
import { maskFieldValue } from './mask-field-value.ts'
import { type ParseFieldOptions, parseFieldValue } from './parse-field-value.ts'
import { fieldValueMark, presentFieldValue } from './present-field-value.ts'
import type { Field, FieldValue } from './types.ts'

const money = field.money({ label: '金额', min: '0' })
const area = field.area({ label: '面积' })
const share = field.percent({ label: '进度', max: '100' })
const weight = field.decimal({ label: '产量', unit: '千克', scale: 1 })
const households = field.integer({ label: '户数', unit: '户', min: 0 })
const plainCount = field.integer({ label: '场次' })
const day = field.date({ label: '日期' })
const time = field.dateTime({ label: '时间' })
const month = field.month({ label: '月份' })
const year = field.period({ label: '年度', grain: 'year' })
const quarter = field.period({ label: '季度', grain: 'quarter' })
const kind = field.choice({ label: '类别', options: { above: '规上', small: '小微企业' }, optionAliases: { 规模以上: 'above' } })
const flag = field.boolean({ label: '是否面商' })
const name = field.personName({ label: '姓名' })

describe('what people put in a form by hand', () => {
  it.each([
    [kind, '☑规上 □小微企业', 'above'],
    [kind, '□规上　■小微企业', 'small'],
    [kind, '规模以上√', 'above'],
    [flag, '☑', true],
    [flag, '☐', false],
    [plainCount, '四', 4],
    [plainCount, '十二', 12],
    [plainCount, '3 口人', 3],
  ] as const)('%o reads %s as %s', (of, text, value) => expect(read(of, text)).toBe(value))

  it('takes no choice of which two boxes are ticked, or none', () => {
    expect(read(kind, '☑规上 ☑小微企业')).toContain('没有“☑规上 ☑小微企业”这一项')
    expect(read(kind, '□规上 □小微企业')).toContain('没有“□规上 □小微企业”这一项')
  })

  it('says which day the number of a spreadsheet was read as', () => {
    expect(parseFieldValue(day, '44017')).toEqual({ ok: true, value: '2020-07-05', warning: '是表格软件里的日期序号，读作 2020-07-05' })
  })
})

/** The value, or the reason in brackets. */
function read(of: Field, text: string, options?: ParseFieldOptions): FieldValue {
  const parsed = parseFieldValue(of, text, options)
  return parsed.ok ? parsed.value : `(${parsed.why})`
}

describe('numbers in office files', () => {
  it.each([
    ['1234.5', '1234.50'],
    ['1,234,567.89', '1234567.89'],
    ['１２３４．５', '1234.50'],
    ['￥1，234.50', '1234.50'],
    ['12.3000', '12.30'],
    ['1234元', '1234.00'],
    ['12.3456万元', '123456.00'],
    ['8000元整', '8000.00'],
    ['人民币600元', '600.00'],
    ['RMB 500', '500.00'],
    ['3万5千元', '35000.00'],
    ['3万5千2百', '35200.00'],
    ['0.5亿元', '50000000.00'],
    [' 7 ', '7.00'],
    ['.5', '0.50'],
    ['-0', '0.00'],
    ['1 234 567.5元', '1234567.50'],
    ['1\u00a0000 000', '1000000.00'],
    ['- 0 . 0', '0.00'],
  ])('reads the money %s as %s', (text, value) => expect(read(money, text)).toBe(value))

  it.each([
    ['12.345', '(“金额”最多2位小数，写了 12.345)'],
    ['1.23456789万元', '(“金额”最多2位小数，写了 1.23456789万元)'],
    ['1,2345', '(“1,2345”的千位分隔符不对)'],
    ['12,34', '(“12,34”的千位分隔符不对)'],
    ['12亩', '(“金额”以元计，不能写亩)'],
    ['1.2E+05', '(“1.2E+05”是科学记数法，请把单元格改为普通数字)'],
    ['约三万', '(“约三万”不是数字)'],
    ['100①', '(“100①”不是数字：不认识“①”)'],
    ['100²', '(“100²”不是数字：不认识“²”)'],
    ['②', '(“②”不是数字)'],
    ['10 00', '(“10 00”的数字中间有空格，看不出是一个数还是几个)'],
    ['100 200.5 300', '(“100 200.5 300”的数字中间有空格，看不出是一个数还是几个)'],
    ['100  200', '(“100  200”的数字中间有空格，看不出是一个数还是几个)'],
    ['12 3元', '(“12 3元”的数字中间有空格，看不出是一个数还是几个)'],
    ['12..3', '(“12..3”不是数字：不认识“..3”)'],
    ['-1', '(“金额”不能小于0)'],
    ['99999999999999999', '(“金额”的数太大：99999999999999999)'],
  ])('refuses the money %s and says why', (text, why) => expect(read(money, text)).toBe(why))

  it('reads 万 without a unit as so many of the field’s own, and not where the column is in ten thousands itself', () => {
    expect(read(money, '1.5万')).toBe('15000.00')
    expect(read(money, '0.2亿', { unit: '元' })).toBe('20000000.00')
    expect(read(area, '1.2万')).toBe('12000.0000')
    expect(read(money, '1.5万', { unit: '万元' })).toBe('(“1.5万”没有写明单位，请写成“万元”之类，或写出全部数字)')
  })

  it('converts by the unit of the header, exactly, and refuses a cell that contradicts it', () => {
    expect(read(money, '12.3456', { unit: '万元' })).toBe('123456.00')
    expect(read(money, '12.3456万元', { unit: '万元' })).toBe('123456.00')
    expect(read(money, '12万元', { unit: '亿元' })).toContain('分不清')
    expect(read(area, '2', { unit: '公顷' })).toBe('30.0000')
    expect(read(weight, '3.5', { unit: '吨' })).toBe('3500.0')
    expect(read(weight, '3斤')).toBe('1.5')
  })

  it('keeps the decimals of each kind as the database gives them back', () => {
    expect(read(area, '3.5亩')).toBe('3.5000')
    expect(read(share, '12.5%')).toBe('12.5000')
    expect(read(share, '１２．５％')).toBe('12.5000')
    expect(read(share, '100.1')).toBe('(“进度”不能大于100)')
    expect(read(weight, '1.25')).toBe('(“产量”最多1位小数，写了 1.25)')
  })

  it('reads whole numbers, with their counting word', () => {
    expect(read(households, '1,204户')).toBe(1204)
    expect(read(households, '3.0')).toBe(3)
    expect(read(plainCount, '5场')).toBe(5)
    expect(read(households, '3.5')).toBe('(“户数”要写整数，写了 3.5)')
    expect(read(households, '3人')).toBe('(“户数”以户计，不能写人)')
    expect(read(households, '3000000000')).toContain('太大')
  })

  it('never goes through a float: any amount comes back digit by digit', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n })
    fc.assert(
      fc.property(cents, fc.boolean(), (value, separated) => {
        const digits = value.toString().padStart(3, '0')
        const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`
        const written = separated ? text.replace(/\B(?=(\d{3})+(?=\.))/g, ',') : text
        expect(read(money, written)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('dates, months and periods in office files', () => {
  it.each([
    '2020-03-01',
    '2020-3-1',
    '2020/3/1',
    '2020.3.1',
    '2020.3.1.',
    '2020。3。1',
    '2020年3月1日。',
    '2020-03-01，',
    '2020年3月1日',
    '２０２０年３月１日',
    '20200301',
    '2020-03-01 00:00:00',
    ' 2020年 3月 1日 ',
    '2020 03 01',
    '2020 - 3 - 1',
    '20年3月1日',
    '二〇二〇年三月一日',
    '二O二O年 三月一号',
    "'2020年3月1日",
  ])('reads the day %s', (text) => expect(read(day, text)).toBe('2020-03-01'))

  it('reads every day that there is in every form', () => {
    const days = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const [value, year, number, of] = [
          date.toISOString().slice(0, 10),
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]
        const forms = [
          value,
          `${year}/${number}/${of}`,
          `${year}.${number}.${of}`,
          `${year}年${number}月${of}日`,
          value.replaceAll('-', ''),
        ]
        expect(forms.map((form) => read(day, form))).toEqual(forms.map(() => value))
      }),
    )
  })

  it.each([
    ['21.7.5', '2021-07-05'],
    ['‘20.12.31', '2020-12-31'],
    ['２１．７．５', '2021-07-05'],
    ['58.3.2', '1958-03-02'],
    ['2021、7、5', '2021-07-05'],
    ['44017', '2020-07-05'],
  ])('reads the day %s', (text, value) => expect(read(day, text)).toBe(value))

  it.each([
    ['2020-02-30', '没有这一天'],
    ['2019年2月29日', '没有这一天'],
    ['3/1/2020', '年份写在前面'],
    ['12.3.1', '年份写在前面'],
    ['20/3/1', '年份写在前面'],
    ['35.3.1', '看不出是哪一天'],
    ['21.2.30', '没有这一天'],
    ['2020年3月', '没有写到哪一天，请写全：月底是 2020-03-31'],
    ['2020年12月底前', '没有写到哪一天，请写全：月底是 2020-12-31'],
    ['12月底前', '没有写到哪一天，请写全，例如 2020-03-01'],
    ['2020年13月', '没有写到哪一天，请写全，例如 2020-03-01'],
    ['20201', '看不出是哪一天'],
    ['99999', '看不出是哪一天'],
    ['明天', '看不出是哪一天'],
    ['2020-03-1①', '看不出是哪一天'],
    ['2020年3月1²日', '看不出是哪一天'],
    ['2020-3-1 2', '看不出是哪一天'],
    ['2020-1 1-5', '看不出是哪一天'],
    ['2020-03-01 08:30', '看不出是哪一天'],
  ])('refuses the day %s', (text, why) => expect(read(day, text)).toContain(why))

  it.each([
    ['2020-03-01 08:30', '2020-03-01T08:30'],
    ['2020-03-01T08:30', '2020-03-01T08:30'],
    ['2020/3/1 8:30', '2020-03-01T08:30'],
    ['2020-03-01 08:30:00', '2020-03-01T08:30'],
    ['2020-03-01 08:30:15', '2020-03-01T08:30:15'],
    ['2020年3月1日8时30分', '2020-03-01T08:30'],
    ['2020年3月1日 8点', '2020-03-01T08:00'],
    ['2020-03-01', '2020-03-01T00:00'],
    ['20200301 23:59', '2020-03-01T23:59'],
  ])('reads the time %s', (text, value) => expect(read(time, text)).toBe(value))

  it('refuses times that no clock shows', () => {
    expect(read(time, '2020-03-01 24:00')).toContain('没有这个时刻')
    expect(read(time, '2020-03-01 8:75')).toContain('没有这个时刻')
    expect(read(time, '08:30')).toContain('看不出时间')
  })

  it.each([
    '2020-03',
    '2020年3月',
    '2020年03月份',
    '202003',
    '2020/3',
    '2020.03',
    '2020.3',
    '2020-03-01',
    '2020年3月1日',
    '20年3月',
    "'20年3月",
    '二〇二〇年三月',
    '2020年三月份',
  ])('reads the month %s', (text) => expect(read(month, text)).toBe('2020-03'))

  it('refuses months that could be two, or are days', () => {
    expect(read(month, '2020.1')).toContain('1月还是10月')
    expect(read(month, '2020-13')).toContain('没有这个月份')
    expect(read(month, '2020-03-15')).toContain('某一天')
    expect(read(month, '3月')).toContain('看不出')
    expect(read(month, '三月')).toContain('看不出')
    expect(read(month, '35年3月')).toContain('看不出')
    expect(read(month, '20.3')).toContain('看不出')
    expect(read(month, '2020-1①')).toContain('看不出')
    expect(read(month, '2020-1 1')).toContain('看不出')
    expect(read(month, '2020 03')).toBe('2020-03')
    expect(read(year, '20 20')).toContain('看不出')
  })

  it.each(['2020', '2020年', '2020年度', '２０２０', '20年', '20年度', '二〇二〇年'])('reads the year %s', (text) =>
    expect(read(year, text)).toBe('2020'),
  )

  it.each(['2020-Q1', '2020Q1', '2020年一季度', '2020年第1季度', '2020年第一季度', '2020年1季度'])('reads the quarter %s', (text) =>
    expect(read(quarter, text)).toBe('2020-Q1'),
  )

  it('refuses other grains', () => {
    expect(read(year, '2020-03')).toContain('看不出是哪一年')
    expect(read(quarter, '2020')).toContain('看不出是哪个季度')
    expect(read(quarter, '2020年五季度')).toContain('看不出是哪个季度')
  })
})

describe('words in office files', () => {
  it('takes an option by label, alias or id', () => {
    expect(['规上', '规模以上', 'above', ' 小微 企业 '].map((text) => read(kind, text))).toEqual(['above', 'above', 'above', 'small'])
    expect(read(kind, '个体')).toBe('(“类别”没有“个体”这一项，可填：规上、小微企业)')
  })

  it('reads yes and no', () => {
    expect(['是', '√', '有', 'TRUE', '1'].map((text) => read(flag, text))).toEqual([true, true, true, true, true])
    expect(['否', '×', '无', 'False', '0'].map((text) => read(flag, text))).toEqual([false, false, false, false, false])
    expect(['已面商', '面商', '已', '未面商', '尚未面商', '未'].map((text) => read(flag, text))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
    expect(read(flag, '拟面商')).toContain('要填“是”或“否”')
    expect(read(flag, '也许')).toContain('要填“是”或“否”')
  })

  it('takes the padding out of names', () => {
    expect(read(name, '张　三')).toBe('张三')
    expect(read(name, '阿卜杜拉•买买提')).toBe('阿卜杜拉·买买提')
    expect(read(name, 'John  Smith')).toBe('John Smith')
    expect(read(name, '张3')).toContain('不会有数字')
  })

  it('keeps lines only in long texts, and refuses control characters and too many letters', () => {
    expect(read(field.text({ label: '备注' }), ' 上午\n 巡查 ')).toBe('上午 巡查')
    expect(read(field.text({ label: '备注', long: true }), '上午\r\n巡查')).toBe('上午\n巡查')
    expect(read(field.text({ label: '备注' }), 'a\u0000b')).toContain('控制字符')
    for (const sign of ['\u202a', '\u202e', '\u2066', '\u2069'])
      expect(read(field.text({ label: '批次' }), `${sign}12`)).toContain('控制字符')
    for (const sign of ['\u00ad', '\u200b', '\u200d', '\u200f', '\u2060', '\ufeff'])
      expect(read(name, `张${sign}三`), 'two names that look the same').toBe('张三')
    expect(read(field.text({ label: '备注', maxLength: 2 }), '𠮷𠮷𠮷')).toBe('(最多2个字，写了3个)')
    expect(read(field.text({ label: '全文', long: true, maxLength: 100_000 }), '字'.repeat(40_000))).toBe('字'.repeat(40_000))
    expect(read(field.text({ label: '备注', long: true, maxLength: 20_000 }), '字'.repeat(40_000))).toContain('最多20000个字')
    expect(read(field.text({ label: '备注', long: true }), '字'.repeat(40_000))).toContain('最多32767个字')
  })

  it('takes empty for null, and refuses it where a value is required', () => {
    expect(read(money, ' 　')).toBeNull()
    expect(read(field.money({ label: '金额', required: true }), '')).toBe('(“金额”不能为空)')
  })

  it('passes the warning of a credit code on, and reads identifiers in their own way', () => {
    expect(parseFieldValue(field.creditCode({ label: '代码' }), '91350203M0001QAY9B')).toMatchObject({
      ok: true,
      warning: expect.stringContaining('校验位'),
    })
    expect(read(field.nationalId({ label: '身份证号' }), '331126209802290016')).toContain('2098年2月29日')
    expect(read(field.nationalId({ label: '身份证号' }), '33112620960229002X', { today: '2026-01-01' })).toContain('今天之后')
    expect(read(field.phone({ label: '电话' }), '138 0000 0000')).toBe('13800000000')
    expect(read(field.bankCard({ label: '账号' }), '6217 0000 0000 0012 348')).toBe('6217000000000012348')
    expect(read(field.village({ label: '村' }), ' 石桥村 ')).toBe('石桥村')
  })
})

describe('presentFieldValue', () => {
  const cases: readonly (readonly [Field, FieldValue, string])[] = [
    [money, '12.50', '12.50'],
    [area, '3.5000', '3.5'],
    [share, '12.0000', '12'],
    [households, 1204, '1204'],
    [day, '2020-03-01', '2020-03-01'],
    [time, '2020-03-01T08:30', '2020-03-01 08:30'],
    [month, '2020-03', '2020-03'],
    [year, '2020', '2020'],
    [quarter, '2020-Q1', '2020年一季度'],
    [kind, 'above', '规上'],
    [flag, false, '否'],
    [name, '张三', '张三'],
    [money, null, ''],
  ]

  it.each(cases)('%o shows %s as %s', (of, value, text) => expect(presentFieldValue(of, value)).toBe(text))

  it.each(cases)('%o reads %s back from what it shows', (of, value, text) => expect(read(of, text)).toBe(value))

  it('marks ID numbers of nobody', () => {
    const id = field.nationalId({ label: '身份证号' })
    expect(fieldValueMark(id, '331126209901010016')).toBe('虚构')
    expect(fieldValueMark(id, '11010519491231002X')).toBeUndefined()
    expect(fieldValueMark(money, '1.00')).toBeUndefined()
  })
})

describe('maskFieldValue', () => {
  it.each([
    [field.phone({ label: '电话' }), '13800001234', '138****1234'],
    [field.phone({ label: '电话' }), '0578-6120000', '0578-****000'],
    [field.nationalId({ label: '身份证号' }), '331126209901010016', '**************0016'],
    [field.bankCard({ label: '账号' }), '6217000000000012348', '***************2348'],
    [name, '张三', '张*'],
    [name, '张小三', '张*三'],
    [name, '欧阳小三', '欧**三'],
    [name, '张', '张*'],
    [money, '12.50', '***'],
    [kind, 'above', '***'],
  ] as const)('%o hides %s as %s', (of, value, text) => expect(maskFieldValue(of, value)).toBe(text))

  it('keeps empty empty', () => expect(maskFieldValue(name, null)).toBeNull())
})

describe('a number behind stars', () => {
  it.each([
    [field.nationalId({ label: '身份证号' }), '999901******010233'],
    [field.nationalId({ label: '身份证号' }), '9999012099＊＊＊＊0013'],
    [field.bankCard({ label: '一卡通账号' }), '6217****0018'],
    [field.phone({ label: '电话' }), '138****1234'],
    [field.creditCode({ label: '信用代码' }), '9133********1234XX'],
  ])('is said to be no whole number, not one of the wrong length', (one, text) => {
    expect(read(one, text)).toBe(`(“${one.label}”打了星号，不是完整号码，请填完整的号码)`)
  })
})
