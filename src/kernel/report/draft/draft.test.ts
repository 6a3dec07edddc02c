import { describe, expect, it } from 'vitest'
import { yearPeriod } from '../../../definition/period/parse-period.ts'
import { testCatalogue, truth } from '../testing.ts'
import { advanceTemplate } from './advance-template.ts'
import { draftReport } from './draft-report.ts'

const settings = { name: '旧稿', whole: false, catalogue: testCatalogue, period: yearPeriod(2020), town: undefined, above: 0 }
const ids = new Map(testCatalogue.catalogue.indicators.map(({ id, label }) => [id, label]))

/** The ledger of the tests: values by the label, of another year by label@year. */
function known(values: Readonly<Record<string, string | readonly string[] | null>>) {
  return (indicator: string, period: string) => {
    const label = ids.get(indicator) ?? ''
    const found = values[period === '2020' ? label : `${label}@${period}`]
    if (found === undefined || found === null) return undefined
    return typeof found === 'string' ? { value: found, names: [] } : { value: found.join('、'), names: found }
  }
}

/** The text with its tokens, without the front matter. */
const drafted = (text: string, values?: Readonly<Record<string, string | readonly string[]>>) =>
  draftReport({ ...settings, text, ...(values === undefined ? {} : { knownValue: known(values) }) })
    .template.split('---\n')[2]
    ?.trim()

describe('the draft of a masked text', () => {
  it.each([
    ['水稻种植面积约xxxx亩。', '水稻种植面积约{{水稻种植面积|亩|整100}}亩。'],
    ['发放补贴资金xx.xxxx万元，经过xx天连续奋战。', '发放补贴资金{{补贴资金|万元|xx.xxxx}}万元，经过{{奋战天数|天|xx}}天连续奋战。'],
    ['技改投资xxxx万元，同比增长xx.x%。', '技改投资{{技改投资|万元|xxxx}}万元，同比增长{{技改投资同比|%|xx.x}}%。'],
    [
      '共有外出人员xxxx人（含国外人员xx人），其中外省xxx人、外县xx人。',
      '共有外出人员{{外出人员数|人|xxxx}}人（含国外人员{{国外人员数|人|xx}}人），其中外省{{外省人员数|人|xxx}}人、外县{{外县人员数|人|xx}}人。',
    ],
    ['20xx年，打响xx知名度。', '{{本年}}年，打响{{镇简称}}知名度。'],
  ])('%s', (text, template) => {
    expect(drafted(text)).toBe(template)
  })

  it('asks about what it cannot fill: a period, and a letter that was masked by mistake', () => {
    const { questions } = draftReport({ ...settings, text: 'x-xx月份全部产值x.xx亿元，绘就最x心圆。' })
    expect(questions.map(({ at, text }) => `${at.column} ${text}`)).toEqual(['1 x-xx月份', '21 x'])
  })
})

describe('the draft of a finished text', () => {
  it('binds what the ledger confirms, in the unit and with the decimals that were written', () => {
    expect(drafted('全年全部产值18.50亿元，技改投资5000万元。', { 全部产值: '1850000000', 技改投资: '50000000' })).toBe(
      '全年全部产值{{全部产值|亿元|2}}亿元，技改投资{{技改投资|万元|0}}万元。',
    )
  })

  it('never binds what the ledger says otherwise, and asks', () => {
    const { bindings, questions } = draftReport({
      ...settings,
      text: '全年全部产值18.50亿元。',
      knownValue: known({ 全部产值: '1900000000' }),
    })
    expect(bindings).toEqual([])
    expect(questions.map(({ text, candidates }) => [text, candidates[0]])).toEqual([['18.50', '全部产值']])
  })

  it('takes the year that the words say, and rounds as 近 and 余 do', () => {
    const values = { 全部产值: '1850000000', '全部产值@2019': '1700000000', 果园投入: '2873000' }
    expect(drafted('2019年，全部产值17.00亿元。果园投入近290万元。', values)).toBe(
      '2019年，全部产值{{全部产值@2019|亿元|2}}亿元。果园投入近{{果园投入|万元|整10}}万元。',
    )
  })

  it('binds days, lists of names, phrases and cells', () => {
    const values = { 首例日期: '2020-03-05', 大户企业名单: ['甲厂', '乙厂', '丙厂'], 项目投产率: '100', 病例数: '12', 技改投资: '50000000' }
    expect(drafted('3月5日为首例日期。甲厂、乙厂等企业带头。新建项目全部投产。', values)).toBe(
      '{{首例日期|月日}}为首例日期。{{大户企业名单|名单|2}}等企业带头。新建项目{{?全部投产:项目投产率}}。',
    )
    const table = '| 指标 | 单位 | 2020年 |\n| --- | --- | --- |\n| 技改投资 | 万元 | 5000 |'
    expect(drafted(table, values)).toContain('| 技改投资 | 万元 | {{技改投资|万元|0}} |')
  })

  it('knows a day by whatever else its indicator is called', () => {
    expect(drafted('3月5日，全镇报告第一例。', { 首例日期: '2020-03-05' })).toBe('{{首例日期|月日}}，全镇报告第一例。')
  })

  it('leaves out what is less sure than wanted', () => {
    const text = '经过60天连续奋战，项目共5个。'
    const all = draftReport({ ...settings, text }).bindings.map(({ confidence }) => confidence)
    const sure = draftReport({ ...settings, text, above: 0.9 })
    expect(sure.bindings.map(({ confidence }) => confidence)).toEqual(all.filter((confidence) => confidence >= 0.9))
    expect(sure.template).toContain('{{奋战天数')
  })

  it('puts the title, the town and the year in front', () => {
    const town = { code: '999901101', name: '青竹镇', county: '竹溪县' }
    const { template } = draftReport({ ...settings, town, text: '青竹镇2020年工作报告\n一、2020年工作回顾\n青竹镇全部产值1亿元。' })
    expect(template).toMatch(
      /^---\ntitle: 青竹镇2020年工作报告\ntown: "999901101"\nperiod: 2020\n---\n\n# 一、\{\{本年\}\}年工作回顾\n\n\{\{镇名\}\}全部产值/,
    )
  })

  it('agrees with every value of the test catalogue that a sentence of its own label says', () => {
    const sums = ['全部产值', '大户产值', '到位资金', '技改投资', '果园投入']
    for (const label of sums) {
      const value = truth[label]
      if (typeof value !== 'string' || !value.endsWith('0000')) continue
      const text = `全年${label}${value.slice(0, -4)}万元。`
      expect(drafted(text, { [label]: value })).toBe(`全年${label}{{${label}|万元|0}}万元。`)
    }
  })
})

describe('two numbers that one indicator would have', () => {
  const sure = (text: string) =>
    draftReport({ ...settings, text }).bindings.flatMap(({ kind, name, text: words, confidence }) =>
      kind === 'figure' && confidence >= 0.75 ? [`${name} ${words}`] : [],
    )

  it('are at most one of it where they differ: the surer, and of two alike none', () => {
    expect(sure('全年技改投资3000万元。')).toEqual(['技改投资 3000'])
    expect(sure('全年技改投资3000万元。全年技改投资4100万元。')).toEqual([])
    expect(sure('全年技改投资3000万元，技改投资0.30亿元。')).toEqual(['技改投资 3000', '技改投资 0.30'])
  })
})

describe('next year’s template from this year’s', () => {
  const source = `---
title: 甲镇2020年工作报告
town: "999901101"
period: 2020
---
# 一、2020年工作回顾

2019年{{全部产值@2019|亿元|2}}亿元，1-11月{{全部产值@2020-01..2020-11|亿元|2}}亿元，{{?居首:attested:县政〔2020〕66号}}，{{背景:全省第一}}，另有3个项目。

# 二、2021年目标
`
  const { template, questions } = advanceTemplate(source, '今年')

  it('moves periods and years on by one, and keeps names and numbers of documents', () => {
    expect(template).toBe(
      source
        .replace('甲镇2020年', '甲镇2021年')
        .replace('period: 2020', 'period: 2021')
        .replace('一、2020年', '一、2021年')
        .replace('2019年{{全部产值@2019', '2020年{{全部产值@2020')
        .replace('@2020-01..2020-11', '@2021-01..2021-11')
        .replace('二、2021年', '二、2022年'),
    )
  })

  it('asks about what a person has to look at again', () => {
    expect(questions.map(({ text }) => text)).toEqual(['{{?居首:attested:县政〔2020〕66号}}', '{{背景:全省第一}}', '3个'])
  })
})
