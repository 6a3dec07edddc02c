import { createRandom } from '../../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'
import { villages, type World } from '../../../../../demo/world.ts'
import { lockedVillage } from '../locked-village.ts'

const away: readonly (readonly [category: string, count: number])[] = [
  ['境外', 46],
  ['省外', 1168],
  ['省内市外', 1012],
  ['市内县外', 284],
]

/** Somebody of the township who lives elsewhere. */
export interface DemoPersonAway {
  readonly name: string
  readonly village: string
  readonly category: string
}

/** Those who are away, by where they are; more of them from larger villages. */
export function createPeopleAway({ names }: World): readonly DemoPersonAway[] {
  const random = createRandom('青竹镇·在外人员')
  const weighted = villages.flatMap(({ name, population }) =>
    Array.from({ length: name === lockedVillage ? 2 : Math.ceil(population / 100) }, () => name),
  )
  return away.flatMap(([category, count]) =>
    Array.from({ length: count }, () => ({ name: names.next(), village: random.pick(weighted), category })),
  )
}

export const places: Readonly<Record<string, readonly string[]>> = {
  境外: ['意大利', '西班牙', '阿联酋', '俄罗斯', '南非'],
  省外: ['上海市', '江西省', '福建省', '广东省', '江苏省', '山东省', '四川省'],
  省内市外: ['省会城市', '沿海城市', '港口城市', '义乌市场'],
  市内县外: ['市区', '邻县', '开发区'],
}

const occupations = ['务工', '务工', '务工', '务工', '经商', '办厂', '创业（电商）', '求学', '随子女居住'] as const

/** The office's list of them. */
export function awaySheet(people: readonly DemoPersonAway[]): DemoSheet {
  const random = createRandom('青竹镇·在外去向')
  const rows = people.map(({ name, village, category }) => [
    name,
    village,
    category,
    random.pick(places[category] ?? ['外地']),
    random.pick(occupations),
    random.pick(['计划返乡', '暂不返乡', '暂不返乡', '未定']),
  ])
  return defineSheet('在外人员', ['姓名', '村', '所在地类别', '所在地', '从业情况', '返乡意向'], rows)
}
