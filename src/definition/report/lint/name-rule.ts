import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

/** Characters that are taken for one another in names of places and firms: of one sound, or nearly of one shape. */
const alike: readonly string[] = [
  '坛坦',
  '坪平萍',
  '垟洋羊扬',
  '岙岱奥',
  '埠阜',
  '湾弯',
  '岗冈',
  '沙砂',
  '园圆元源',
  '峰锋丰',
  '塘堂圹糖',
  '岭领',
  '桥乔',
  '庄壮',
  '竹朱',
  '窑瑶尧',
  '河何和合',
  '江姜',
  '后候',
  '沿岩',
  '青清',
  '新兴欣鑫',
  '星兴新',
  '联连莲',
  '宏鸿洪弘',
  '华桦',
  '盛胜',
  '祥翔',
  '泰太',
  '利丽力',
  '达大',
  '隆龙',
  '垅垄陇',
  '坑坎',
  '圩墟',
  '溪西',
  '林临琳',
  '张章',
  '陈程',
  '徐许',
  '余佘',
  '汤杨',
  '戴载',
  '叶业',
  '吴伍',
  '黄皇',
  '石时',
  '湖胡',
  '浦埔蒲',
  '港巷',
  '口扣',
  '头投',
  '梅枚',
  '杨阳',
  '柏伯',
  '凤风',
  '莲连',
  '荷河',
  '茅矛',
  '徳德',
  '候侯',
  '己已',
  '未末',
  '甲申',
] // prettier-ignore
const ends = '村|社区|笔业|铅笔厂|竹业|木业|文具|实业|工贸|制笔|食品|农场|合作社|水库|小学|中学|水电站|大桥|公园|自然村'
const named = new RegExp(`([\\u4e00-\\u9fa5]{2})(${ends})`, 'g')
/** Two letters before 村 that belong to no name. */
const words =
  /^(?:全镇|全乡|各个|每个|行政|自然|重点|示范|贫困|薄弱|景区|个行|美丽|乡镇|和农|农村|其他|所有|一批|部分|中心|城中|新农|试点|先进|文明|卫生|达标|驻在|驻点|联系|结对|包括|进入|进驻)$/

interface Named {
  readonly name: string
  readonly line: ProseLine
  readonly at: number
}

/** 黄坛村 and 黄坦村 in one text: two names that one letter tells apart, and that letter is easily mistaken. The rarer one is pointed at. */
export function checkNameVariants(lines: readonly ProseLine[]): readonly Diagnostic[] {
  const places = new Map<string, Named[]>()
  for (const line of lines)
    for (const match of line.text.matchAll(named)) {
      const [, letters = ''] = match
      if (words.test(letters) || /[的了和与在由从到个是为等及、]/.test(letters)) continue
      places.set(match[0], [...(places.get(match[0]) ?? []), { name: match[0], line, at: match.index }])
    }
  const names = [...places.keys()]
  return names.flatMap((name, index) =>
    names.slice(index + 1).flatMap((other) => {
      if (!isMistaken(name, other)) return []
      const [first, second] = [places.get(name) ?? [], places.get(other) ?? []]
      const [rare, usual] = second.length <= first.length ? [second, first] : [first, second]
      const [shown, against] = [rare[0], usual[0]]
      // 上洋村、上阳村 in one list are two villages.
      if (shown === undefined || against === undefined || areListed(rare, usual)) return []
      const line = against.line.placeOf(against.at).line
      return [lintProblem(shown.line.placeOf(shown.at), 'name-variant', { name: shown.name, other: against.name, line })]
    }),
  )
}

function isMistaken(left: string, right: string): boolean {
  if (left.length !== right.length || left.slice(2) !== right.slice(2)) return false
  const differing = [0, 1].filter((at) => left[at] !== right[at])
  const [at] = differing
  if (differing.length !== 1 || at === undefined) return false
  return alike.some((group) => group.includes(left[at] ?? ' ') && group.includes(right[at] ?? ' '))
}

/** Both in one sentence, joined by a mark of a list. */
function areListed(left: readonly Named[], right: readonly Named[]): boolean {
  return left.some((one) =>
    right.some((other) => {
      if (one.line !== other.line) return false
      const [from, to] = one.at < other.at ? [one.at, other.at] : [other.at, one.at]
      return /^[^，,。；;]*[、和与及]/.test(one.line.text.slice(from, to)) && !/[，,。；;]/.test(one.line.text.slice(from, to))
    }),
  )
}
