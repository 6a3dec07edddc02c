import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import type { CheckDefinition } from '../../definition/check/types.ts'
import type { ClaimDefinition } from '../../definition/claim/types.ts'
import { field } from '../../definition/field/field.ts'
import { defineComputed, defineMeasure } from '../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { parseTemplate } from '../../definition/report/parse-template.ts'
import type { CompiledReport } from '../../definition/report/types.ts'
import type { IndicatorRequest, IndicatorResult } from '../indicator/types.ts'
import { checkReport } from './check-report.ts'
import { planReport } from './plan/plan-report.ts'
import type { PromisedItem } from './types.ts'

/** A small catalogue of one ledger, enough to bring every check into play, and the values of a year that all agree with each other. */
const event = defineLedger({
  id: 'event',
  label: '事项',
  kind: 'journal',
  date: 'happenedOn',
  title: ['name'],
  fields: {
    name: field.text({ label: '名称', required: true }),
    kind: field.choice({ label: '类别', options: { near: '近处', far: '远处' } }),
    amount: field.money({ label: '金额' }),
    area: field.area({ label: '面积' }),
    happenedOn: field.date({ label: '日期' }),
  },
})

const flow = { unit: '元', flow: 'flow', ledger: event, type: 'sum', of: 'amount' } as const
const people = { unit: '人', flow: 'stock', ledger: event, type: 'count' } as const
const things = { unit: '个', flow: 'flow', ledger: event, type: 'count' } as const

const indicators = [
  defineMeasure({ ...flow, id: 'output', label: '全部产值' }),
  defineMeasure({ ...flow, id: 'large-output', label: '大户产值', aliases: ['骨干产值'] }),
  defineMeasure({ ...flow, id: 'arrived', label: '到位资金' }),
  defineMeasure({ ...flow, id: 'invested', label: '技改投资' }),
  defineMeasure({ ...flow, id: 'orchard', label: '果园投入' }),
  defineMeasure({ ...flow, id: 'subsidy', label: '补贴资金', exact: true }),
  defineMeasure({ ...flow, id: 'profit', label: '利润总额' }),
  defineMeasure({ ...flow, id: 'unknown-sum', label: '未报金额', missing: 'unknown' }),
  defineMeasure({ ...flow, id: 'twin-a', label: '双胞数' }),
  defineMeasure({ ...flow, id: 'twin-b', label: '双胞数' }),
  defineMeasure({ ...people, id: 'away', label: '外出人员数' }),
  defineMeasure({ ...people, id: 'abroad', label: '国外人员数' }),
  defineMeasure({ ...people, id: 'other-province', label: '外省人员数' }),
  defineMeasure({ ...people, id: 'other-city', label: '外市人员数' }),
  defineMeasure({ ...people, id: 'other-county', label: '外县人员数' }),
  defineMeasure({ ...people, id: 'isolated', label: '隔离人数', flow: 'flow', exact: true }),
  defineMeasure({ ...people, id: 'doubly-isolated', label: '重复隔离人数' }),
  defineMeasure({ ...people, id: 'visits', label: '游客人次', unit: '人次', flow: 'flow' }),
  defineMeasure({ ...things, id: 'households', label: '补贴户数', unit: '户' }),
  defineMeasure({ ...things, id: 'traders', label: '个体商户数', unit: '户', flow: 'stock' }),
  defineMeasure({ ...things, id: 'large-count', label: '大户企业数', unit: '家', flow: 'stock' }),
  defineMeasure({
    id: 'large-list',
    label: '大户企业名单',
    unit: '无',
    flow: 'stock',
    ledger: event,
    type: 'pick',
    of: 'name',
    take: 'list',
  }),
  defineMeasure({
    id: 'first-day',
    label: '首例日期',
    aliases: ['第一例日期'],
    unit: '无',
    flow: 'flow',
    ledger: event,
    type: 'pick',
    of: 'happenedOn',
    take: 'first',
  }),
  defineMeasure({ ...things, id: 'cases', label: '病例数', unit: '例' }),
  defineMeasure({ ...things, id: 'local-cases', label: '本地病例数', unit: '例', note: '疫情在本地扩散的病例。' }),
  defineMeasure({ ...things, id: 'projects', label: '新建项目数' }),
  defineMeasure({ ...things, id: 'producing', label: '投产项目数' }),
  defineMeasure({ ...things, id: 'declared', label: '申报村数' }),
  defineMeasure({ ...things, id: 'named', label: '创成村数' }),
  defineMeasure({ ...things, id: 'days', label: '奋战天数', wordings: ['…经过□连续奋战'], unit: '天' }),
  defineMeasure({ ...things, id: 'routes', label: '线路数', unit: '条', flow: 'stock' }),
  defineMeasure({ id: 'new-area', label: '新增面积数', unit: '亩', flow: 'flow', ledger: event, type: 'sum', of: 'area' }),
  defineMeasure({ id: 'rice-area', label: '水稻种植面积', unit: '亩', flow: 'flow', ledger: event, type: 'sum', of: 'area' }),
  defineComputed({
    id: 'coverage',
    label: '结对覆盖率',
    unit: '%',
    flow: 'stock',
    exact: true,
    type: 'ratio',
    numerator: 'abroad',
    denominator: 'away',
  }),
  defineComputed({
    id: 'producing-rate',
    label: '项目投产率',
    unit: '%',
    flow: 'flow',
    exact: true,
    type: 'ratio',
    numerator: 'producing',
    denominator: 'projects',
  }),
  defineComputed({ id: 'arrived-rate', label: '到资完成率', unit: '%', flow: 'flow', exact: true, type: 'completion', of: 'arrived' }),
  defineComputed({ id: 'invested-growth', label: '技改投资同比', unit: '%', flow: 'flow', type: 'yearOnYear', of: 'invested' }),
  defineComputed({ id: 'visits-growth', label: '游客人次同比', unit: '%', flow: 'flow', type: 'yearOnYear', of: 'visits' }),
  defineComputed({ id: 'large-total', label: '大户累计产值', unit: '元', flow: 'flow', type: 'cumulative', of: 'large-output' }),
  defineComputed({ id: 'large-speed', label: '大户累计增速', unit: '%', flow: 'flow', type: 'yearOnYear', of: 'large-total' }),
  defineComputed({ id: 'coverage-gain', label: '覆盖率提升', unit: '百分点', flow: 'flow', type: 'yearOnYear', of: 'coverage' }),
]

const claims: readonly ClaimDefinition[] = [
  { id: 'turned', phrase: '由负转正', over: 'endpoints', condition: 'first < 0 and last > 0', why: '起点 {first}，终点 {last}。' },
  { id: 'none', phrase: '零…', over: 'period', condition: 'value = 0', why: '实际为 {value}。' },
  { id: 'all', phrase: '全部…', aliases: ['所有…', '均…'], over: 'period', condition: 'value = 100', of: '%', why: '实际为 {value}。' },
  {
    id: 'doubled',
    phrase: '翻番',
    over: 'period',
    condition: 'lastYear > 0 and value >= 2 * lastYear',
    why: '本期 {value}，上年 {lastYear}。',
  },
  { id: 'over-target', phrase: '超额完成', over: 'period', condition: 'value > target', why: '完成 {value}，任务 {target}。' },
  { id: 'highest', phrase: '创新高', over: 'period', condition: 'value > peak', why: '本期 {value}，此前最高 {peak}。' },
  { id: 'crossed', phrase: '首次突破', over: 'period', condition: 'value > peak', why: '本期 {value}，此前最高 {peak}。' },
  { id: 'level', phrase: '持平', over: 'period', condition: 'growth > -0.05 and growth < 0.05', why: '同比 {growth}。' },
]

const checks: readonly CheckDefinition[] = [
  {
    id: 'away-parts',
    label: '外出人员分类之和',
    kind: 'partition',
    whole: 'away',
    readings: [
      { label: '国外并列', parts: ['abroad', 'other-province', 'other-city', 'other-county'] },
      { label: '国外在外省之内', parts: ['other-province', 'other-city', 'other-county'] },
    ],
  },
  { id: 'large-of-output', label: '大户产值不多于全部产值', kind: 'partOfWhole', part: 'large-output', whole: 'output' },
  { id: 'once', label: '一人一措施', kind: 'mustBeZero', indicators: ['doubly-isolated'], with: ['isolated'] },
  { id: 'large-length', label: '大户企业数与名单一致', kind: 'listLength', count: 'large-count', list: 'large-list' },
  { id: 'invested-growth', label: '技改投资同比', kind: 'growth', growth: 'invested-growth', value: 'invested' },
  { id: 'arrived-rate', label: '到资完成率', kind: 'completion', rate: 'arrived-rate', value: 'arrived' },
  { id: 'named-ladder', label: '创成不多于申报', kind: 'ladder', steps: ['named', 'declared'] },
]

const pack = definePack({ id: 'test', label: '试用', office: '党政办', ledgers: [event], indicators, claims, checks })

export const testCatalogue = indexCatalogue(resolveCatalogue([pack]).catalogue)

/** By `label` (the year 2020), `label@period` or `label[village]`; a list stands for the words of a pick. null = unknown. */
export type TestValues = Readonly<Record<string, string | readonly string[] | null>>

const eleven = '2020-01..2020-11'
export const truth: TestValues = {
  全部产值: '2012345678.9',
  [`全部产值@${eleven}`]: '1834567890.12',
  '全部产值@2019': '1900000000',
  '全部产值@2020-Q3': '500000000',
  '全部产值@2020-06': '150000000',
  '全部产值@2019-01..2019-11': '1700000000',
  '全部产值@2020-01..2020-06': '900000000',
  '全部产值@2020-01..2020-09': '1400000000',
  大户产值: '1400000000',
  [`大户产值@${eleven}`]: '1234567890',
  '大户产值@2019': '1300000000',
  到位资金: '26000000',
  [`到位资金@${eleven}`]: '23500000',
  '到位资金@2019': '21000000',
  到资完成率: '130',
  [`到资完成率@${eleven}`]: '117.5',
  技改投资: '40000000',
  [`技改投资@${eleven}`]: '34560000',
  '技改投资@2019': '36000000',
  '技改投资@2019-01..2019-11': '30746000',
  技改投资同比: '11.1111111111',
  [`技改投资同比@${eleven}`]: '12.4048656736',
  果园投入: '2873000',
  '果园投入@2019': '1400000',
  补贴资金: '456789',
  利润总额: '-120000',
  未报金额: null,
  外出人员数: '2531',
  国外人员数: '31',
  外省人员数: '1200',
  外市人员数: '1000',
  外县人员数: '331',
  '外出人员数@2019': '2600',
  '外出人员数@2020-06': '2400',
  隔离人数: '234',
  重复隔离人数: '0',
  游客人次: '56789',
  '游客人次@2019': '60000',
  游客人次同比: '-5.3516666667',
  补贴户数: '180',
  个体商户数: '45',
  大户企业数: '8',
  大户企业名单: ['甲厂', '乙厂', '丙厂', '丁厂', '戊厂', '己厂', '庚厂', '辛厂'],
  首例日期: '2020-02-03',
  病例数: '3',
  本地病例数: '0',
  新建项目数: '4',
  投产项目数: '4',
  项目投产率: '100',
  申报村数: '3',
  创成村数: '2',
  奋战天数: '28',
  线路数: '5',
  新增面积数: '361.5',
  水稻种植面积: '3456.7',
  结对覆盖率: '100',
  覆盖率提升: '5.2',
  '大户累计增速@2020-03': '-8.2',
  '大户累计增速@2020-12': '7.7',
  大户累计产值: '1400000000',
}

/** Lines of front matter before the body. */
export const frontLines = 5

/** Compiles a body over given values through the pure core, exactly as the kernel does after its one evaluation. */
export function compileBody(
  body: string,
  changes: TestValues = {},
  front = '---\ntitle: 甲镇2020年工作报告\ntown: "999901101"\nperiod: 2020\n---',
  villages: readonly string[] = [],
  promises: readonly PromisedItem[] = [],
  names: readonly string[] = [],
): CompiledReport {
  const { template, problems } = parseTemplate(`${front}\n${body}`, 'test.md')
  if (template === undefined) throw new Error(`front matter: ${JSON.stringify(problems)}`)
  const plan = planReport(template, testCatalogue, { villages, names })
  const values = { ...truth, ...changes }
  return checkReport({
    plan,
    problems,
    catalogue: testCatalogue,
    name: 'test.md',
    facts: {
      town: { code: '999901101', name: '甲镇', shortName: '甲', county: '某县' },
      results: plan.requests.map((request) => answer(request, values)),
      attestations: new Map([['甲荣字1号', { title: '先进单位', ledger: '荣誉', words: '综合考核居全县第一 县级' }]]),
      promises,
      asOf: '2021-01-10T00:00:00.000000Z',
    },
  })
}

function answer(request: IndicatorRequest, values: TestValues): IndicatorResult {
  const { label, unit } = testCatalogue.getIndicator(request.indicator)
  const slice = request.slices?.map(({ value }) => `[${value}]`).join('') ?? ''
  const found = values[`${label}${slice}${request.period === '2020' ? '' : `@${request.period}`}`]
  const list = typeof found === 'string' || found === null || found === undefined ? undefined : found
  const value = typeof found === 'string' ? found : list === undefined ? null : list.join('、')
  return { request, unit, value, list, unknown: value === null ? '没有记录' : undefined, error: undefined, records: value === null ? 0 : 1 }
}
