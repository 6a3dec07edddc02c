import { dayAfter, dayIn, fridayFrom, monthsIn } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { villages } from '../../../../demo/world.ts'

/** Grid events, disputes, petitions, hazards, accidents and police reports of two years. */
export function governanceSheets(): readonly DemoSheet[] {
  return [eventSheet(), disputeSheet(), petitionSheet(), hazardSheet(), accidentSheet(), policeSheet()]
}

/** Accepted and still open: 1,982 and none of 2019, 2,316 and 18 of 2020; repeats come on top. */
function eventSheet(): DemoSheet {
  const random = createRandom('青竹镇·事件')
  const contents: Readonly<Record<string, string>> = {
    综治工作: '邻里噪声劝导',
    市场监管: '无证摊点巡查',
    综合执法: '占道堆放清理',
    便民服务: '代办医保报销',
  }
  const rows = [[2019, 1_982, 0] as const, [2020, 2_316, 18] as const].flatMap(([year, accepted, open]) =>
    Array.from({ length: accepted + 40 }, (_, index) => {
      const repeated = index >= accepted
      const unfinished = index < open
      const reported = unfinished ? dayAfter(`${year}-12-20`, index % 11) : dayIn(random, year)
      const days = index % 61 === 5 ? 9 : random.between(0, 5)
      const platform = random.pick(['综治工作', '综治工作', '市场监管', '综合执法', '便民服务', '便民服务'])
      const closed = unfinished || repeated ? '' : dayAfter(reported, days)
      return [
        `SJ${year}${String(index + 1).padStart(5, '0')}`,
        random.pick(villages).name,
        platform,
        contents[platform] ?? '',
        reported,
        repeated ? '' : dayAfter(reported, 5),
        closed,
        repeated ? '是' : '否',
      ]
    }),
  )
  return defineSheet(
    '网格事件',
    ['编号', '村', '平台类别', '事件内容', '上报日期:date', '办理期限:date', '办结日期:date', '是否重复件'],
    rows,
  )
}

/** From 2020 on the villages report on Fridays: what was taken up in a week is closed on a later Friday. */
function disputeSheet(): DemoSheet {
  const random = createRandom('青竹镇·纠纷')
  const rows = [[2019, 182, 5] as const, [2020, 168, 3] as const].flatMap(([year, count, failed]) =>
    Array.from({ length: count }, (_, index) => {
      const accepted = dayIn(random, year)
      const kind = random.pick(['邻里', '山林土地', '婚姻家庭', '劳资', '债务'])
      const village = random.pick(villages).name
      const settled = dayAfter(accepted, random.between(1, 15))
      const reported = dayAfter(fridayFrom(accepted), 7)
      return [
        `JF${year}${String(index + 1).padStart(4, '0')}`,
        village,
        kind,
        accepted,
        index < failed ? '调解不成' : '调解成功',
        year < 2020 ? settled : ([fridayFrom(settled), reported].sort().at(-1) ?? ''),
      ]
    }),
  )
  return defineSheet('矛盾纠纷', ['编号', '村', '类别', '受理日期:date', '调解结果', '办结日期:date'], rows)
}

/** Five old cases in 2020, all resolved; one first petition is still open. */
function petitionSheet(): DemoSheet {
  const random = createRandom('青竹镇·信访')
  const rows = [[2019, 51, 4, 4] as const, [2020, 42, 5, 1] as const].flatMap(([year, count, backlog, open]) =>
    Array.from({ length: count }, (_, index) => {
      const unresolved = index >= count - open
      const day = dayIn(random, year)
      const accepted = unresolved && year === 2020 ? '2020-12-18' : day
      const old = index < backlog
      return [
        `XF${year}${String(index + 1).padStart(3, '0')}`,
        old ? '信访积案' : index % 9 === 8 ? '重复访' : '初信初访',
        accepted,
        unresolved ? '' : dayAfter(accepted, random.between(7, 45)),
        unresolved ? '否' : '是',
      ]
    }),
  )
  return defineSheet('信访件', ['编号', '类别', '受理日期:date', '办结日期:date', '是否化解'], rows)
}

function hazardSheet(): DemoSheet {
  const random = createRandom('青竹镇·隐患')
  const places: Readonly<Record<string, readonly string[]>> = {
    安全生产: ['制杆车间', '喷漆房', '锅炉房', '配电间'],
    消防: ['沿街商铺', '出租房', '仓库', '民宿'],
    森林防火: ['后山林区', '墓区周边'],
    地质灾害: ['切坡建房点', '滑坡隐患点'],
    道路交通: ['临水路段', '急弯路段'],
    食品安全: ['农家乐厨房', '学校食堂'],
  }
  const kinds = ['安全生产', '安全生产', '消防', '消防', '森林防火', '地质灾害', '道路交通', '食品安全'] as const
  const rows = [[2019, 438, 0] as const, [2020, 486, 5] as const].flatMap(([year, count, open]) =>
    Array.from({ length: count }, (_, index) => {
      const kind = random.pick(kinds)
      const unfinished = index < open
      const found = unfinished ? dayAfter(`${year}-12-18`, index) : dayIn(random, year)
      const place = `${random.pick(villages).name}${random.pick(places[kind] ?? ['场所'])}`
      return [
        `YH${year}${String(index + 1).padStart(4, '0')}`,
        place,
        kind,
        found,
        dayAfter(found, 15),
        unfinished ? '' : dayAfter(found, random.between(1, 14)),
      ]
    }),
  )
  return defineSheet('安全隐患', ['编号', '场所', '类别', '发现日期:date', '整改期限:date', '整改日期:date'], rows)
}

/** One traffic accident in 2019, none of any kind in 2020. */
function accidentSheet(): DemoSheet {
  const rows = [['2019-08-17', '道路交通', '一般', '0', '货车侧滑撞护栏，一人轻伤']]
  return defineSheet('安全事故', ['日期:date', '类别', '事故等级', '死亡人数:number', '事故经过'], rows)
}

function policeSheet(): DemoSheet {
  const monthly: readonly (readonly [category: string, past: readonly number[], now: readonly number[]])[] = [
    ['刑事', [2, 1, 2, 3, 2, 1, 2, 2, 3, 2, 1, 2], [1, 0, 1, 2, 2, 1, 2, 2, 2, 2, 1, 2]],
    ['治安', [6, 5, 7, 6, 8, 7, 6, 7, 6, 8, 5, 6], [5, 3, 4, 6, 6, 7, 5, 6, 6, 7, 5, 5]],
    ['电信诈骗', [1, 1, 0, 1, 2, 1, 1, 1, 1, 1, 1, 1], [1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1]],
  ]
  const rows = monthly.flatMap(([category, past, now]) =>
    [[2019, past] as const, [2020, now] as const].flatMap(([year, reports]) =>
      monthsIn(year).map((month, index) => [month, category, String(reports[index] ?? 0)]),
    ),
  )
  return defineSheet('警情统计', ['月份:month', '类别', '警情起数:number'], rows)
}
