import { describe, expect, it } from 'vitest'
import { compileBody, type TestValues } from '../testing.ts'

const verdictsOf = (body: string, changes: TestValues = {}, villages: readonly string[] = []) =>
  compileBody(body, changes, undefined, villages).assertions.map(({ text, verdict }) => `${text} ${verdict}`)

const years: TestValues = {
  '外出人员数@2018': '2700',
  '外出人员数@2017': '2650',
  '大户累计增速@2020-01': '-12',
  '大户累计增速@2020-02': '-9',
  '大户累计增速@2020-03': '-8.2',
  '大户累计增速@2020-04': '1.5',
  '技改投资@2020-01': '1',
  '技改投资@2020-02': '3',
  '技改投资@2020-03': '2',
  '技改投资@2020-04': '1',
  '技改投资@2020-05': '4',
  '技改投资@2020-06': '5',
}
const villages = ['东山村', '西山村', '南山村']
const byVillage: TestValues = { '补贴户数[东山村]': '90', '补贴户数[西山村]': '60', '补贴户数[南山村]': '30' }

describe('a word that asserts', () => {
  it.each<readonly [string, readonly string[]]>([
    ['外出人员数连续两年减少。', ['连续两年 agreed', '减少 agreed']],
    ['外出人员数连续三年减少。', ['连续三年 refuted', '减少 agreed']],
    ['着力推进集镇建设，外出人员数比上年增加。', ['比上年增加 refuted']],
    ['力争明年外出人员数比上年增加。', []],
    ['外出人员数创五年来新低。', ['创五年来新低 unproved']],
    ['外出人员数连续五年减少。', ['连续五年 refuted', '减少 agreed']],
    ['大户累计增速4月由负转正。', ['由负转正 agreed']],
    ['大户累计增速3月由负转正。', ['由负转正 refuted']],
    ['大户累计增速4月首次转正。', ['首次 agreed', '转正 agreed']],
    ['到位资金首次突破2500万元。', ['首次 agreed', '突破2500万元 agreed']],
    ['到位资金首次突破2000万元。', ['首次 refuted', '突破2000万元 agreed']],
    ['技改投资不降反升。', ['不降反升 agreed']],
    ['外出人员数不降反升。', ['不降反升 refuted']],
    ['外出人员数逐年减少。', ['逐年减少 agreed']],
    ['一季度，技改投资逐月增长。', ['逐月增长 refuted']],
    // From April on: that March was higher is not spoken of.
    ['4月至6月，技改投资逐月增长。', ['逐月增长 agreed']],
    ['3月至6月，技改投资逐月增长。', ['逐月增长 refuted']],
    ['到位资金未完成年度任务。', ['完成年度任务 refuted']],
    ['大户产值增速慢于技改投资增速。', ['慢于 agreed']],
    ['技改投资增速慢于大户产值增速。', ['慢于 refuted']],
    ['利润总额翻番。', ['翻番 unproved']],
    ['本地病例零新增、病例零新增。', ['零 agreed', '零 refuted']],
    ['{{新建项目数}}个新建项目全部在当月投产。', ['4 proved', '全部 unproved']],
    ['下半年到位资金低于上半年。', ['低于 unproved']],
    ['牌坊修缮尚未完工。', ['尚未 unproved']],
    ['新建项目数是投产项目数的1倍。', ['1倍 agreed']],
    ['新建项目数是投产项目数的3倍。', ['3倍 refuted']],
  ])('%s', (body, expected) => expect(verdictsOf(body, years)).toEqual(expected))

  it('of a task reckoned back from a rate that does not end is of the task', () => {
    const third: TestValues = { 到资完成率: '133.33333333333333333333' }
    expect(verdictsOf('到位资金2600万元，超过1950万元的年度目标。', third)).toEqual(['2600万元 agreed', '超过1950万元 agreed'])
    expect(verdictsOf('到位资金2600万元，超过1951万元的年度目标。', third)).toEqual(['2600万元 agreed', '超过1951万元 refuted'])
  })

  it.each<readonly [string, readonly string[]]>([
    ['补贴户数最多的是东山村。', ['最多 agreed']],
    ['补贴户数最多的是西山村。', ['最多 refuted']],
    ['南山村补贴户数居各村之首。', ['各村之首 refuted']],
    ['东山村补贴户数高于西山村。', ['高于 agreed']],
    ['西山村补贴户数高于东山村。', ['高于 refuted']],
    ['东山村补贴户数比西山村多30户。', ['30户 agreed']],
    ['东山村补贴户数比西山村多40户。', ['40户 refuted']],
    ['3个村补贴户数全部超过25户。', ['3个 unproved', '超过25户 agreed']],
    ['3个村补贴户数全部超过50户。', ['3个 unproved', '超过50户 refuted']],
    ['西山村补贴户数90户。', ['90户 refuted']],
  ])('%s', (body, expected) => expect(verdictsOf(body, byVillage, villages)).toEqual(expected))
})

describe('a typed number', () => {
  it.each<readonly [string, readonly string[]]>([
    ['2019年，到位资金2100万元，2020年达到2600万元，增长23.8%。', ['2100万元 agreed', '2600万元 agreed', '23.8% agreed']],
    ['2019年，到位资金2100万元，2020年达到3600万元。', ['2100万元 agreed', '3600万元 refuted']],
    ['外出2531人，国外人员31人，其余1500人。', ['2531人 agreed', '31人 agreed', '1500人 refuted']],
    ['项目投产率跌破98%。', ['跌破98% refuted']],
    ['到位资金单月突破200万元。', ['突破200万元 unproved']],
    ['大户、商户64家。', ['64家 unproved']],
    ['新建项目三成未投产。', ['三成 refuted']],
    [
      '全部产值{{全部产值|亿元|2}}亿元、大户产值{{大户产值|亿元|2}}亿元，相差6.12亿元。',
      ['20.12 proved', '14.00 proved', '6.12亿元 agreed'],
    ],
    [
      '全部产值{{全部产值|亿元|2}}亿元、大户产值{{大户产值|亿元|2}}亿元，相差8.12亿元。',
      ['20.12 proved', '14.00 proved', '8.12亿元 refuted'],
    ],
    ['到位资金迈过3000万元。', ['迈过3000万元 refuted']],
    ['技改投资月均333万元。', ['333万元 agreed']],
    ['技改投资月均400万元。', ['400万元 refuted']],
    ['技改投资同比多400万元。', ['400万元 agreed']],
    ['外出人员数两年累计减少169人。', ['169人 agreed']],
    ['尚有2500人未结对覆盖。', ['2500人 agreed']],
    ['集中隔离412人。', ['412人 refuted']],
    ['技改投资9亿元。', ['9亿元 refuted']],
    ['民营企业技改投资9亿元。', ['民营 unproved', '9亿元 unproved']],
  ])('%s', (body, expected) => expect(verdictsOf(body, years)).toEqual(expected))
})

describe('a sentence that another one contradicts', () => {
  it('names the place that prints otherwise', () => {
    const { problems } = compileBody('项目投产率{{项目投产率|%|0}}%。\n\n新建项目投产率60%。', { 项目投产率: '75' })
    expect(problems.map(({ at, message }) => `${at.line} ${message}`)).toEqual([expect.stringMatching(/^8 .*第6行印的是75/)])
  })
})
