import { cents, splitByWeight, yuanText } from '../../../../demo/amount.ts'
import { monthsIn } from '../../../../demo/calendar.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** Projects and arrived capital. All six of 2020 produce; some of 2019 are still being built. */
export function investmentSheets(): readonly DemoSheet[] {
  return [projectSheet(), arrivalSheet()]
}

const projects: readonly (readonly [name: string, investor: string, place: string, status: string, introduced: string, agreed: number])[] =
  [
    ['竹纤维餐具', '绿筠科技', '沿海城市', '投产', '2018-11-18', 12_000_000],
    ['儿童彩笔', '彩童文具', '义乌市场', '投产', '2019-03-12', 9_000_000],
    ['香菇深加工', '山珍食品', '福建省', '投产', '2019-04-25', 6_500_000],
    ['竹炭日化', '清源日化', '省会城市', '竣工', '2019-06-19', 8_000_000],
    ['文具物流中心', '通联物流', '沿海城市', '在建', '2019-08-08', 15_000_000],
    ['溪谷民宿群', '栖山文旅', '上海市', '在建', '2019-10-16', 20_000_000],
    ['铅笔板材循环利用', '循环新材', '江苏省', '投产', '2019-11-21', 5_000_000],
    ['马克笔整线', '彩童文具', '义乌市场', '投产', '2020-03-18', 10_000_000],
    ['医用口罩内衬', '洁护材料', '省会城市', '投产', '2020-03-26', 6_000_000],
    ['油画棒自动化', '艺彩文创', '广东省', '投产', '2020-04-30', 8_800_000],
    ['竹制家居', '竹里家居', '福建省', '投产', '2020-06-11', 12_500_000],
    ['甜桔柚精油', '果然生物', '省会城市', '投产', '2020-07-23', 7_200_000],
    ['生态鸡冷链', '山野农业', '沿海城市', '投产', '2020-08-27', 5_600_000],
  ]

function projectSheet(): DemoSheet {
  const rows = projects.map(([name, investor, place, status, introduced, agreed]) => [
    name,
    investor,
    place,
    status,
    introduced,
    yuanText(cents(agreed)),
  ])
  return defineSheet('招商项目', ['名称', '投资方', '投资方所在地', '状态', '引进日期:date', '协议资金(元):number'], rows)
}

/** 元 by month: January to November 2020 is 36,300,000, 121 % of the year's task of 30 million. */
const arrivals: Readonly<Record<number, readonly number[]>> = {
  2019: [
    1_600_000, 1_100_000, 2_700_000, 2_900_000, 3_000_000, 3_200_000, 2_800_000, 2_900_000, 3_100_000, 3_000_000, 3_200_000, 3_600_000,
  ],
  2020: [1_200_000, 300_000, 2_600_000, 3_700_000, 4_100_000, 4_400_000, 4_000_000, 4_200_000, 4_100_000, 3_800_000, 3_900_000, 4_150_000],
}

function arrivalSheet(): DemoSheet {
  const rows = [2019, 2020].flatMap((year) =>
    monthsIn(year).flatMap((month, index) => {
      const active = projects.filter(([, , , , introduced]) => introduced.slice(0, 7) <= month).slice(-4)
      const [first] = projects
      const paid = active.length > 0 ? active : first === undefined ? [] : [first]
      const amounts = splitByWeight(
        cents(arrivals[year]?.[index] ?? 0),
        paid.map((_, place) => 5 - place),
        cents(1000),
      )
      return paid.map(([name], place) => [name, month, yuanText(amounts[place] ?? 0n), `到资凭证${month.replace('-', '')}-${place + 1}`])
    }),
  )
  return defineSheet('招商到资', ['项目', '月份:month', '金额(元):number', '凭证'], rows)
}
