import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { villages, type World } from '../../../../demo/world.ts'
import { type DutyRow, dutySheet, leaderOf } from '../../township/demo/duty.ts'

/** A line of work: what, which office does it, and the place of its leader among the leaders. */
const lines: readonly (readonly [name: string, office: string, leader: number])[] = [
  ['党建组织', '党政综合办公室', 5],
  ['平安法治', '平安法治办公室', 2],
  ['工业经济', '经济发展办公室', 9],
  ['农业农村', '农业农村办公室', 10],
  ['村镇建设', '村镇建设办公室', 8],
  ['社会事务', '社会事务办公室', 11],
  ['文化旅游', '文化旅游办公室', 6],
  ['武装应急', '平安法治办公室', 7],
]

const since = '2019-04-01'

/** In most villages who leads the line; where the village has a hard year of it, who leads the village. */
function leads(world: World, { line, village }: { readonly line: number; readonly village: number }): string {
  const ofVillage = (line * 3 + village) % 5 === 0
  return leaderOf(world, ofVillage ? village : (lines[line]?.[2] ?? 0))
}

export function leadershipSheets(world: World): readonly DemoSheet[] {
  const cells = lines.flatMap(([name], line) => villages.map((village, at) => ({ line, at, name, village: village.name })))
  const nameOf = (cell: { readonly village: string; readonly name: string }) => `${cell.village}·${cell.name}`
  return [
    defineSheet(
      '分管工作',
      ['名称', '承办科室', '排序:number', '设立日期:date'],
      lines.map(([name, office], index) => [name, office, String(index + 1), since]),
    ),
    defineSheet(
      '条块分工',
      ['条块', '条线', '村'],
      cells.map((cell) => [nameOf(cell), cell.name, cell.village]),
    ),
    dutySheet([
      ...lines.map(([name, , leader]): DutyRow => ['分管工作', name, leaderOf(world, leader), '主责', '包干', since, '']),
      ...cells.map(
        (cell): DutyRow => ['条块分工', nameOf(cell), leads(world, { line: cell.line, village: cell.at }), '主责', '包干', since, ''],
      ),
    ]),
  ]
}
