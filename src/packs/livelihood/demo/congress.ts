import { cents, yuanText } from '../../../../demo/amount.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { createNames } from '../../../../demo/people.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { villages } from '../../../../demo/world.ts'
import { type Project, projects2020, projects2021, unchosen2020 } from './projects.ts'

const fifth = { name: '青竹镇第十八届人民代表大会第五次会议', on: '2020-01-16' }
const sixth = { name: '青竹镇第十八届人民代表大会第六次会议', on: '2021-02-07' }
const voted = { name: '2020年民生实事项目票决', session: fifth, projects: [...projects2020, ...unchosen2020] }
const planned = { name: '2021年民生实事项目票决', session: sixth, projects: projects2021 }

/** Of 63 deputies 61 came: 60 valid slips, one void, 32 votes are more than half of all. */
const votes = [58, 57, 55, 49, 52, 54, 46, 47, 51, 44, 29, 24] as const
const away: ReadonlySet<number> = new Set([17, 48])

/** The roster, the sessions of 2020 and 2021, the ballot of the one as it was counted, that of the other as it is prepared. */
export function congressSheets(): readonly DemoSheet[] {
  return [deputySheet(), sessionSheet(), attendanceSheet(), ballotSheet(), candidateSheet(), opinionSheet(), countSheet(), tallySheet()]
}

function deputies(): readonly { readonly number: string; readonly name: string; readonly village: string }[] {
  const names = createNames(createRandom('青竹镇·代表'))
  return Array.from({ length: 63 }, (_, index) => ({
    number: `D${String(index + 1).padStart(3, '0')}`,
    name: names.next(),
    village: villages[index % villages.length]?.name ?? '',
  }))
}

function deputySheet(): DemoSheet {
  const groups = ['第一代表小组', '第二代表小组', '第三代表小组', '第四代表小组'] as const
  const rows = deputies().map(({ number, name, village }, index) => [
    number,
    name,
    `${village.replace(/村$/, '')}选区`,
    groups[index % groups.length] ?? '',
    '2016-12-28',
  ])
  return defineSheet('代表名册', ['代表编号', '姓名', '选区', '代表小组', '当选日期:date'], rows)
}

function sessionSheet(): DemoSheet {
  const rows = [fifth, sixth].map(({ name, on }) => [name, on, '镇文化礼堂'])
  return defineSheet('人代会会议', ['会议名称', '召开日期:date', '地点'], rows)
}

function attendanceSheet(): DemoSheet {
  const rows = deputies().map(({ number, name }, index) => [fifth.name, number, name, away.has(index) ? '请假' : '出席'])
  return defineSheet('代表出席', ['会议', '代表编号', '姓名', '出席情况'], rows)
}

/** Without the day of the announcement, which locks what belongs to a ballot: its candidates and sums come in after it. */
function ballotSheet(): DemoSheet {
  const rows = [
    [voted.name, fifth.name, '2020', '差额票决', '10', '63', '61', '61', '61', '60', '1', '0', '已公布'],
    [planned.name, sixth.name, '2021', '逐项表决', '', '', '', '', '', '', '', '', ''],
  ]
  const numbers = ['全体代表数', '实到代表数', '发出票数', '收回票数', '有效票数', '无效票数', '空白票数'].map((label) => `${label}:number`)
  return defineSheet('民生实事票决', ['票决名称', '会议', '年度', '表决办法', '应选数:number', ...numbers, '票决状态'], rows)
}

const candidateColumns = [
  '票决',
  '序号:number',
  '项目名称',
  '建设内容',
  '计划投资(元):number',
  '资金来源',
  '责任科室',
  '完成时限:date',
  '受益对象',
  '实施周期',
]

function candidateRows(ballot: string, projects: readonly Project[]): readonly (readonly string[])[] {
  const sources = ['镇财政', '镇财政和上级补助', '镇财政、村集体和社会捐资'] as const
  const people = ['全镇居民', '项目所在村的村民', '老人、儿童和困难群众'] as const
  return projects.map(([name, content, office, money, deadline], index) => [
    ballot,
    String(index + 1),
    name,
    content,
    yuanText(cents(money)),
    sources[index % 3] ?? '',
    office,
    deadline,
    people[index % 3] ?? '',
    '当年完成',
  ])
}

function candidateSheet(): DemoSheet {
  const rows = [voted, planned].flatMap(({ name, projects }) => candidateRows(name, projects))
  return defineSheet('票决候选项目', candidateColumns, rows)
}

/** What the groups said of the list of 2020, and what they were answered before the session. */
function opinionSheet(): DemoSheet {
  const columns = ['票决', '项目名称', '代表小组', '收到日期:date', '代表意见', '答复意见', '答复日期:date']
  return defineSheet('候选项目意见', columns, [
    [voted.name, '农村饮水提标', '第二代表小组', '2020-01-11', '供水点改造要先排水源干的村。', '已按旱季缺水情况排了先后。', '2020-01-14'],
    [
      voted.name,
      '集镇停车场',
      '第一代表小组',
      '2020-01-12',
      '停车场要留出老年人三轮车的位置。',
      '设计时留出三轮车和电动车位。',
      '2020-01-14',
    ],
    [voted.name, '', '第四代表小组', '2020-01-13', '请每季度向代表报一次进度。', '改为每月报，代表小组可以随时询问。', '2020-01-15'],
  ])
}

const tellers = ['甲组', '乙组'] as const

function countSheet(): DemoSheet {
  const numbers = ['发出票数', '收回票数', '有效票数', '无效票数', '空白票数'].map((label) => `${label}:number`)
  const rows = tellers.map((teller) => [voted.name, teller, '61', '61', '60', '1', '0'])
  return defineSheet('票数清点', ['票决', '计票组', ...numbers], rows)
}

function tallySheet(): DemoSheet {
  const rows = tellers.flatMap((teller) => voted.projects.map(([name], index) => [voted.name, name, teller, String(votes[index] ?? 0)]))
  return defineSheet('计票记录', ['票决', '项目名称', '计票组', '赞成票:number'], rows)
}

/** January 2020: the candidates are put up, the deputies come, two groups count apart, the result is announced. For 2021 it is prepared. */
export function liveBallot(sheet: DemoSheet, others: ReadonlyMap<string, DemoSheet>): readonly LifeEvent[] {
  const held: readonly RowKey[] = [{ 票决名称: voted.name }]
  const list = { type: 'step', loop: 'project-ballot', rows: held } as const
  const step = { ...list, on: fifth.on } as const
  const next = { ...list, rows: [{ 票决名称: planned.name }] } as const
  const file = (on: string, at: string, handed: DemoSheet): LifeEvent => ({ type: 'file', on, at, by: 'bianji', sheet: handed })
  const beginnings = (name: string) => part(first(sheet, 5), '票决名称', name)
  const of = (ledger: string, column: string, value: string): DemoSheet => {
    const found = others.get(ledger)
    if (found === undefined) throw new Error(`the demo has no sheet ${ledger}`)
    return part(found, column, value)
  }
  const count = (teller: string, at: string): readonly LifeEvent[] =>
    ['票数清点', '计票记录'].map((ledger) => file(fifth.on, at, of(ledger, '计票组', teller)))
  return [
    file('2020-01-06', '09:00', beginnings(voted.name)),
    file('2020-01-06', '09:30', of('票决候选项目', '票决', voted.name)),
    file('2020-01-15', '16:00', of('候选项目意见', '票决', voted.name)),
    file(fifth.on, '08:40', of('代表出席', '会议', fifth.name)),
    { ...list, on: '2020-01-07', at: '09:00', by: 'bianji', step: 'submit' },
    { ...list, on: '2020-01-08', at: '15:00', by: 'zhenzhang', step: 'agree', opinion: '镇党委会议研究，同意提交主席团。' },
    {
      ...list,
      on: '2020-01-09',
      at: '10:00',
      by: 'zhenzhang',
      step: 'publish',
      opinion: '主席团会议听取，同意公布，送各代表小组征求意见。',
    },
    { ...step, at: '09:20', by: 'bianji', step: 'begin' },
    ...count('甲组', '10:10'),
    { ...step, at: '10:20', by: 'tongji', step: 'handInFirst' },
    ...count('乙组', '10:25'),
    { ...step, at: '10:30', by: 'minzheng', step: 'handInSecond' },
    { ...step, at: '10:50', by: 'zhenzhang', step: 'announce' },
    file('2021-01-18', '09:00', beginnings(planned.name)),
    file('2021-01-18', '09:30', of('票决候选项目', '票决', planned.name)),
    { ...next, on: '2021-01-20', at: '09:00', by: 'bianji', step: 'submit' },
    { ...next, on: '2021-01-22', at: '15:30', by: 'zhenzhang', step: 'agree', opinion: '镇党委会议研究，同意提交主席团。' },
  ]
}

/** The rows of a sheet that have a value in a column. */
function part(sheet: DemoSheet, label: string, value: string): DemoSheet {
  const at = sheet.columns.findIndex((column) => column.label === label)
  return { ...sheet, rows: sheet.rows.filter((row) => row[at] === value) }
}

/** The first columns of a sheet: what was known before anything was counted. */
function first(sheet: DemoSheet, columns: number): DemoSheet {
  return { ...sheet, columns: sheet.columns.slice(0, columns), rows: sheet.rows.map((row) => row.slice(0, columns)) }
}
