import { makePhone } from '../../../../demo/identifiers.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { gridNumbers, villageGridName, villages, type World } from '../../../../demo/world.ts'
import { gridBoundaries, villageBoundaries } from './boundaries.ts'
import { createEnterprises, enterpriseGrids } from './enterprises.ts'

/** The shared registers: everything else refers to these, so they come first. */
export function townshipSheets(world: World): readonly DemoSheet[] {
  return [villageSheet(), gridSheet(), cadreSheet(world), taskForceSheet(world), memberSheet(world), enterpriseSheet()]
}

function villageSheet(): DemoSheet {
  const boundaries = villageBoundaries()
  const rows = villages.map(({ code, name, households, population }) => [
    code,
    name,
    String(households),
    String(population),
    boundaries.get(name) ?? '',
  ])
  return defineSheet('村', ['编码', '名称', '户数:number', '人口:number', '边界'], rows)
}

/** Parents stand before their children, as an office lists them. */
function gridSheet(): DemoSheet {
  const inVillages = villages.flatMap(({ code, name }) => {
    const boundaries = gridBoundaries(name, gridNumbers.length)
    return gridNumbers.map((_, index) => [
      `${code}-${index + 1}`,
      villageGridName(name, index),
      '村网格',
      '',
      name,
      '2017-03-01',
      boundaries[index] ?? '',
    ])
  })
  const big = enterpriseGrids.map(({ code, name }) => [code, name, '企业大网格', '', '', '2020-02-12', ''])
  const small = enterpriseGrids.flatMap(({ code, name, small: parts }) =>
    parts.map((part, index) => [`${code}-${index + 1}`, part, '企业小网格', name, '', '2020-02-12', '']),
  )
  const columns = ['编码', '名称', '类别', '上级网格', '所在村', '启用日期:date', '边界']
  return defineSheet('网格', columns, [...inVillages, ...big, ...small])
}

function cadreSheet({ cadres }: World): DemoSheet {
  const rows = cadres.map(({ name, position, category, village, grid, since, until }, index) => [
    name,
    position,
    category,
    village ?? '',
    grid ?? '',
    since,
    until,
    makePhone(index + 1),
  ])
  return defineSheet('干部', ['姓名', '职务', '类别', '联系村', '所在网格', '任职起:date', '任职止:date', '手机号码'], rows)
}

function taskForceSheet({ leaders }: World): DemoSheet {
  const rows = forces.map(([name, domain, leader, from, to]) => [name, domain, leaders[leader]?.name ?? '', from, to])
  return defineSheet('专班', ['名称', '领域', '牵头人', '成立日期:date', '撤销日期:date'], rows)
}

/** Each task force has its lead's deputy and three officers; they leave when it is dissolved. */
function memberSheet({ leaders, officers }: World): DemoSheet {
  const rows = forces.flatMap(([name, , leader, from, to], index) => {
    const deputy = leaders[(leader + 1) % leaders.length]
    const others = [0, 1, 2].map((offset) => officers[(index * 3 + offset) % officers.length])
    return [deputy, ...others].map((member, at) => [name, member?.name ?? '', at === 0 ? '副组长' : (parts[at - 1] ?? ''), from, to])
  })
  return defineSheet('专班成员', ['专班', '成员', '分工', '加入日期:date', '退出日期:date'], rows)
}

const forces = [
  ['疫情防控专班', '疫情防控', 1, '2020-01-24', ''],
  ['人员管控专班', '疫情防控', 2, '2020-01-28', '2020-04-30'],
  ['工业复工专班', '工业', 9, '2020-02-12', '2020-06-30'],
  ['农业生产专班', '农业', 10, '2020-02-12', '2020-06-30'],
  ['商贸恢复专班', '商贸', 6, '2020-02-12', '2020-06-30'],
  ['项目建设专班', '项目建设', 8, '2020-02-12', ''],
] as const

const parts = ['联络', '数据', '现场']

function enterpriseSheet(): DemoSheet {
  const rows = createEnterprises().map((firm) => [
    firm.creditCode,
    firm.name,
    firm.village,
    firm.sector,
    firm.category,
    firm.smallGrid,
    firm.shortName,
  ])
  return defineSheet('企业', ['统一社会信用代码', '名称', '村', '行业', '类别', '小网格', '简称'], rows)
}
