import { createNames, type NameSource } from './people.ts'
import { createRandom, type Random } from './random.ts'

/** The fictional township: no real place has division 999901. */
export const demoTown = { town: '999901101', name: '青竹镇', shortName: '青竹', county: '竹溪县' } as const

export const demoYear = 2020

/** The day on which its registers were set up, and the day that it is in the township when the demo is loaded: the annual report is due. */
export const demoFounded = '2018-10-08'
export const demoPresent = '2021-01-25'

export interface DemoVillage {
  readonly code: string
  readonly name: string
  readonly households: number
  readonly population: number
}

/** 11 villages, 3,676 households, 11,024 people. */
export const villages: readonly DemoVillage[] = [
  { code: '999901101201', name: '青竹村', households: 575, population: 1726 },
  { code: '999901101202', name: '竹溪口村', households: 466, population: 1398 },
  { code: '999901101203', name: '瓦窑山村', households: 247, population: 742 },
  { code: '999901101204', name: '桥头村', households: 378, population: 1134 },
  { code: '999901101205', name: '上坪村', households: 329, population: 986 },
  { code: '999901101206', name: '下坪村', households: 291, population: 874 },
  { code: '999901101207', name: '石门村', households: 342, population: 1027 },
  { code: '999901101208', name: '枫树岗村', households: 231, population: 693 },
  { code: '999901101209', name: '黄泥岭村', households: 272, population: 815 },
  { code: '999901101210', name: '大岙村', households: 307, population: 921 },
  { code: '999901101211', name: '白水村', households: 238, population: 708 },
]

/** Every village has four grids, numbered. */
export const gridNumbers = ['一', '二', '三', '四'] as const

export function villageGridName(village: string, index: number): string {
  return `${village}第${gridNumbers[index] ?? ''}网格`
}

export interface DemoCadre {
  readonly name: string
  readonly position: string
  readonly category: '班子成员' | '驻村干部' | '网格员' | '科室干部'
  /** The village that a 驻村干部 or 网格员 serves. */
  readonly village: string | undefined
  /** The grid that a 网格员 looks after. */
  readonly grid: string | undefined
  readonly since: string
  readonly until: string
}

/** A family that one of the packs knows of: whoever keeps a register of people lists them there too, under the same number. */
export interface DemoFamily {
  readonly head: string
  readonly idNumber: string
  readonly village: string
  /** How many they are, the head among them. */
  readonly size: number
}

/** Everything that several files speak of. */
export interface World {
  readonly names: NameSource
  /** Filled while the packs settle. */
  readonly families: DemoFamily[]
  readonly cadres: readonly DemoCadre[]
  /** Leaders in office in 2020. */
  readonly leaders: readonly DemoCadre[]
  /** Heads and clerks of the offices. */
  readonly officers: readonly DemoCadre[]
  /** Who serves a village: two cadres and four grid workers. */
  servants(village: string): readonly DemoCadre[]
}

/** Leaders by name: the report is read by the mayor. */
const leaderPosts = [
  ['方云峥', '党委书记'],
  ['林既明', '党委副书记、镇长'],
  ['叶知秋', '党委副书记、政法委员'],
  ['季成岳', '人大主席'],
  ['吴守正', '党委委员、纪委书记'],
  ['周若棠', '党委委员、组织委员'],
  ['范晓岚', '党委委员、宣传统战委员'],
  ['胡振川', '党委委员、武装部长'],
  ['毛立言', '党委委员、副镇长'],
  ['刘思远', '副镇长（工业经济）'],
  ['吴稼轩', '副镇长（农业农村）'],
  ['沈文心', '副镇长（社会事务）'],
] as const

export function createWorld(): World {
  const random = createRandom('青竹镇·干部')
  const names = createNames(
    random,
    leaderPosts.map(([name]) => name),
  )
  const leaders = leaderPosts.map(([name, position]): DemoCadre => leader(name, position, random))
  const former: DemoCadre = { ...leader(names.next(), '副镇长（工业经济）', random), since: '2016-12-20', until: '2019-11-30' }
  const servants = villages.flatMap((village) => [
    ...Array.from({ length: 2 }, () => servant(names.next(), '驻村干部', village.name, undefined)),
    ...gridNumbers.map((_, index) => servant(names.next(), '网格员', village.name, villageGridName(village.name, index))),
  ])
  const officers = [
    '党政综合办公室',
    '社会事务办公室',
    '经济发展办公室',
    '农业农村办公室',
    '村镇建设办公室',
    '平安法治办公室',
    '文化旅游办公室',
    '招商服务办公室',
  ].flatMap((office) => [officer(names.next(), `${office}主任`), officer(names.next(), `${office}干事`)])
  const cadres = [...leaders, former, ...servants, ...officers]
  return { names, families: [], cadres, leaders, officers, servants: (village) => servants.filter((cadre) => cadre.village === village) }
}

function leader(name: string, position: string, random: Random): DemoCadre {
  return { name, position, category: '班子成员', village: undefined, grid: undefined, since: `201${random.between(6, 8)}-12-20`, until: '' }
}

function servant(name: string, category: '驻村干部' | '网格员', village: string, grid: string | undefined): DemoCadre {
  return { name, position: `${village}${category}`, category, village, grid, since: '2017-03-01', until: '' }
}

function officer(name: string, position: string): DemoCadre {
  return { name, position, category: '科室干部', village: undefined, grid: undefined, since: '2017-06-01', until: '' }
}
