import { makeCreditCode } from '../../../../demo/identifiers.ts'
import { createRandom } from '../../../../demo/random.ts'
import { villages } from '../../../../demo/world.ts'

export type EnterpriseCategory = '规上' | '小微企业' | '个体工商户'

export interface DemoEnterprise {
  readonly creditCode: string
  readonly name: string
  readonly shortName: string
  readonly village: string
  readonly sector: string
  readonly category: EnterpriseCategory
  readonly smallGrid: string
  /** Whether it reports industrial output every month. */
  readonly industrial: boolean
}

/** Five big grids, by industry, and their eighteen small ones. */
export const enterpriseGrids: readonly { readonly name: string; readonly code: string; readonly small: readonly string[] }[] = [
  { name: '铅笔产业大网格', code: 'Q1', small: ['制杆小网格', '笔芯小网格', '成笔小网格', '包装小网格'] },
  { name: '竹木加工大网格', code: 'Q2', small: ['竹制品小网格', '木制品小网格', '竹炭小网格', '家具小网格'] },
  { name: '工业园区大网格', code: 'Q3', small: ['园区一期小网格', '园区二期小网格', '文具配套小网格'] },
  { name: '农产品加工大网格', code: 'Q4', small: ['果品加工小网格', '食用菌小网格', '生态养殖小网格'] },
  { name: '商贸服务大网格', code: 'Q5', small: ['集镇商贸小网格', '沿溪商贸小网格', '物流小网格', '电商小网格'] },
]

const aboveScale: readonly (readonly [short: string, sector: string, grid: string])[] = [
  ['晨星', '铅笔制造', '成笔小网格'],
  ['蓝笺', '铅笔制造', '制杆小网格'],
  ['众合', '文具制造', '文具配套小网格'],
  ['青松', '竹木加工', '竹制品小网格'],
  ['九溪', '铅笔制造', '笔芯小网格'],
  ['同德', '竹木加工', '家具小网格'],
  ['远山', '包装印刷', '包装小网格'],
  ['嘉禾', '食品加工', '果品加工小网格'],
]

const shortNames = [...'华盛新宏永鑫德润金瑞文正万天大兴恒长'].flatMap((first) => [...'达丰泰隆'].map((last) => `${first}${last}`))

const shopNames = [...'福来祥顺香乐家和春秋'].flatMap((first) => [...'记轩居坊'].map((last) => `${first}${last}`))

const smallKinds: readonly (readonly [sector: string, suffix: string, grid: string, industrial: boolean])[] = [
  ['铅笔制造', '笔业', '成笔小网格', true],
  ['铅笔制造', '制杆厂', '制杆小网格', true],
  ['竹木加工', '竹木制品厂', '竹制品小网格', true],
  ['竹木加工', '木业', '木制品小网格', true],
  ['竹木加工', '竹炭厂', '竹炭小网格', true],
  ['文具制造', '文具', '园区一期小网格', true],
  ['包装印刷', '纸品包装', '园区二期小网格', true],
  ['食品加工', '食用菌', '食用菌小网格', true],
  ['生态养殖', '农业开发', '生态养殖小网格', true],
]

const servicePlaces: readonly (readonly [suffix: string, grid: string])[] = [
  ['超市', '集镇商贸小网格'],
  ['饭店', '沿溪商贸小网格'],
  ['电商服务部', '电商小网格'],
  ['货运部', '物流小网格'],
]

/** 98 businesses: 8 规上, 56 小微 (52 of them industrial), 34 个体工商户. */
export function createEnterprises(): readonly DemoEnterprise[] {
  const random = createRandom('青竹镇·企业')
  const names = random.shuffle(shortNames)
  const shops = random.shuffle(shopNames)
  const village = (): string => random.pick(villages).name
  const large = aboveScale.map(
    ([shortName, sector, smallGrid], index): DemoEnterprise => ({
      creditCode: makeCreditCode('91', index + 1),
      name: `竹溪${shortName}${nameOfSector(sector)}有限公司`,
      shortName,
      village: index % 3 === 0 ? '青竹村' : village(),
      sector,
      category: '规上',
      smallGrid,
      industrial: true,
    }),
  )
  const small = Array.from({ length: 56 }, (_, index): DemoEnterprise => {
    const shortName = names[index] ?? ''
    const [sector, suffix, smallGrid, industrial] = index < 52 ? (smallKinds[index % smallKinds.length] ?? smallKind) : smallKind
    return {
      creditCode: makeCreditCode('91', 100 + index),
      name: `青竹镇${shortName}${suffix}${suffix.endsWith('厂') ? '' : '有限公司'}`,
      shortName,
      village: village(),
      sector,
      category: '小微企业',
      smallGrid,
      industrial,
    }
  })
  const individual = Array.from({ length: 34 }, (_, index): DemoEnterprise => {
    const [suffix, smallGrid] = servicePlaces[index % servicePlaces.length] ?? servicePlace
    return {
      creditCode: makeCreditCode('92', 500 + index),
      name: `青竹镇${shops[index] ?? ''}${suffix}`,
      shortName: '',
      village: village(),
      sector: suffix === '货运部' ? '物流' : '商贸服务',
      category: '个体工商户',
      smallGrid,
      industrial: false,
    }
  })
  return [...large, ...small, ...individual]
}

const smallKind = ['商贸服务', '贸易', '电商小网格', false] as const
const servicePlace = ['超市', '集镇商贸小网格'] as const

function nameOfSector(sector: string): string {
  if (sector === '铅笔制造') return '笔业'
  if (sector === '文具制造') return '文具'
  if (sector === '包装印刷') return '包装'
  return sector === '食品加工' ? '食品' : '竹木'
}
