import { cents, split, splitByWeight, yuanText } from '../../../../demo/amount.ts'
import { dayOf, monthsIn } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { villages } from '../../../../demo/world.ts'

/** Scenic villages, routes, promotions and visitors. */
export function tourismSheets(): readonly DemoSheet[] {
  return [scenicSheet(), routeSheet(), promotionSheet(), visitorSheet()]
}

function scenicSheet(): DemoSheet {
  const rows = [
    ['青竹村', 'AA', '2019-05-20', '2019-06-28', '2019-11-18', '398.5'],
    ['石门村', 'A', '2019-06-15', '2019-06-28', '2019-11-18', '331'],
    ['瓦窑山村', 'AAA', '2020-06-24', '2020-07-10', '2020-11-20', '456.5'],
    ['桥头村', 'AA', '2020-06-30', '2020-07-10', '2020-11-20', '402'],
    ['白水村', 'A', '2020-05-28', '2020-07-10', '2020-11-20', '347.5'],
    ['上坪村', 'A', '2020-09-16', '2020-10-12', '', '288'],
  ]
  return defineSheet('景区村创建', ['村', '目标等级', '建设完成日期:date', '申报日期:date', '命名日期:date', '得分:number'], rows)
}

function routeSheet(): DemoSheet {
  const rows = [
    ['红色寻踪', '革命旧址与党员教育'],
    ['古村漫步', '溪谷古村与民宿'],
    ['笔乡工旅', '铅笔工坊与研学'],
    ['柚园采摘', '甜桔柚采摘与农事体验'],
    ['竹海康养', '竹林步道与康养'],
  ]
  return defineSheet('旅游线路', ['名称', '主题'], rows)
}

/** 12 events with 86 sessions and 3,865,000 元 of sales in 2020. */
function promotionSheet(): DemoSheet {
  const random = createRandom('青竹镇·推介')
  const names = [
    '镇长直播卖笔',
    '柚子开园节',
    '笔乡研学周',
    '山货进城',
    '青年主播赛',
    '古村摄影展',
    '端午家宴',
    '公筷套装直播',
    '中秋柚香夜',
    '国庆市集',
    '双十一专场',
    '年货节',
  ]
  const sessions = split({ random, total: 86n, parts: 12, step: 1n })
  const sales = split({ random, total: cents(3_865_000), parts: 12, step: cents(500) })
  const past = split({ random, total: cents(1_246_000), parts: 4, step: cents(500) })
  const rows = [
    ...['柚子开园节', '古村摄影展', '国庆市集', '年货节'].map((name, index) => [
      name,
      '线下',
      dayOf(random, 2019, 9 + index),
      '2',
      yuanText(past[index] ?? 0n),
    ]),
    ...names.map((name, index) => [
      name,
      random.pick(['抖音', '微信', '县融媒']),
      dayOf(random, 2020, index < 2 ? 4 : index + 1),
      String(sessions[index] ?? 0n),
      yuanText(sales[index] ?? 0n),
    ]),
  ]
  return defineSheet('推介活动', ['名称', '平台', '日期:date', '场次:number', '销售额(元):number'], rows)
}

/** Visits of the town by month; the spring of 2020 was lost and the autumn made it up. */
const visits: Readonly<Record<number, readonly number[]>> = {
  2019: [8_200, 12_600, 9_400, 14_800, 16_200, 11_300, 13_500, 15_100, 12_700, 21_400, 14_200, 9_600],
  2020: [6_100, 0, 2_300, 9_800, 16_900, 13_200, 16_400, 18_700, 17_300, 29_800, 21_600, 13_500],
}

function visitorSheet(): DemoSheet {
  const hosts = villages.slice(0, 6)
  const weights = [30, 14, 22, 16, 10, 8]
  const rows = [2019, 2020].flatMap((year) =>
    monthsIn(year).flatMap((month, index) => {
      const total = BigInt(visits[year]?.[index] ?? 0)
      const people = splitByWeight(total, weights)
      // 46 元 a visit in 2019, 52 in 2020.
      const spending = year === 2019 ? 4_600n : 5_200n
      return hosts.map(({ name }, place) => [name, month, String(people[place] ?? 0n), yuanText((people[place] ?? 0n) * spending)])
    }),
  )
  return defineSheet('游客接待', ['村', '月份:month', '接待人次:number', '旅游收入(元):number'], rows)
}
