import { type DepartmentForm, drawMatrix, drawPairs, drawRoster } from './form-maker.ts'

const villages = ['瓦窑山村', '下坪村', '桥头村', '大岙村']

/** `[label, indicator, unit]` of each row against `[head, period, form]` of each column. */
function table(
  rows: readonly (readonly [string, string, string?])[],
  columns: readonly (readonly [string, string, ('growth' | 'change')?])[],
) {
  return (row: number, column: number): string | undefined => {
    const [, indicator = '', unit = ''] = rows[row] ?? []
    const [, period = '', form] = columns[column] ?? []
    if (indicator === '') return undefined
    const before = period.replace('2020', '2019').replace('2020', '2019')
    if (form === 'growth') return `${indicator}同比@${period}`
    if (form === 'change') return `=${indicator}@${period}-${indicator}@${before}${unit === '' ? '' : `|${unit}`}`
    return `${indicator}@${period}${unit === '' ? '' : `|${unit}`}`
  }
}

const industry = [
  ['工业总产值', '工业总产值', '万元'],
  ['其中：规模以上工业总产值', '规上工业总产值', '万元'],
  ['工业项目投资', '工业项目投资', '万元'],
] as const
const monthly = [
  ['本月', '2020-11'],
  ['1-本月累计', '2020-01..2020-11'],
  ['上年同期累计', '2019-01..2019-11'],
  ['同比增长(%)', '2020-01..2020-11', 'growth'],
] as const

/** Forms that the proposals were tuned on. */
export const tunedForms: readonly DepartmentForm[] = [
  drawMatrix('工业经济运行月报', {
    titles: ['2020年11月工业经济运行情况月报表'],
    notes: [['填报单位：青竹镇', '', '', '单位：万元、%']],
    heads: [['指标名称', ...monthly.map(([head]) => head)]],
    rows: industry.map(([label]) => [label]),
    wants: table(industry, monthly),
    foot: ['填报人：', '', '审核人：', '', ''],
  }),
  drawMatrix('财政收支季报', {
    titles: ['青竹镇2020年三季度财政收支情况表'],
    notes: [['', '', '', '', '单位：万元']],
    heads: [['项目', '本期', '累计', '去年同期', '同比%']],
    rows: [['财政总收入'], ['税收收入'], ['财政总支出'], ['民生支出总额']],
    wants: (row, column) => {
      const name = ['财政总收入', '税收收入', '财政总支出', '民生支出总额'][row] ?? ''
      const period = ['2020-Q3', '2020-01..2020-09', '2019-Q3', '2020-Q3'][column] ?? ''
      if (column < 3) return `${name}@${period}|万元`
      return row === 0 ? '财政总收入同比@2020-Q3' : `=(${name}@2020-Q3-${name}@2019-Q3)/${name}@2019-Q3*100|%|2`
    },
  }),
  drawMatrix('低收入农户分村', {
    titles: ['低收入农户及帮扶情况统计表', '（2020年度）'],
    heads: [['序号', '行政村', '低收入农户数（户）', '低收入农户人口数（人）', '产业帮扶资金（元）', '托底帮扶户数（户）']],
    rows: [...villages.map((name, at) => [String(at + 1), name]), ['合计', '>']],
    wants: (row, column) => {
      const name = ['低收入农户数', '低收入农户人口数', '产业帮扶资金', '托底帮扶户数'][column] ?? ''
      return `${name}@2020${row < 4 ? `[村=${villages[row]}]` : ''}`
    },
  }),
  drawPairs('乡镇基本情况', ['2020年乡镇基本情况表'], {
    across: 3,
    pairs: [
      ['行政村数（个）', '行政村数@2020'],
      ['总户数（户）', '总户数@2020'],
      ['户籍人口数（人）', '户籍人口数@2020'],
      ['村网格数（个）', '村网格数@2020'],
      ['网格员数（人）', '网格员数@2020'],
      ['规上企业数（家）', '规上企业数@2020'],
      ['市场主体数（家）', '市场主体数@2020'],
      ['个体工商户数（户）', '个体工商户数@2020|户'],
      ['财政总收入（万元）', '财政总收入@2020|万元'],
      ['粮食播种面积（亩）', '粮食播种面积@2020'],
      ['旅游总收入（万元）', '旅游总收入@2020|万元'],
      ['耕地质量等级', '_'],
      ['森林覆盖率（%）', '_'],
      ['联系电话', '_'],
      ['游客接待人次（人次）', '游客接待人次@2020'],
    ],
  }),
  drawMatrix('农业生产', {
    titles: ['2020年农业生产情况表'],
    heads: [
      ['指标', '计量单位', '2020年', '2019年', '增减', '>'],
      ['^', '^', '^', '^', '增减量', '增减率（%）'],
    ],
    rows: [
      ['粮食播种面积', '亩'],
      ['粮食产量', '吨'],
      ['水稻面积', '亩'],
      ['甜桔柚面积', '亩'],
      ['甜桔柚产量', '吨'],
      ['油菜籽产量', '吨'],
    ],
    wants: (row, column) => {
      const name = ['粮食播种面积', '粮食产量', '水稻面积', '甜桔柚面积', '甜桔柚产量'][row]
      if (name === undefined) return undefined
      if (column < 2) return `${name}@${2020 - column}`
      if (column === 2) return `=${name}@2020-${name}@2019|${row === 1 || row === 4 ? '吨' : '亩'}`
      return row === 0 ? '粮食播种面积同比@2020' : `=(${name}@2020-${name}@2019)/${name}@2019*100|%|2`
    },
  }),
  drawMatrix('医保养老', {
    titles: ['城乡居民参保情况统计表（2020年）'],
    heads: [
      ['村名', '医保', '>', '>', '养老保险', '>', '>'],
      ['^', '应参保人数', '参保人数', '参保率（%）', '应参保人数', '参保人数', '参保率（%）'],
    ],
    rows: [['全镇'], ...villages.map((name) => [name])],
    wants: (row, column) => {
      const name = `${column < 3 ? '医保' : '养老保险'}${['应参保人数', '参保人数', '参保率'][column % 3]}`
      return `${name}@2020${row === 0 ? '' : `[村=${villages[row - 1]}]`}`
    },
  }),
  drawMatrix('信访矛盾', {
    titles: ['2020年1-10月信访和矛盾纠纷化解情况月报'],
    heads: [['序号', '项目', '单位', '本期数', '上年同期数']],
    rows: [
      ['1', '信访受理数', '件'],
      ['2', '信访化解数', '件'],
      ['3', '信访化解率', '%'],
      ['4', '矛盾纠纷受理数', '件'],
      ['5', '矛盾纠纷调解成功数', '件'],
      ['6', '信访积案数', '件'],
      ['7', '来信批数', '批'],
    ],
    wants: (row, column) => {
      const name = ['信访受理数', '信访化解数', '信访化解率', '矛盾纠纷受理数', '矛盾纠纷调解成功数', '信访积案数'][row]
      return name === undefined ? undefined : `${name}@${column === 0 ? '2020' : '2019'}-01..${column === 0 ? '2020' : '2019'}-10`
    },
  }),
  drawRoster('低收入农户花名册', ['2020年低收入农户花名册'], {
    heads: ['序号', '户主姓名', '身份证号码', '村', '人口', '类别', '认定日期', '备注'],
    blanks: 3,
    wants: (column, line) => {
      const field = ['序号', '户主', '身份证号', '村', '人口', '类别', '认定日期'][column]
      return field === undefined ? undefined : `低收入农户@2020.${field}#${line}`
    },
  }),
  drawRoster('产业帮扶发放', ['2020年产业帮扶资金发放明细表'], {
    heads: ['序号', '户主', '身份证号', '村', '金额（元）', '发放日期', '签名'],
    blanks: 4,
    wants: (column, line) => {
      const field = ['序号', '户主', '身份证号', '村', '金额(元)', '发放日期'][column]
      return field === undefined ? undefined : `帮扶资金发放@2020[类别=产业帮扶].${field}#${line}`
    },
  }),
  drawMatrix('招商引资进度', {
    titles: ['2020年招商引资任务完成情况表'],
    notes: [['截至2020年12月', '', '', '单位：万元']],
    heads: [['指标', '年度目标', '实际完成', '完成率（%）', '上年同期', '同比增长（%）']],
    rows: [['招商引资到资']],
    wants: (_, column) =>
      ['招商引资到资目标@2020|万元', '招商引资到资@2020|万元', '招商任务完成率@2020', '招商引资到资@2019|万元', '招商引资到资同比@2020'][
        column
      ],
  }),
  drawMatrix('年度任务', {
    titles: ['2020年重点任务完成情况'],
    heads: [['序号', '指标名称', '单位', '目标任务数', '完成数', '完成率%']],
    rows: [
      ['1', '规上工业总产值', '亿元'],
      ['2', '财政总收入', '万元'],
      ['3', '粮食播种面积', '亩'],
      ['4', '工业项目投资', '万元'],
    ],
    wants: (row, column) => {
      const [name = '', unit = ''] =
        [
          ['规上工业总产值', '|亿元'],
          ['财政总收入', '|万元'],
          ['粮食播种面积', ''],
          ['工业项目投资', '|万元'],
        ][row] ?? []
      return [`${name}目标@2020${unit}`, `${name}@2020${unit}`, `${name}完成率@2020`][column]
    },
  }),
  drawMatrix('旅游月报', {
    titles: ['青竹镇2020年10月旅游接待情况'],
    heads: [
      ['指标', '当月', '>', '本年累计', '>'],
      ['^', '数值', '同比（%）', '数值', '同比（%）'],
    ],
    rows: [['游客接待人次（万人次）'], ['旅游总收入（万元）'], ['过夜游客（人次）']],
    wants: (row, column) => {
      const name = ['游客接待人次', '旅游总收入'][row]
      if (name === undefined) return undefined
      const period = column < 2 ? '2020-10' : '2020-01..2020-10'
      return column % 2 === 0 ? `${name}@${period}|${row === 0 ? '万人次' : '万元'}` : `${name}同比@${period}`
    },
  }),
  drawMatrix('分月产值', {
    titles: ['2020年规上工业总产值分月情况表'],
    notes: [['', '', '单位：万元']],
    heads: [['月份', '规上工业总产值', '工业项目投资', '招商引资到资']],
    rows: Array.from({ length: 12 }, (_, at) => [`${at + 1}月`]),
    wants: (row, column) => `${['规上工业总产值', '工业项目投资', '招商引资到资'][column]}@2020-${String(row + 1).padStart(2, '0')}|万元`,
  }),
]
