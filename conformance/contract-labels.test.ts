import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../src/definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import { matchHeader } from '../src/definition/ledger/match-header.ts'
import { withKernelPacks } from '../src/kernel/index.ts'
import { packs } from '../src/packs/index.ts'

/** Office files and templates written elsewhere use these labels: changing one breaks somebody's spreadsheet. */
const ledgers: readonly (readonly [label: string, kind: 'register' | 'journal', columns: string])[] = [
  ['村', 'register', '编码 名称 户数 人口'],
  ['网格', 'register', '编码 名称 类别 上级网格 所在村'],
  ['干部', 'register', '姓名 职务 类别 任职起 任职止'],
  ['包干责任', 'journal', '对象类别 对象 责任人 方式 起 止'],
  ['应急响应', 'register', '名称 依据 等级 启动日期 结束日期'],
  ['确诊病例', 'journal', '姓名 村 确诊日期 感染来源 出院日期'],
  ['管控对象', 'journal', '姓名 村 类别 措施 开始日期 解除日期'],
  ['封控区域', 'journal', '村 类别 开始日期 解除日期 依据'],
  ['卡口', 'register', '名称 类别 位置 启用日期 撤除日期'],
  ['卡口登记', 'journal', '卡口 时间 姓名 来源地 去向 车牌 体温 处置'],
  ['在外人员', 'register', '姓名 村 所在地类别 所在地 从业情况 返乡意向'],
  ['荣誉', 'journal', '名称 级别 获奖主体 类别 日期 文号'],
  ['企业', 'register', '统一社会信用代码 名称 村 行业 类别 小网格'],
  ['复工申请', 'journal', '企业 申请日期 环节 批复日期 返岗人数 应返岗人数'],
  ['工业产值', 'journal', '企业 月份 产值(元)'],
  ['工业项目投资', 'journal', '项目 企业 月份 金额(元)'],
  ['两直补助', 'journal', '企业 批次 金额(元) 兑现日期'],
  ['招商项目', 'register', '名称 投资方 投资方所在地 状态 引进日期 协议资金(元)'],
  ['招商到资', 'journal', '项目 月份 金额(元) 凭证'],
  ['年度任务', 'register', '指标 年度 任务数'],
  ['农业项目投资', 'journal', '项目 类别 日期 金额(元)'],
  ['种植面积', 'journal', '村 作物 年度 面积(亩) 其中新增(亩)'],
  ['高标准农田', 'register', '项目 村 面积(亩) 状态 验收日期 验收结论'],
  ['低收入农户', 'register', '户主 身份证号 村 人口 类别 认定日期 退出日期'],
  ['帮扶资金发放', 'journal', '户主 身份证号 村 类别 批次 金额(元) 发放日期 一卡通账号'],
  ['两不愁三保障督查', 'journal', '户主 身份证号 季度 项目 结论 问题 整改日期'],
  ['景区村创建', 'register', '村 目标等级 建设完成日期 申报日期 命名日期 得分'],
  ['旅游线路', 'register', '名称 主题'],
  ['推介活动', 'journal', '名称 平台 日期 场次 销售额(元)'],
  ['重点项目', 'register', '名称 类别 责任领导 责任专班 计划投资(元) 计划开工 计划完工 难度系数 状态'],
  ['项目进度', 'journal', '项目 月份 计划进度 实际进度 政府投资(元) 民间投资(元) 佐证'],
  ['创建任务', 'register', '名称 标准 等级 阶段 责任人'],
]

const indicators =
  '规上工业总产值累计增速 首例确诊日期 首例确诊村 封控村 确诊病例数 整村隔离人数 集中隔离人数 居家隔离人数 应急响应天数 本地续发病例数 市级先进党支部 市级抗疫先锋人数 县级抗疫先锋人数 ' +
  '企业大网格数 企业小网格数 包干班子成员数 卡口数 在外人员数 境外人员数 省外人员数 省内市外人员数 市内县外人员数 在外人员包干覆盖率 水果园区投入 新增甜桔柚面积 水稻面积 高标准农田验收率 ' +
  '产业帮扶户数 产业帮扶资金 托底帮扶资金 工业总产值 规上企业数 规上工业总产值 工业项目投资 工业项目投资同比 招商引资到资 招商任务完成率 转产企业名单 两直小微企业数 两直个体工商户数 两直兑现资金 ' +
  '引进项目数 引进项目投产率 旅游线路数 景区村建设数 景区村创成数 景区镇等级 龙虎榜项目数 政府投资 民间投资'

const choices: readonly (readonly [ledger: string, field: string, options: string])[] = [
  ['网格', '类别', '村网格 企业大网格 企业小网格'],
  ['干部', '类别', '班子成员 驻村干部 网格员 科室干部'],
  ['包干责任', '方式', '一对一 一对多 包干 专班'],
  ['确诊病例', '感染来源', '输入 本地续发'],
  ['管控对象', '类别', '密接 间接接触者 整村人员 重点对象'],
  ['管控对象', '措施', '集中隔离 整村隔离 居家隔离'],
  ['卡口', '类别', '省际大门 中门 小门 家门'],
  ['在外人员', '所在地类别', '境外 省外 省内市外 市内县外'],
  ['荣誉', '级别', '市级 县级 省级 国家级'],
  ['荣誉', '类别', '集体 个人'],
  ['企业', '类别', '规上 小微企业 个体工商户'],
  ['招商项目', '状态', '洽谈 签约 立项 开工 在建 竣工 投产'],
  ['农业项目投资', '类别', '水果园区 水毁修复 高标准农田 其他'],
  ['帮扶资金发放', '类别', '产业帮扶 托底帮扶'],
]

describe('the packs keep the labels that offices use', () => {
  const { catalogue, diagnostics } = resolveCatalogue(withKernelPacks(packs))
  const index = indexCatalogue(catalogue)

  it('resolve without a diagnostic', () => {
    expect(diagnostics).toEqual([])
  })

  it.each(ledgers)('ledger %s', (label, kind, columns) => {
    const ledger = index.findLedger(label)
    expect(ledger?.kind).toBe(kind)
    if (ledger === undefined) return
    expect(columns.split(' ').filter((column) => matchHeader(ledger, column) === undefined)).toEqual([])
  })

  it.each(indicators.split(' '))('indicator %s', (label) => {
    expect(index.findIndicators(label).map((indicator) => indicator.label)).toEqual([label])
  })

  it.each(choices)('%s·%s has its options', (ledger, label, options) => {
    const found = index.findLedger(ledger)?.fields.find((one) => one.field.label === label)?.field
    const labels = found?.kind === 'choice' ? Object.values(found.options) : []
    expect(options.split(' ').filter((option) => !labels.includes(option))).toEqual([])
  })
})
