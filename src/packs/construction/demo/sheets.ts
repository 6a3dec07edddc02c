import { cents, split, splitByWeight, tenthsText, yuanText } from '../../../../demo/amount.ts'
import { dayOf, monthsIn } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { villages, type World } from '../../../../demo/world.ts'
import { type DutyRow, dutySheet, leaderOf } from '../../township/demo/duty.ts'

interface DemoProject {
  readonly name: string
  readonly category: string
  /** 万元 of 2020 by who pays. */
  readonly government: bigint
  readonly private: bigint
  /** The month in which it was finished; 0 when it goes on. */
  readonly finished: number
  /** Months in which it lagged more than ten points behind its plan. */
  readonly lagging: boolean
}

/** 万元: government money adds up to 186,420,000 元, private money to 243,180,000 元. */
const totals = { government: 18_642n, private: 24_318n } as const

/** The 分 of 万元. */
const tenThousand = 1_000_000n

const works: readonly (readonly [category: string, names: readonly string[]])[] = [
  ['美丽城镇', ['集镇入口改造', '沿溪绿道', '老街立面提升', '邻里中心', '停车楼', '集镇雨污管网', '智慧路灯', '镇区公园']],
  [
    '工业平台',
    [
      '工业园区基础设施二期',
      '园区标准厂房',
      '铅笔产业创新中心',
      '园区污水预处理站',
      '文具检测中心',
      '园区职工公寓',
      '园区道路拓宽',
      '变电站增容',
    ],
  ],
  [
    '农业农村',
    ['甜桔柚强镇广场', '柚园主干道', '果品分拣中心', '农田渠系改造', '山塘综合整治', '食用菌基地', '粮食烘干中心', '生态养殖小区'],
  ],
  ['生态旅游', ['红色教育基地', '古村修缮', '笔乡博物馆', '溪谷漂流', '竹海步道', '游客集散中心', '民宿集群', '柚园采摘园']],
  [
    '民生保障',
    ['卫生院迁建', '中心幼儿园', '垃圾综合处置站', '集中供水工程', '居家养老中心', '中心小学操场', '避灾安置房', '通村公路改造'],
  ],
]

function createProjects(): readonly DemoProject[] {
  const random = createRandom('青竹镇·重点项目')
  const names = works.flatMap(([category, list]) => list.map((name) => ({ category, name })))
  const government = split({ random, total: totals.government, parts: names.length, step: 1n, spread: 70 })
  const own = names.filter(({ category }) => category !== '民生保障')
  const invested = split({ random, total: totals.private, parts: own.length, step: 1n, spread: 70 })
  return names.map(({ category, name }, index) => ({
    name,
    category,
    government: government[index] ?? 0n,
    private: invested[own.findIndex((project) => project.name === name)] ?? 0n,
    finished: index % 5 < 3 ? 6 + (index % 7) : 0,
    lagging: index % 7 === 4,
  }))
}

/** Every key project has a leader. */
export function projectDuties(world: World): DemoSheet {
  return dutySheet(
    createProjects().map(({ name }, index): DutyRow => ['重点项目', name, leaderOf(world, index), '主责', '专班', '2020-01-10', '']),
  )
}

export function constructionSheets(world: World): readonly DemoSheet[] {
  return [projectSheet(world), planSheet(), progressSheet(), milestoneSheet(), creationSheet(world), renovationSheet(), environmentSheet()]
}

function projectSheet({ leaders }: World): DemoSheet {
  const random = createRandom('青竹镇·项目计划')
  const rows = createProjects().map((project, index) => [
    project.name,
    project.category,
    leaders[index % leaders.length]?.name ?? '',
    '项目建设专班',
    yuanText((project.government + project.private) * tenThousand),
    dayOf(random, index % 4 === 0 ? 2019 : 2020, index % 4 === 0 ? 10 : 1 + random.below(3)),
    project.finished === 0 ? dayOf(random, 2021, 3 + random.below(9)) : dayOf(random, 2020, project.finished),
    `1.${index % 5}`,
    project.finished === 0 ? '在建' : '完工',
  ])
  const columns = [
    '名称',
    '类别',
    '责任领导',
    '责任专班',
    '计划投资(元):number',
    '计划开工:date',
    '计划完工:date',
    '难度系数:number',
    '状态',
  ]
  return defineSheet('重点项目', columns, rows)
}

/** Weights of a project's twelve months: February stood still. */
const pace = [4, 0, 6, 9, 10, 10, 9, 9, 10, 11, 11, 11]

/** The weights of the months in which a project ran. */
function weightsOf({ finished }: DemoProject): readonly number[] {
  const last = finished === 0 ? 12 : finished
  return pace.map((weight, index) => (index < last ? weight : 0))
}

/**
 * Percent by month: what was planned by its end, and what was reached. Each project has a pace of its own, a little behind its plan or before it; one
 * that is finished has caught up, one that lagged fell far behind from May to August.
 */
function courseOf(project: DemoProject): readonly { readonly planned: number; readonly reached: number }[] {
  const random = createRandom(`青竹镇·快慢·${project.name}`)
  const own = random.between(-7, 4)
  const weights = weightsOf(project)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const last = project.finished === 0 ? 12 : project.finished
  let done = 0
  let before = 0
  return weights.map((weight, index) => {
    done += weight
    const even = Math.trunc(((project.finished === 0 ? 70 : 100) * done) / whole)
    const ahead = project.lagging && index >= 4 && index <= 7 ? 14 : index === 1 ? 6 : 0
    const isOver = project.finished > 0 && index >= last - 1
    const drift = index < 2 ? 0 : project.lagging ? Math.min(own, 3) : own
    before = isOver ? even : Math.max(before, Math.min(99, even + drift))
    return { planned: Math.min(100, even + ahead), reached: before }
  })
}

/** The baseline as it was laid down in January: the plan of the monthly reports, and the money that goes with it. */
function planSheet(): DemoSheet {
  const rows = createProjects().flatMap((project) => {
    const course = courseOf(project)
    const months = monthsIn(2020)
    const last = course.at(-1)?.planned ?? 100
    const total = (project.government + project.private) * tenThousand
    let planned = 0
    return course.map((month, index) => {
      planned = Math.max(planned, month.planned)
      return [project.name, months[index] ?? '', String(planned), yuanText((total * BigInt(Math.min(planned, last))) / BigInt(last))]
    })
  })
  return defineSheet('项目计划', ['项目', '月份:month', '计划进度:number', '累计计划投资(元):number'], rows)
}

/** Four milestones a project. One that lagged reached its main work late; some of those that go on have not reached it yet. */
function milestoneSheet(): DemoSheet {
  const random = createRandom('青竹镇·项目节点')
  const rows = createProjects().flatMap((project, index) => {
    const goesOn = project.finished === 0
    const end = goesOn ? 12 : project.finished
    const main = Math.max(4, end - 2)
    const isOpen = goesOn && index % 3 === 0
    const late = project.lagging ? 1 : 0
    const day = (month: number) => dayOf(random, 2020, Math.min(12, month))
    return [
      [project.name, '前期手续', dayOf(random, 2019, 12), dayOf(random, 2019, 11), '已完成', '批复文件'],
      [project.name, '进场施工', '2020-03-31', day(3), '已完成', '开工令'],
      [
        project.name,
        '主体完工',
        lastDayOf(main),
        isOpen ? '' : day(main + late),
        isOpen ? '未完成' : '已完成',
        isOpen ? '' : '主体验收记录',
      ],
      [
        project.name,
        '竣工验收',
        goesOn ? `2021-${String(3 + (index % 9)).padStart(2, '0')}-28` : lastDayOf(end),
        goesOn ? '' : day(end),
        goesOn ? '未完成' : '已完成',
        goesOn ? '' : '验收意见',
      ],
    ]
  })
  return defineSheet('项目节点', ['项目', '节点', '应完成日期:date', '完成日期:date', '状态', '佐证'], rows)
}

function lastDayOf(month: number): string {
  return `2020-${String(month).padStart(2, '0')}-${month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31}`
}

function progressSheet(): DemoSheet {
  const rows = createProjects().flatMap((project) => {
    const months = monthsIn(2020)
    const weights = weightsOf(project)
    const final = Math.max(0, ...weights.map((weight, index) => (weight > 0 ? index : 0)))
    const government = spread(project.government, weights, final)
    const own = spread(project.private, weights, final)
    const course = courseOf(project)
    return months.map((month, index) => [
      project.name,
      month,
      String(course[index]?.planned ?? 0),
      String(course[index]?.reached ?? 0),
      yuanText(government[index] ?? 0n),
      yuanText(own[index] ?? 0n),
      `进度照片${month}`,
    ])
  })
  const columns = ['项目', '月份:month', '计划进度:number', '实际进度:number', '政府投资(元):number', '民间投资(元):number', '佐证']
  return defineSheet('项目进度', columns, rows)
}

/** Splits 万元 over the months in which the project ran; the last of them takes what rounding leaves. */
function spread(tenThousands: bigint, weights: readonly number[], final: number): readonly bigint[] {
  const running = weights.slice(0, final + 1)
  const amounts = splitByWeight(tenThousands * tenThousand, running, cents(100))
  return weights.map((_, index) => amounts[index] ?? 0n)
}

function creationSheet({ leaders }: World): DemoSheet {
  const tasks = [
    ['美丽城镇', '省美丽城镇建设评价办法', '样板创建', '创建', 0],
    ['红色乡镇', '市红色乡镇建设指引', '示范', '市级复核', 5],
    ['铅笔小镇', '市级特色小镇标准', '市级', '创建', 9],
    ['景区镇', '省旅游风情小镇与景区镇标准', '3A', '省级验收', 6],
    ['特色农业强镇', '省特色农业强镇建设标准', '省级', '省级验收', 10],
  ] as const
  const rows = tasks.map(([name, standard, grade, stage, leader]) => [name, standard, grade, stage, leaders[leader]?.name ?? ''])
  return defineSheet('创建任务', ['名称', '标准', '等级', '阶段', '责任人'], rows)
}

/** 平方米 in tenths: 32,460.5 demolished, 18,640 of façades, 12,380 greened. */
const renovations: readonly (readonly [category: string, count: number, total: bigint])[] = [
  ['拆除违建', 22, 324_605n],
  ['立面改造', 14, 186_400n],
  ['绿化', 12, 123_800n],
]

function renovationSheet(): DemoSheet {
  const random = createRandom('青竹镇·整治')
  const rows = renovations.flatMap(([category, count, total]) => {
    const areas = split({ random, total, parts: count, step: 5n })
    return areas.map((area, index) => {
      const { name } = random.pick(villages)
      return [name, `${name}${category}${index + 1}号点`, category, dayOf(random, 2020, 3 + random.below(10)), tenthsText(area)]
    })
  })
  return defineSheet('环境整治', ['村', '事项', '类别', '完成日期:date', '整治面积(平方米):number'], rows)
}

function environmentSheet(): DemoSheet {
  const rows = [2019, 2020].flatMap((year) =>
    villages.map(({ name }, index) => [
      name,
      String(year),
      year === 2020 || index < 8 ? '是' : '否',
      (year === 2020 && index !== 9) || index < 7 ? '是' : '否',
      String(year === 2020 ? 2 + (index % 3) : 2 + (index % 2)),
    ]),
  )
  return defineSheet('村庄环境', ['村', '年度', '垃圾分类', '污水治理', '公厕座数:number'], rows)
}
