import { describe, expect, it } from 'vitest'
import { presentPlace } from '../../definition/diagnostic/diagnostic.ts'
import { compileBody, frontLines, type TestValues } from './testing.ts'

/** [code, body with § at the place where the problem must be shown, changed values] */
const faults: readonly (readonly [string, string, TestValues?])[] = [
  // rows of tokens behind rows of names
  ['words-mismatch', '国外、外省、外市人员分别为{{国外人员数}}人、§{{外市人员数}}人、{{外省人员数}}人。'],
  ['words-mismatch', '国外、外省、外市人员分别有{{外省人员数}}人、§{{外市人员数}}人和{{国外人员数}}人。'],
  ['words-mismatch', '到位资金和技改投资分别为§{{技改投资|万元|0}}万元和{{到位资金|万元|0}}万元。'],
  // a change without a name is of the figure before, a day of what the sentence tells, a quotient of what goes together
  ['words-mismatch', '到位资金{{到位资金|万元|0}}万元，同比增长§{{技改投资同比|%|1}}%。'],
  ['words-mismatch', '§{{首例日期|月日}}，大户企业全面动工。'],
  ['unproved', '新建项目{{新建项目数}}个，§均在当季投产。'],
  // names, periods, slices, grammar
  ['unknown-name', '今年§{{全部产直|亿元|2}}亿元。'],
  ['ambiguous-name', '今年§{{双胞数|万元|0}}万元。'],
  ['bad-period', '产值§{{全部产值@2020-13|亿元|2}}亿元。'],
  ['unknown-dimension', '产值§{{全部产值[颜色=红]|亿元|2}}亿元。'],
  ['token-syntax', '产值§{{|亿元|2}}亿元。'],
  ['token-syntax', '产值§{{全部产值|亿元|两位}}亿元。'],
  ['token-syntax', '覆盖§{{?全部}}。'],
  ['token-unclosed', '产值§{{全部产值|亿元|2亿元。'],
  ['token-syntax', '产值12亿元§}}。'],
  ['bad-unit', '产值§{{全部产值|亿吨|2}}亿元。'],
  ['bad-unit', '户数§{{补贴户数|万元|2}}万元。'],
  ['format-kind', '共§{{补贴户数|名单|3}}户。'],
  ['format-kind', '有§{{大户企业名单|万元|0}}万元。'],
  ['format-kind', '从§{{补贴户数|月日}}起。'],
  // units
  ['unit-mismatch', '全年产值§{{全部产值|亿元|2}}万元。'],
  ['unit-mismatch', '全年产值§{{全部产值|万元|0}}亿元。'],
  ['unit-mismatch', '补贴§{{补贴户数}}人。'],
  ['unit-mismatch', '接待§{{游客人次}}人。'],
  ['unit-mismatch', '外出§{{外出人员数}}户。'],
  ['unit-mismatch', '新增§{{新增面积数|亩|0}}公顷。'],
  ['unit-mismatch', '外出§{{外出人员数}}万人。'],
  ['unit-missing', '全年产值§{{全部产值|亿元|2}}。'],
  ['unit-missing', '结对率达到§{{结对覆盖率|%|0}}。'],
  ['percent-point', '结对率达到§{{结对覆盖率|%|0}}个百分点。'],
  ['percent-point', '比上年提高§{{覆盖率提升|百分点|1}}%。'],
  // approximators
  ['approximator-false', '全年投入近§{{果园投入|万元|整1000}}万元。'],
  ['approximator-false', '全年投入近§{{果园投入|万元|整100}}万元。', { 果园投入: '3000000' }],
  ['approximator-false', '新增§{{新增面积数|亩|整100}}余亩。', { 新增面积数: '300' }],
  ['approximator-false', '全年投入逾§{{果园投入|万元|整100}}万元。', { 果园投入: '3000000' }],
  ['approximator-false', '种植约§{{水稻种植面积|亩|整5000}}亩。'],
  ['approximator-false', '不足§{{果园投入|万元|0}}万元。', { 果园投入: '3000000' }],
  ['approximator-false', '全年投入突破§{{果园投入|万元|整100}}万元。', { '果园投入@2019': '2500000' }],
  ['approximator-false', '投入§{{果园投入|万元|0}}万元以上。', { 果园投入: '2868000.5' }],
  ['approximator-stacked', '全年投入近§{{果园投入|万元|整100}}余万元。'],
  ['approximator-stacked', '种植约§{{水稻种植面积|亩|整100}}亩左右。'],
  ['approximator-stacked', '投入超过§{{果园投入|万元|整100}}万元以上。'],
  ['approximator-stacked', '约占§{{结对覆盖率|%|0}}%左右。'],
  ['approximator-exact', '发放补贴近§{{补贴资金|万元|整10}}万元。'],
  ['approximator-exact', '隔离§{{隔离人数|人|整10}}余人。'],
  ['approximator-exact', '1-11月份完成年度任务的约§{{到资完成率@2020-01..2020-11|%|0}}%。'],
  ['approximator-not-round', '投入约§{{果园投入|万元|2}}万元。'],
  ['rounding-unsaid', '全年投入§{{果园投入|万元|整100}}万元。'],
  // masks
  ['mask-misfit', '隔离§{{隔离人数|人|xx}}人。'],
  ['mask-misfit', '产值§{{全部产值|亿元|x.xx}}亿元。'],
  ['mask-misfit', '产值§{{全部产值|亿元|x.xx}}亿元。', { 全部产值: '999600000' }],
  // periods
  ['period-words', '1-11月份产值§{{全部产值|亿元|2}}亿元。'],
  ['period-words', '全年产值§{{全部产值@2020-01..2020-11|亿元|2}}亿元。'],
  ['period-words', '上半年产值§{{全部产值@2020-01..2020-09|亿元|2}}亿元。'],
  ['period-words', '三季度产值§{{全部产值@2020-06|亿元|2}}亿元。'],
  ['period-words', '截至目前，外出§{{外出人员数@2020-06}}人。'],
  ['period-words', '2020年1-11月产值{{全部产值@2020-01..2020-11|亿元|2}}亿元，到位资金§{{到位资金|万元|0}}万元。'],
  ['period-words', '去年产值§{{全部产值|亿元|2}}亿元。'],
  ['period-unsaid', '产值§{{全部产值@2020-01..2020-11|亿元|2}}亿元。'],
  ['period-mixed', '产值{{全部产值|亿元|2}}亿元，到位资金§{{到位资金@2020-01..2020-11|万元|0}}万元。'],
  ['period-mixed', '1-11月份产值{{全部产值@2020-01..2020-11|亿元|2}}亿元。到位资金§{{到位资金|万元|0}}万元。'],
  ['completion-period', '1-11月份产值{{全部产值@2020-01..2020-11|亿元|2}}亿元。完成任务的§{{到资完成率@2020-01..2020-11|%|1}}%。'],
  ['completion-period', '到资{{?超额完成:到资完成率@2020-01..2020-11}}。'.replace('{{?', '§{{?')],
  // values
  ['value-unknown', '全年§{{未报金额|万元|0}}万元。'],
  ['movement', '游客{{游客人次}}人次，同比增长§{{游客人次同比|%|1}}%。'],
  ['movement', '全年技改投资{{技改投资|万元|0}}万元，同比下降§{{技改投资同比|%|1}}%。'],
  // identities
  [
    'check-partition',
    '外出§{{外出人员数}}人(含国外{{国外人员数}}人)，其中外省{{外省人员数}}人，外市{{外市人员数}}人，外县{{外县人员数}}人。',
    { 外出人员数: '2533' },
  ],
  ['partition-sum', '外出{{外出人员数}}人，其中外省§1210人，外市{{外市人员数}}人，外县{{外县人员数}}人。'],
  ['check-part-of-whole', '全年产值{{全部产值|亿元|2}}亿元，其中大户§{{大户产值|亿元|2}}亿元。', { 大户产值: '2100000000' }],
  ['check-zero', '集中§{{隔离人数}}人。', { 重复隔离人数: '1' }],
  ['check-list-length', '共有§{{大户企业数}}家。', { 大户企业数: '9' }],
  ['check-growth', '全年技改投资{{技改投资|万元|0}}万元，同比增长§{{技改投资同比|%|1}}%。', { 技改投资同比: '13.2' }],
  ['check-growth', '全年技改投资{{技改投资|万元|0}}万元，同比增长§{{技改投资同比|%|1}}%。', { '技改投资@2019': '-5' }],
  ['check-ladder', '申报{{申报村数}}个，创成§{{创成村数}}个。', { 创成村数: '4' }],
  ['list-count', '{{大户企业名单|名单|3}}等§9家企业。'],
  ['list-cut', '§{{大户企业名单|名单|3}}转产。'],
  ['counted-list', '围绕茶叶、竹器§三大产业。'],
  ['counted-list', '实施“甲、乙、丙、丁”§五镇同创。'],
  ['counted-list', '打造古道、茶园、溪谷、红色§{{线路数|条|0}}条线路。'],
  // typed beside the ledger's own
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，同比增长§15.2%。'],
  ['growth-mismatch', '产值由{{全部产值@上年|亿元|2}}亿元增加到{{全部产值|亿元|2}}亿元，增长§12.5%。'],
  ['rate-mismatch', '全年到位资金{{到位资金|万元|0}}万元，完成年度任务的§120%。'],
  ['same-fact', '全年全部产值{{全部产值|亿元|2}}亿元。全镇全部产值§21.5亿元。'],
  ['same-fact', '1-11月份全部产值{{全部产值@2020-01..2020-11|亿元|2}}亿元。全部产值§21.5亿元。'],
  ['partition-sum', '外出{{外出人员数}}人，其中外省§1100人，外市{{外市人员数}}人，外县{{外县人员数}}人。'],
  [
    'period-mixed',
    '1-11月份产值{{全部产值@2020-01..2020-11|亿元|2}}亿元。技改投资§{{技改投资|万元|0}}万元，同比增长{{技改投资同比@2020-01..2020-11|%|1}}%。',
  ],
  ['period-unsaid', '产值§{{全部产值@上年|亿元|2}}亿元。'],
  ['period-unsaid', '外出§{{外出人员数@2020-06}}人。'],
  ['typed-fact', '全年到位资金§3200万元。'],
  ['typed-fact', '去年全部产值§18亿元。'],
  ['typed-fact', '果园投入近§400万元。'],
  ['rate-above-whole', '整改率§120%。'],
  ['percent-point', '覆盖率提高§5%。'],
  ['unresolved-mask', '新建§xx个。'],
  ['leak-phone', '联系§13800138000。'],
  // claims
  ['claim-fails', '增速§{{?由负转正:大户累计增速@2020-03..2020-12}}。', { '大户累计增速@2020-03': '0.1' }],
  ['claim-unproved', '增速§{{?由负转正:大户累计增速@2020-03..2020-12}}。', { '大户累计增速@2020-03': null }],
  ['claim-fails', '实现§{{?零扩散:本地病例数}}。', { 本地病例数: '1' }],
  ['claim-fails', '已§{{?全部:项目投产率}}投产。', { 项目投产率: '75' }],
  ['claim-fails', '§{{?所有人员都:结对覆盖率=100%}}结对。', { 结对覆盖率: '99.99' }],
  ['claim-fails', '投入§{{?翻番:果园投入}}。', { '果园投入@2019': '1500000' }],
  ['claim-fails', '到资§{{?超额完成:到资完成率}}。', { 到资完成率: '100' }],
  ['claim-fails', '到资§{{?超额完成:到位资金}}。', { 到资完成率: '99' }],
  ['claim-fails', '产值§{{?创新高:全部产值}}。', { '全部产值@2019': '2100000000' }],
  ['claim-fails', '产值§{{?首次突破:全部产值≥20亿元}}。', { '全部产值@2019': '2010000000' }],
  ['claim-fails', '产值§{{?超二十亿:全部产值>21亿元}}。'],
  ['claim-unproved', '未报§{{?超预期:未报金额>1万元}}。'],
  ['unknown-claim', '成效§{{?前所未有:全部产值}}。'],
  ['bad-unit', '产值§{{?过百:全部产值>100户}}。'],
  ['unknown-attestation', '§{{?居全县第一:attested:乙荣字9号}}。'],
  ['unknown-name', '§{{?零事故:事故起数}}。'],
  ['bad-unit', '§{{?全部:大户企业数}}。', { 大户企业数: '100' }],
  // typed where no label stands whole
  ['typed-fact', '全镇共有§9家大户企业。'],
  ['typed-fact', '大户企业§9家。'],
  ['typed-fact', '设立§5个新建项目。'],
  ['typed-fact', '经过§29天连续奋战。'],
  ['typed-fact', '全镇共有§２４家大户企业。'],
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，增长§15.2%。'],
  // found by hostile reading
  ['approximator-stacked', '全年投入约近§{{果园投入|万元|整100}}万元。'],
  ['rounding-empty', '投入超§{{果园投入|万元|整1000}}万元。'],
  ['payment-rounded', '补贴资金§{{补贴资金|万元|2}}万元。'],
  ['unit-mismatch', '新建§{{新建项目数}}家项目。'],
  ['period-words', '１－１１月份产值§{{全部产值|亿元|2}}亿元。'],
  ['unit-mismatch', '😀𠮷§{{新建项目数}}户。'],
  // typed growth in all its wordings
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，同比增长近§20%。'],
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，同比增长超过§12%。'],
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，增幅达§15.2%。'],
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，比上年增长§1.5倍。'],
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，是上年的§2倍。'],
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，比上年增加§1000万元。'],
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，同比§翻番。'],
  ['growth-mismatch', '果园投入{{果园投入|万元|1}}万元，比上年§翻两番。'],
  ['growth-mismatch', '结对覆盖率{{结对覆盖率|%|0}}%，比上年提高§8个百分点。', { '结对覆盖率@2019': '94' }],
  ['percent-point', '全年技改投资{{技改投资|万元|0}}万元，同比增长§11.1个百分点。'],
  // more words of time
  ['period-words', '“十三五”期间产值§{{全部产值|亿元|2}}亿元。'],
  ['period-words', '近三年产值§{{全部产值|亿元|2}}亿元。'],
  ['period-words', '五年来，产值§{{全部产值|亿元|2}}亿元。'],
  ['period-words', '二〇一九年产值§{{全部产值|亿元|2}}亿元。'],
  ['period-words', '本月产值§{{全部产值|亿元|2}}亿元。'],
  ['period-words', '明年产值§{{全部产值|亿元|2}}亿元。'],
  // more words of about
  ['approximator-false', '投入超过了§{{果园投入|万元|0}}万元。', { 果园投入: '3000000' }],
  ['approximator-false', '投入几乎达到§{{果园投入|万元|0}}万元。', { 果园投入: '3000000' }],
  ['approximator-false', '种植差不多§{{水稻种植面积|亩|整5000}}亩。'],
  ['movement', '游客{{游客人次}}人次，增幅达§{{游客人次同比|%|1}}%。'],
  ['growth-mismatch', '案件下降§2倍。'],
  ['rate-mismatch', '新建{{新建项目数}}个，已投产{{投产项目数}}个，投产率§95%。'],
  ['rate-mismatch', '已投产{{投产项目数}}个，投产率达§95%。'],
  ['claim-number', '技改投资同比{{?增长:技改投资同比>0%}}§21.1%。'],
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元（同比增长§15.2%）。'],
  ['growth-mismatch', '全年技改投资{{技改投资|万元|0}}万元，同比去年同期增长§15.2%。'],
  ['growth-mismatch', '全年技改投资由2019年的3600万元增加到{{技改投资|万元|0}}万元，增长§15.2%。'],
  ['claim-number', '产值{{?首次突破:全部产值≥20亿元}}§25亿元。'],
  // a list and its sum, a heading
  ['counted-list', '引进甲项目、乙项目、丙项目共§4个项目。'],
  ['typed-fact', '## 全年到位资金§3200万元'],
  ['rate-mismatch', '全年到位资金{{到位资金|万元|0}}万元，完成年度任务2200万元的§118.2%。'],
]

/** The same in tables: rows joined by lines, the place where the problem must be shown in the row after the head and its line. */
const tableFaults: readonly (readonly [string, string, string])[] = [
  ['unit-mismatch', '| 指标 | 数值 |', '| 产值（万元） | §{{全部产值|亿元|2}} |'],
  ['unit-mismatch', '| 指标 | 单位 | 数值 |', '| 产值 | 万元 | §{{全部产值|亿元|2}} |'],
  ['unit-mismatch', '| 村 | 产值（万元） |', '| 全镇 | §{{全部产值|亿元|2}} |'],
  ['unit-mismatch', '| 指标 | 数值（户） |', '| 外出 | §{{外出人员数}} |'],
  ['percent-point', '| 指标 | 单位 | 数值 |', '| 覆盖率提升 | % | §{{覆盖率提升|百分点|1}} |'],
  ['period-words', '| 指标 | 1-11月 |', '| 产值（亿元） | §{{全部产值|亿元|2}} |'],
  ['period-words', '| 指标 | 上年 |', '| 产值（亿元） | §{{全部产值|亿元|2}} |'],
  ['typed-fact', '| 指标 | 数值 |', '| 全部产值 | §20.5亿元 |'],
  ['typed-fact', '| 指标 | 数值 |', '| 全部产值（亿元） | §20.5 |'],
  ['typed-fact', '| 序号 | 指标 | 单位 | 2020年 |', '| 1 | 全部产值 | 亿元 | §20.5 |'],
  ['typed-fact', '| 指标 | 上年（亿元） |', '| 全部产值 | §20.12 |'],
  ['typed-fact', '| 指标 | 2020年完成（亿元） |', '| 全部产值 | §20.5 |'],
  ['period-words', '| 期间 | 产值（亿元） |', '| 2019年 | §{{全部产值|亿元|2}} |'],
]

describe('a seeded fault', () => {
  for (const [code, marked, changes] of faults) {
    it(`${code} is found in ${marked}${changes === undefined ? '' : ` with ${JSON.stringify(changes)}`}`, () => {
      const column = Array.from(marked.slice(0, marked.indexOf('§'))).length + 1
      const { problems } = compileBody(marked.replace('§', ''), changes)
      const found = problems.map((problem) => `${presentPlace(problem.at)} ${problem.code}`)
      expect(found).toContain(`${frontLines + 1}:${column} ${code}`)
    })
  }

  for (const [code, head, marked] of tableFaults) {
    it(`${code} is found in the table ${head} ${marked}`, () => {
      const column = marked.indexOf('§') + 1
      const rule = head.replace(/[^|]+/g, '---').replace(/^---|---$/g, '')
      const { problems } = compileBody(`${head}\n${rule}\n${marked.replace('§', '')}`)
      expect(problems.map((problem) => `${presentPlace(problem.at)} ${problem.code}`)).toEqual([`${frontLines + 3}:${column} ${code}`])
    })
  }

  it('is seeded in at least sixty ways', () => {
    expect(faults.length).toBeGreaterThanOrEqual(60)
  })
})
