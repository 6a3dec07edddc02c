import { cents, split, splitByWeight, yuanText } from '../../../../demo/amount.ts'
import { dayOf, monthsIn } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { villages, type World } from '../../../../demo/world.ts'
import { finished2020, projects2020, projects2021 } from './projects.ts'

/** The deputies' projects of 2020 and 2021, and what was done for people's lives. */
export function livelihoodSheets(world: World): readonly DemoSheet[] {
  return [
    projectSheet(),
    insuranceSheet(),
    welfareSheet(),
    studentSheet(),
    healthSheet(),
    elderlySheet(),
    trainingSheet(),
    facilitySheet(),
    repairSheet(world),
  ]
}

function projectSheet(): DemoSheet {
  const satisfaction = ['98.2', '97.6', '99.1', '98.8', '99.4', '98.5', '96.9', '97.8', '99.3', '98.1']
  const done = projects2020.map(([name, content, office, planned, deadline], index) => [
    '2020',
    name,
    content,
    office,
    yuanText(cents(planned)),
    yuanText(cents(planned + (index % 3 === 0 ? 24_000 : 0))),
    deadline,
    finished2020[name] ?? '',
    '完工',
    satisfaction[index] ?? '',
  ])
  const planned = projects2021.map(([name, content, office, money, deadline]) => [
    '2021',
    name,
    content,
    office,
    yuanText(cents(money)),
    '',
    deadline,
    '',
    '未开工',
    '',
  ])
  const columns = [
    '年度',
    '名称',
    '建设内容',
    '责任科室',
    '计划投资(元):number',
    '完成投资(元):number',
    '完成时限:date',
    '完成日期:date',
    '状态',
    '满意率:number',
  ]
  return defineSheet('民生实事项目', columns, [...done, ...planned])
}

/** Eligible and insured by year: medical 10,412 and 10,391 in 2020, pension 6,846 and 6,738. */
const insurance: readonly (readonly [year: string, scheme: string, eligible: bigint, insured: bigint])[] = [
  ['2019', '医疗保险', 10_436n, 10_352n],
  ['2020', '医疗保险', 10_412n, 10_391n],
  ['2019', '养老保险', 6_812n, 6_624n],
  ['2020', '养老保险', 6_846n, 6_738n],
]

function insuranceSheet(): DemoSheet {
  const weights = villages.map(({ population }) => population)
  const rows = insurance.flatMap(([year, scheme, eligible, insured]) => {
    const should = splitByWeight(eligible, weights)
    const missing = splitByWeight(eligible - insured, weights)
    return villages.map(({ name }, index) => [
      name,
      year,
      scheme,
      String(should[index] ?? 0n),
      String((should[index] ?? 0n) - (missing[index] ?? 0n)),
    ])
  })
  return defineSheet('参保情况', ['村', '年度', '险种', '应参保人数:number', '参保人数:number'], rows)
}

const welfare: readonly (readonly [category: string, people: number, each: number])[] = [
  ['低保金', 168, 720],
  ['特困供养', 22, 1_080],
  ['残疾人补贴', 146, 250],
  ['高龄津贴', 412, 60],
]

function welfareSheet(): DemoSheet {
  const random = createRandom('青竹镇·救助')
  const rows = [2019, 2020].flatMap((year) =>
    monthsIn(year).flatMap((month) => {
      const temporary = random.between(1, 6)
      return [
        ...welfare.map(([category, people, each]) => {
          const number = people + random.below(7)
          return [month, category, String(number), yuanText(cents(number * each))]
        }),
        [month, '临时救助', String(temporary), yuanText(cents(temporary * 2_600))],
      ]
    }),
  )
  return defineSheet('救助发放', ['月份:month', '类别', '发放人数:number', '金额(元):number'], rows)
}

function studentSheet(): DemoSheet {
  const rows = [
    ['家庭经济困难学生资助（春季）', '2020-06-12', '86', '64500.00'],
    ['家庭经济困难学生资助（秋季）', '2020-11-18', '92', '69000.00'],
    ['金秋助学', '2020-08-24', '38', '114000.00'],
    ['家庭经济困难学生资助（全年）', '2019-12-06', '164', '123000.00'],
  ]
  return defineSheet('助学资助', ['项目', '日期:date', '资助学生数:number', '金额(元):number'], rows)
}

/** 8,920 to be contracted, 7,345 contracted, 4,186 check-ups in 2020. */
function healthSheet(): DemoSheet {
  const weights = villages.map(({ population }) => population)
  const years = [
    ['2019', 8_904n, 6_982n, 3_952n],
    ['2020', 8_920n, 7_345n, 4_186n],
  ] as const
  const rows = years.flatMap(([year, eligible, contracted, checked]) => {
    const [should, did, seen] = [eligible, contracted, checked].map((total) => splitByWeight(total, weights))
    return villages.map(({ name }, index) => [
      name,
      year,
      String(should?.[index] ?? 0n),
      String(did?.[index] ?? 0n),
      String(seen?.[index] ?? 0n),
    ])
  })
  return defineSheet('健康服务', ['村', '年度', '应签约人数:number', '签约人数:number', '体检人数:number'], rows)
}

/** A care centre in each of the 11 villages, the last two built in 2020; 6 canteens, 3 of them new. */
function elderlySheet(): DemoSheet {
  const centres = villages.map(({ name }, index) => {
    const built = index < 9 ? `201${6 + (index % 4)}-09-20` : '2020-10-18'
    return [`${name}居家养老服务照料中心`, name, '照料中心', built, String(6 + (index % 3) * 2)]
  })
  const canteens = villages
    .slice(0, 6)
    .map(({ name }, index) => [`${name}老年食堂`, name, '老年食堂', index < 3 ? '2019-10-08' : '2020-11-16', ''])
  return defineSheet('养老服务设施', ['名称', '村', '类别', '建成日期:date', '床位数:number'], [...centres, ...canteens])
}

/** 18 courses, 1,246 attendances, 186 people in work in 2020. */
function trainingSheet(): DemoSheet {
  const random = createRandom('青竹镇·培训')
  const names = ['电商直播', '竹编工艺', '甜桔柚栽培', '家政服务', '叉车操作', '铅笔制杆']
  const rows = [[2019, 14, 928n, 142n] as const, [2020, 18, 1_246n, 186n] as const].flatMap(([year, count, attendance, employed]) => {
    const people = split({ random, total: attendance, parts: count, step: 1n })
    const jobs = split({ random, total: employed, parts: count, step: 1n })
    return people.map((number, index) => [
      `${names[index % names.length] ?? ''}培训第${Math.trunc(index / names.length) + 1}期`,
      dayOf(random, year, 3 + (index % 10)),
      String(number),
      String(jobs[index] ?? 0n),
    ])
  })
  return defineSheet('技能培训', ['名称', '日期:date', '培训人次:number', '新增就业人数:number'], rows)
}

function facilitySheet(): DemoSheet {
  const rows = [
    ['青竹至上坪公路改造', '上坪村', '道路', '2020-09-25', '4.2', '', '986', '1860000.00'],
    ['桥头至下坪公路改造', '下坪村', '道路', '2020-10-20', '3.6', '', '874', '1540000.00'],
    ['石门至大岙公路改造', '大岙村', '道路', '2020-11-18', '3.1', '', '921', '1420000.00'],
    ['黄泥岭入村道路硬化', '黄泥岭村', '道路', '2020-08-30', '1.7', '', '815', '780000.00'],
    ['竹溪口供水点改造', '竹溪口村', '饮水', '2020-07-28', '', '', '1398', '920000.00'],
    ['白水供水点改造', '白水村', '饮水', '2020-08-16', '', '', '708', '610000.00'],
    ['枫树岗供水点改造', '枫树岗村', '饮水', '2020-09-09', '', '', '462', '580000.00'],
    ['大岙高山供水点', '大岙村', '饮水', '2020-10-12', '', '', '386', '560000.00'],
    ['瓦窑山供水点改造', '瓦窑山村', '饮水', '2020-10-26', '', '', '314', '530000.00'],
    ['集镇中心停车场', '青竹村', '停车', '2020-09-15', '', '142', '1726', '1280000.00'],
    ['桥头停车场', '桥头村', '停车', '2020-08-20', '', '76', '1134', '640000.00'],
    ['石门停车场', '石门村', '停车', '2020-09-22', '', '50', '1027', '480000.00'],
    ['中心小学塑胶操场', '青竹村', '校舍', '2020-08-26', '', '', '486', '1850000.00'],
    ['石门入村道路改造', '石门村', '道路', '2019-10-20', '5.4', '', '1027', '2160000.00'],
    ['桥头供水点改造', '桥头村', '饮水', '2019-09-18', '', '', '1134', '680000.00'],
  ]
  const columns = ['名称', '村', '类别', '完工日期:date', '里程(公里):number', '车位数:number', '受益人数:number', '工程投资(元):number']
  return defineSheet('农村基础设施', columns, rows)
}

/** 21 houses and 588,000 元 in 2020. */
function repairSheet({ names }: World): DemoSheet {
  const random = createRandom('青竹镇·危房')
  const subsidies = split({ random, total: cents(588_000), parts: 21, step: cents(1000), spread: 20 })
  const rows = subsidies.map((amount, index) => [
    names.next(),
    random.pick(villages).name,
    index % 3 === 0 ? 'D级' : 'C级',
    dayOf(random, 2020, 5 + random.below(8)),
    yuanText(amount),
  ])
  return defineSheet('危房改造', ['户主', '村', '鉴定等级', '完工日期:date', '补助资金(元):number'], rows)
}
