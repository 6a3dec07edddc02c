import { cents, split, splitByWeight, tenthsText, yuanText } from '../amount.ts'
import { dayOf } from '../calendar.ts'
import { createRandom } from '../random.ts'
import { type DemoSheet, defineSheet } from '../sheet.ts'
import { villages } from '../world.ts'

/** Money, areas, harvests, farmland and village income of 2019 and 2020. */
export function agricultureSheets(): readonly DemoSheet[] {
  return [farmlandSheet(), investmentSheet(), plantingSheet(), harvestSheet(), incomeSheet()]
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
