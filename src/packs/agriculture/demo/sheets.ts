import { cents, split, splitByWeight, tenthsText, yuanText } from '../../../../demo/amount.ts'
import { dayAfter, dayOf } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { villages } from '../../../../demo/world.ts'

/** Money, areas, harvests, farmland and village income of 2019 and 2020. */
export function agricultureSheets(): readonly DemoSheet[] {
  return [farmlandSheet(), investmentSheet(), orchardSheet(), floodSheet(), plantingSheet(), harvestSheet(), incomeSheet()]
}

function farmlandSheet(): DemoSheet {
  const rows = [
    ['2020年上坪片高标准农田', '上坪村', '462', '验收', '2020-11-06', '专家组一致同意通过验收'],
    ['2020年石门片高标准农田', '石门村', '518', '验收', '2020-11-06', '专家组一致同意通过验收'],
    ['2020年白水片高标准农田', '白水村', '280', '验收', '2020-11-12', '验收合格'],
    ['2021年大岙片高标准农田', '大岙村', '640', '规划', '', ''],
  ]
  return defineSheet('高标准农田', ['项目', '村', '面积(亩):number', '状态', '验收日期:date', '验收结论'], rows)
}

const investments: readonly {
  readonly category: string
  readonly projects: readonly string[]
  readonly totals: Readonly<Record<number, number>>
}[] = [
  {
    category: '水果园区',
    projects: ['甜桔柚园区道路', '园区蓄水池', '园区滴灌', '采摘步道', '园区管理用房', '园区机耕路硬化', '分拣中心改造'],
    totals: { 2019: 2_416_800, 2020: 2_873_600 },
  },
  {
    category: '水毁修复',
    projects: [
      '上坪堰坝修复',
      '下坪渠道修复',
      '石门护岸修复',
      '白水机耕桥修复',
      '大岙山塘加固',
      '桥头泵站修复',
      '黄泥岭渠道修复',
      '枫树岗拦水坝修复',
      '瓦窑山护坡修复',
    ],
    totals: { 2019: 862_400, 2020: 1_264_300 },
  },
  {
    category: '高标准农田',
    projects: ['上坪片农田整治', '石门片农田整治', '白水片农田整治'],
    totals: { 2019: 1_650_000, 2020: 2_180_000 },
  },
  { category: '其他', projects: ['粮食烘干中心', '食用菌大棚', '农资仓储点'], totals: { 2019: 421_500, 2020: 486_500 } },
]

function investmentSheet(): DemoSheet {
  const random = createRandom('青竹镇·农业投入')
  const rows = [2019, 2020].flatMap((year) =>
    investments.flatMap(({ category, projects, totals }) => {
      const payments = projects.flatMap((project) => [project, project])
      const amounts = split({ random, total: cents(totals[year] ?? 0), parts: payments.length, step: cents(100) })
      return payments.map((project, index) => [
        project,
        category,
        dayOf(random, year, 3 + random.below(10)),
        yuanText(amounts[index] ?? 0n),
      ])
    }),
  )
  return defineSheet('农业项目投资', ['项目', '类别', '日期:date', '金额(元):number'], rows.sort(byColumn(2)))
}

/** The projects that the orchards' money went into; what is planned covers what was paid in both years. */
function orchardSheet(): DemoSheet {
  const places = ['上坪村', '上坪村', '石门村', '石门村', '黄泥岭村', '黄泥岭村', '上坪村']
  const areas = ['320', '260', '185.5', '140', '96', '210', '60']
  const projects = investments.find(({ category }) => category === '水果园区')?.projects ?? []
  const { rows } = investmentSheet()
  return defineSheet(
    '果园项目',
    ['名称', '村', '作物', '面积(亩):number', '计划投资(元):number', '计划完工:date', '实际完工:date', '验收日期:date', '验收结论', '状态'],
    projects.map((name, index) => {
      const paid = rows.filter(([project]) => project === name).reduce((sum, row) => sum + BigInt((row[3] ?? '0').replace('.', '')), 0n)
      const planned = (paid / cents(100_000) + 1n) * cents(100_000)
      const goesOn = index >= 5
      const line = [name, places[index] ?? '', '甜桔柚', areas[index] ?? '', yuanText(planned)]
      if (goesOn) return [...line, '2021-04-30', '', '', '', '在建']
      const month = String(6 + index).padStart(2, '0')
      return [...line, `2020-${month}-30`, `2020-${month}-18`, `2020-${month}-29`, '按设计建成，同意验收', index < 2 ? '投产' : '验收']
    }),
  )
}

/** What the plum rains of June and the typhoon of August broke: twelve repaired and accepted, two still under repair. */
function floodSheet(): DemoSheet {
  const sites = [
    ['上坪堰渠冲毁', '上坪村', '2020-06-05', '渠道', 86_000],
    ['下坪机耕路塌方', '下坪村', '2020-06-05', '机耕路', 42_500],
    ['石门小山塘漫坝', '石门村', '2020-06-05', '山塘', 128_000],
    ['白水三号田块冲毁', '白水村', '2020-06-05', '农田', 31_600],
    ['大岙水渠淤塞', '大岙村', '2020-06-05', '渠道', 27_800],
    ['桥头机耕桥引道冲毁', '桥头村', '2020-06-05', '机耕路', 64_200],
    ['黄泥岭渠道塌岸', '黄泥岭村', '2020-06-05', '渠道', 53_900],
    ['枫树岗田坎倒塌', '枫树岗村', '2020-08-05', '农田', 22_400],
    ['瓦窑山机耕路冲沟', '瓦窑山村', '2020-08-05', '机耕路', 38_700],
    ['竹溪口渠首冲毁', '竹溪口村', '2020-08-05', '渠道', 95_300],
    ['青竹村南片田块冲毁', '青竹村', '2020-08-05', '农田', 47_100],
    ['上坪山塘溢洪道损坏', '上坪村', '2020-08-05', '山塘', 73_500],
    ['石门堰坝护岸冲毁', '石门村', '2020-08-05', '渠道', 186_000],
    ['大岙山塘坝脚渗漏', '大岙村', '2020-08-05', '山塘', 214_000],
  ] as const
  const rows = sites.map(([name, village, occurred, category, estimate], index) => {
    const repaired = dayAfter(occurred, 45 + 3 * (index % 7))
    const isOpen = index >= 12
    return [
      name,
      village,
      occurred,
      category,
      yuanText(cents(estimate)),
      isOpen ? '2021-03-31' : dayAfter(occurred, 75),
      dayAfter(occurred, 10 + (index % 4)),
      isOpen ? '' : repaired,
      isOpen ? '' : dayAfter(repaired, 12),
      isOpen ? '修复中' : '已验收',
    ]
  })
  return defineSheet(
    '水毁点',
    [
      '名称',
      '村',
      '受灾日期:date',
      '类别',
      '核定资金(元):number',
      '应修复日期:date',
      '开工日期:date',
      '修复日期:date',
      '验收日期:date',
      '状态',
    ],
    rows,
  )
}

/** In tenths of a 亩. New pomelo orchards of a year are the difference to the year before. */
const crops: readonly {
  readonly crop: string
  readonly areas: Readonly<Record<number, bigint>>
  readonly added?: Readonly<Record<number, bigint>>
}[] = [
  { crop: '水稻', areas: { 2019: 47_028n, 2020: 48_365n } },
  { crop: '玉米', areas: { 2019: 5_986n, 2020: 6_127n } },
  { crop: '番薯', areas: { 2019: 4_302n, 2020: 4_386n } },
  { crop: '大豆', areas: { 2019: 3_518n, 2020: 3_654n } },
  { crop: '马铃薯', areas: { 2019: 2_790n, 2020: 2_868n } },
  { crop: '甜桔柚', areas: { 2019: 30_850n, 2020: 34_120n }, added: { 2019: 2_640n, 2020: 3_270n } },
]

function plantingSheet(): DemoSheet {
  const weights = villages.map(({ population }) => population)
  const rows = [2019, 2020].flatMap((year) =>
    crops.flatMap(({ crop, areas, added }) => {
      const shares = splitByWeight(areas[year] ?? 0n, weights)
      const newShares = added === undefined ? [] : splitByWeight(added[year] ?? 0n, weights)
      return villages.map(({ name }, index) => {
        const newShare = newShares[index]
        return [name, crop, String(year), tenthsText(shares[index] ?? 0n), newShare === undefined ? '' : tenthsText(newShare)]
      })
    }),
  )
  return defineSheet('种植面积', ['村', '作物', '年度', '面积(亩):number', '其中新增(亩):number'], rows)
}

/** Weights in tenths of a 吨; values in 元. */
const produces: readonly (readonly [
  produce: string,
  category: string,
  weights: readonly [bigint, bigint],
  values: readonly [number, number],
])[] = [
  ['水稻', '粮食', [22_104n, 23_215n], [6_630_000, 7_020_000]],
  ['杂粮', '粮食', [6_218n, 6_402n], [1_940_000, 2_050_000]],
  ['甜桔柚', '水果', [38_260n, 41_800n], [22_960_000, 25_080_000]],
  ['香菇', '食用菌', [4_120n, 4_285n], [8_240_000, 8_690_000]],
  ['土鸡', '畜牧', [1_830n, 1_902n], [5_480_000, 5_760_000]],
]

function harvestSheet(): DemoSheet {
  const weights = villages.map(({ population }) => population)
  const rows = [2019, 2020].flatMap((year, which) =>
    produces.flatMap(([produce, category, totals, values]) => {
      const tonnes = splitByWeight(totals[which] ?? 0n, weights)
      const money = splitByWeight(cents(values[which] ?? 0), weights, cents(100))
      return villages.map(({ name }, index) => [
        name,
        produce,
        category,
        String(year),
        tenthsText(tonnes[index] ?? 0n),
        yuanText(money[index] ?? 0n),
      ])
    }),
  )
  return defineSheet('农产品产量', ['村', '品种', '类别', '年度', '产量(吨):number', '产值(元):number'], rows)
}

/** Two villages stayed below 100,000 元 of operating income in 2019; none did in 2020. */
function incomeSheet(): DemoSheet {
  const operating: Readonly<Record<number, readonly number[]>> = {
    2019: [312_000, 186_500, 142_300, 205_800, 158_400, 136_200, 171_900, 96_400, 128_700, 149_600, 88_200],
    2020: [368_500, 214_200, 176_800, 248_300, 187_600, 162_400, 203_500, 128_900, 153_200, 178_700, 124_700],
  }
  const granted: Readonly<Record<number, readonly number[]>> = {
    2019: [180_000, 152_000, 118_000, 146_000, 135_000, 121_000, 139_000, 104_000, 112_000, 126_000, 98_000],
    2020: [196_400, 171_500, 132_600, 158_200, 149_300, 134_800, 152_700, 116_900, 125_400, 138_100, 112_300],
  }
  const rows = [2019, 2020].flatMap((year) =>
    villages.map(({ name }, index) => {
      const own = operating[year]?.[index] ?? 0
      return [name, String(year), yuanText(cents(own + (granted[year]?.[index] ?? 0))), yuanText(cents(own))]
    }),
  )
  return defineSheet('村集体收入', ['村', '年度', '总收入(元):number', '经营性收入(元):number'], rows)
}

function byColumn(column: number): (left: readonly string[], right: readonly string[]) => number {
  return (left, right) => ((left[column] ?? '') < (right[column] ?? '') ? -1 : (left[column] ?? '') > (right[column] ?? '') ? 1 : 0)
}
