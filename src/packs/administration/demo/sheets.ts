import { cents, splitByWeight, yuanText } from '../../../../demo/amount.ts'
import { dayAfter, dayIn, monthsIn } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** Deputies' suggestions, the town's money, openness, legal review. */
export function administrationSheets(): readonly DemoSheet[] {
  return [suggestionSheet(), fiscalSheet(), expenseSheet(), disclosureSheet(), reviewSheet()]
}

const subjects = [
  '村道拓宽',
  '路灯增设',
  '饮水管网',
  '河道清淤',
  '老人就餐',
  '垃圾清运',
  '停车位',
  '果园道路',
  '电商培训',
  '山塘加固',
  '校门口交通',
  '公厕改造',
] as const

/** 46 suggestions of 2020, all answered and talked through, one not satisfied; 39 of 2019. */
function suggestionSheet(): DemoSheet {
  const random = createRandom('青竹镇·建议')
  const rows = [[2019, 39, 2] as const, [2020, 46, 1] as const].flatMap(([year, count, unsatisfied]) =>
    Array.from({ length: count }, (_, index) => {
      const assigned = dayAfter(`${year}-03-02`, random.below(20))
      const opinion = index < unsatisfied ? '不满意' : index % 11 === 7 ? '基本满意' : '满意'
      return [
        `${year}-${String(index + 1).padStart(2, '0')}`,
        `关于${random.pick(subjects)}的建议（${index + 1}）`,
        random.pick(['基础设施', '农业农村', '社会事务', '生态环境']),
        random.pick(['村镇建设办公室', '农业农村办公室', '社会事务办公室', '平安法治办公室']),
        assigned,
        '是',
        dayAfter(assigned, random.between(20, 85)),
        opinion,
      ]
    }),
  )
  return defineSheet('代表建议', ['编号', '标题', '类别', '承办科室', '交办日期:date', '是否面商', '答复日期:date', '满意度'], rows)
}

type Item = readonly [category: string, item: string, livelihood: boolean, past: number, now: number]

/** 元 a year: income 48,362,700 in 2020 (44,915,800 in 2019), expenditure 46,205,000, three quarters of it for livelihood. */
const items: readonly Item[] = [
  ['收入', '增值税', false, 18_620_000, 19_874_000],
  ['收入', '企业所得税', false, 9_148_000, 9_926_000],
  ['收入', '其他税收', false, 8_236_800, 8_863_700],
  ['收入', '城市维护建设税', false, 3_411_000, 3_699_000],
  ['收入', '上级补助', false, 5_500_000, 6_000_000],
  ['支出', '教育支出', true, 8_140_000, 8_920_000],
  ['支出', '社会保障和就业', true, 7_860_000, 8_640_000],
  ['支出', '卫生健康', true, 5_320_000, 7_480_000],
  ['支出', '农林水', true, 7_260_000, 7_850_000],
  ['支出', '住房保障', true, 1_980_000, 2_165_000],
  ['支出', '一般公共服务', false, 8_640_000, 7_980_000],
  ['支出', '公共安全', false, 1_380_000, 1_420_000],
  ['支出', '城乡社区', false, 1_620_000, 1_750_000],
]
const season = [9, 6, 8, 8, 8, 9, 8, 8, 9, 8, 8, 11]

function fiscalSheet(): DemoSheet {
  const rows = [2019, 2020].flatMap((year) =>
    items.flatMap(([category, item, livelihood, past, now]) => {
      const amounts = splitByWeight(cents(year === 2019 ? past : now), season, cents(10))
      return monthsIn(year).map((month, index) => [month, category, item, livelihood ? '是' : '否', yuanText(amounts[index] ?? 0n)])
    }),
  )
  return defineSheet('财政收支', ['月份:month', '收支类别', '科目', '民生支出', '金额(元):number'], rows)
}

function expenseSheet(): DemoSheet {
  const rows = [
    ['2019', '公务接待费', '182600.00'],
    ['2019', '公务用车运行维护费', '266400.00'],
    ['2020', '公务接待费', '141800.00'],
    ['2020', '公务用车运行维护费', '244200.00'],
  ]
  return defineSheet('三公经费', ['年度', '费用项目', '金额(元):number'], rows)
}

function disclosureSheet(): DemoSheet {
  const random = createRandom('青竹镇·公开')
  const kinds = ['财政资金', '惠农补贴', '工程招投标', '政策文件', '人事信息'] as const
  const rows = [[2019, 264] as const, [2020, 312] as const].flatMap(([year, count]) =>
    Array.from({ length: count }, (_, index) => {
      const kind = random.pick(kinds)
      return [dayIn(random, year), `${kind}公开事项${year}第${index + 1}号`, kind]
    }),
  )
  return defineSheet('信息公开', ['日期:date', '标题', '类别'], rows)
}

function reviewSheet(): DemoSheet {
  const random = createRandom('青竹镇·法审')
  const rows = [[2019, 48] as const, [2020, 64] as const].flatMap(([year, count]) =>
    Array.from({ length: count }, (_, index) => {
      const item = random.pick(['工程合同', '租赁合同', '采购合同', '征收补偿方案', '管理办法'])
      return [`HS${year}${String(index + 1).padStart(3, '0')}`, item, dayIn(random, year), random.pick(['合法', '合法', '修改后合法'])]
    }),
  )
  return defineSheet('合法性审查', ['编号', '事项', '日期:date', '审查意见'], rows)
}
