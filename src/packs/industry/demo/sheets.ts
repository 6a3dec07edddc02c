import { cents, splitByWeight, yuanText } from '../../../../demo/amount.ts'
import { monthsIn } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { createEnterprises, type DemoEnterprise } from '../../township/demo/enterprises.ts'

/** Output of 60 firms over two years, investment, 两直 grants. */
export function industrySheets(): readonly DemoSheet[] {
  return [outputSheet(), investmentSheet(), grantSheet()]
}

/** The town's output of each month in 万元: the shutdown of February 2020, then the recovery. 规上 turns positive, cumulatively, in October. */
const outputs: Readonly<Record<number, { readonly large: readonly number[]; readonly small: readonly number[] }>> = {
  2019: {
    large: [10_150, 6_820, 10_980, 11_060, 11_240, 11_380, 11_150, 11_270, 11_620, 11_480, 11_730, 12_240],
    small: [4_820, 3_150, 5_360, 5_410, 5_480, 5_530, 5_420, 5_490, 5_620, 5_580, 5_710, 5_960],
  },
  2020: {
    large: [9_480, 1_960, 9_020, 11_240, 12_160, 12_520, 12_380, 12_640, 13_150, 13_080, 13_420, 14_180],
    small: [4_510, 860, 4_180, 5_320, 5_760, 5_890, 5_830, 5_940, 6_120, 6_080, 6_230, 6_540],
  },
}

/** January is not reported (工业统计报表制度): February's reports carry both months. */
function outputSheet(): DemoSheet {
  const random = createRandom('青竹镇·工业产值')
  const firms = createEnterprises().filter(({ industrial }) => industrial)
  const large = firms.filter(({ category }) => category === '规上')
  const small = firms.filter(({ category }) => category !== '规上')
  const sizes = new Map(firms.map((firm) => [firm, random.between(60, 140)]))
  const share = (group: readonly DemoEnterprise[], tenThousands: number): bigint[] =>
    splitByWeight(
      cents(tenThousands * 10_000),
      group.map((firm) => (sizes.get(firm) ?? 100) * random.between(92, 108)),
      cents(100),
    )
  const rows = [2019, 2020].flatMap((year) => {
    const months = monthsIn(year).map((month, index) => ({
      month,
      amounts: [...share(large, outputs[year]?.large[index] ?? 0), ...share(small, outputs[year]?.small[index] ?? 0)],
    }))
    const january = months[0]?.amounts ?? []
    return months.slice(1).flatMap(({ month, amounts }, index) =>
      [...large, ...small].map((firm, place) => {
        const amount = (amounts[place] ?? 0n) + (index === 0 ? (january[place] ?? 0n) : 0n)
        return [firm.name, month, yuanText(amount)]
      }),
    )
  })
  return defineSheet('工业产值', ['企业', '月份:month', '产值(元):number'], rows)
}

/** 元 by month: January to November 2020 is 43,862,500, 12.8 % above the same months of 2019. */
const investments: Readonly<Record<number, readonly number[]>> = {
  2019: [
    1_862_000, 1_240_000, 3_486_000, 3_702_000, 3_915_000, 4_126_000, 3_984_000, 4_058_000, 4_217_000, 4_105_000, 4_190_000, 4_318_000,
  ],
  2020: [1_420_000, 380_000, 3_265_000, 4_286_500, 4_618_000, 4_892_000, 4_775_000, 4_860_000, 5_104_000, 5_026_000, 5_236_000, 5_214_000],
}
const projects: readonly (readonly [name: string, firm: number, weight: number])[] = [
  ['自动化成笔生产线', 0, 24],
  ['环保制杆车间', 1, 18],
  ['口罩与文具无尘车间', 2, 16],
  ['竹制品精加工扩建', 3, 14],
  ['笔芯配方车间改造', 4, 12],
  ['智能仓储', 6, 9],
  ['果品深加工线', 7, 7],
]

function investmentSheet(): DemoSheet {
  const firms = createEnterprises()
  const rows = [2019, 2020].flatMap((year) =>
    monthsIn(year).flatMap((month, index) => {
      const running = projects.slice(0, year === 2019 ? 5 : 7)
      const amounts = splitByWeight(
        cents(investments[year]?.[index] ?? 0),
        running.map(([, , weight]) => weight),
        cents(500),
      )
      return running.map(([name, firm], place) => [`${name}（${year}）`, firms[firm]?.name ?? '', month, yuanText(amounts[place] ?? 0n)])
    }),
  )
  return defineSheet('工业项目投资', ['项目', '企业', '月份:month', '金额(元):number'], rows)
}

/** 36 小微 at 20,000 元 and 28 个体 at 5,000 元: 860,000 元 in two batches, each paid in one day. */
function grantSheet(): DemoSheet {
  const firms = createEnterprises()
  const small = firms.filter(({ category }) => category === '小微企业').slice(0, 36)
  const individual = firms.filter(({ category }) => category === '个体工商户').slice(0, 28)
  const rows = [...small, ...individual].map((firm, index) => {
    const first = index % 2 === 0
    return [
      firm.name,
      first ? '第一批' : '第二批',
      yuanText(cents(firm.category === '小微企业' ? 20_000 : 5_000)),
      first ? '2020-08-14' : '2020-10-20',
    ]
  })
  return defineSheet('两直补助', ['企业', '批次', '金额(元):number', '兑现日期:date'], rows)
}
