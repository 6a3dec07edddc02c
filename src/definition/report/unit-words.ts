import { type Decimal, decimal } from '../decimal/decimal.ts'
import { baseUnit, convertUnit, isUnit, type UnitId, unitsConvert } from '../unit/unit.ts'
import { simplifyCharacter } from './reading/simplify.ts'

/** Classifiers and measures that stand behind numbers in reports and are no unit of an indicator. */
const otherWords = [
  '个百分点',
  '个月',
  '个多月',
  '年',
  '月',
  '日',
  '号',
  '岁',
  '小时',
  '分钟',
  '周',
  '周年',
  '届',
  '美元',
  '欧元',
  '平方公里',
  '立方米',
  '米',
  '厘米',
  '毫米',
  '千米',
  '位',
  '口',
  '张',
  '道',
  '支',
  '只',
  '所',
  '辆',
  '台',
  '套',
  '间',
  '票',
  '户次',
  '项次',
  '车次',
  '班次',
  '件次',
  '趟',
  '批次',
  '遍',
  '篇',
  '本',
  '册',
  '份',
  '成',
  '度',
  '级',
  '层',
  '幢',
  '栋',
  '株',
  '羽',
  '尾',
  '棵',
  '盏',
  '块',
  '段',
  '根',
  '片',
  '面',
  '类',
  '种',
  '村',
  '镇',
  '宗',
  '例次',
  '盘',
  '桌',
  '站',
  '组',
  '队',
  '字',
  '堂',
  '门',
  '季度',
] as const

const scales: ReadonlyMap<string, string> = new Map([
  ['十', '10'],
  ['百', '100'],
  ['千', '1000'],
  ['万', '10000'],
  ['十万', '100000'],
  ['百万', '1000000'],
  ['千万', '10000000'],
  ['亿', '100000000'],
  ['万万', '100000000'],
  ['万亿', '1000000000000'],
])

/** Unit words without a scale in front, longest first: 万元 is the scale 万 and the core 元. */
const cores: readonly string[] = [
  ...new Set([
    '元/人',
    '元',
    '亩',
    '公顷',
    '平方米',
    '千克',
    '公斤',
    '斤',
    '吨',
    '千瓦时',
    '%',
    '％',
    '百分点',
    '分',
    '倍',
    '户',
    '人次',
    '人',
    '家',
    '个',
    '件',
    '项',
    '名',
    '例',
    '条',
    '座',
    '处',
    '场次',
    '场',
    '次',
    '天',
    '批',
    '起',
    '头',
    '步',
    '公里',
    '对',
    '期',
    ...otherWords,
  ]),
].sort((left, right) => right.length - left.length)

const corePattern = cores.map((word) => word.replace('/', '\\/')).join('|')
const tail = new RegExp(
  `^\\s*(余|多|几)?(万亿|万万|[十百千]万|亿|万|千(?!克|瓦|米)|百(?!分点)|十)?(余|多|几)?(${corePattern})?(有余|多(?=[\\u4e00-\\u9fa5]))?`,
)

/** Measures behind which a 多 at the end of a clause says more than that: 两成多, 三倍多. Behind others it compares: 比上年多. */
const sizes: ReadonlySet<string> = new Set(['成', '倍', '个月', '年', '天', '个百分点', '小时'])

/** The same measure in the form that is compared. */
const standardWords: Readonly<Record<string, string>> = { '％': '%', 个百分点: '百分点', 个多月: '个月' }

export interface UnitReading {
  /** Characters from the number to the end of the unit word (and of a 多 right behind it). */
  readonly length: number
  readonly scale: Decimal
  readonly scaleWord: string
  /** The unit word without its scale: 元, 亩, 人, %, 个百分点 → 百分点; '' when none follows. */
  readonly core: string
  /** Scale and unit as written together without 余/多: 万元. */
  readonly word: string
  /** 余 or 多 between the number and its unit: before the scale word, behind it, or behind the whole unit (3个多月 counts as inside). */
  readonly over: 'beforeScale' | 'afterScale' | undefined
  readonly overWord: string
}

/** Reads the unit that stands behind a number: scale (万, 亿), 余/多 in its place, unit word. */
export function readUnitAfter(prose: string): UnitReading {
  // 戶 and 萬 measure as 户 and 万 do; no unit is longer than this.
  const text = Array.from(prose.slice(0, 24), simplifyCharacter).join('')
  const match = tail.exec(text)
  const open =
    match?.[4] !== undefined && sizes.has(match[4]) && match[5] === undefined
      ? /^[余多](?=[，。；、）的]|$)/.exec(text.slice(match[0].length))
      : null
  const early = match?.[1] ?? ''
  const scaleWord = match?.[2] ?? ''
  const late = match?.[3] ?? ''
  const written = match?.[4] ?? ''
  const last = match?.[5] ?? open?.[0] ?? (written === '个多月' ? '多' : '')
  const core = standardWords[written] ?? written
  const overWord = early + late + last
  return {
    length: scaleWord === '' && written === '' && overWord === '' ? 0 : (match?.[0].length ?? 0) + (open?.[0].length ?? 0),
    scale: decimal(scales.get(scaleWord) ?? '1'),
    scaleWord,
    core,
    word: scaleWord + core,
    over: overWord === '' ? undefined : early !== '' && scaleWord !== '' ? 'beforeScale' : 'afterScale',
    overWord,
  }
}

/** How many base units one of `core` is, and the base: 公顷 → 15 亩. A word outside the unit table is its own base. */
export function coreFactor(core: string): { readonly base: string; readonly factor: Decimal } {
  if (!isUnit(core)) return { base: core, factor: decimal('1') }
  const base = baseUnit(core)
  return { base, factor: convertUnit(decimal('1'), core, base) }
}

const people = ['人', '名', '位', '口']
const patients = ['例', '人', '名', '位', '个', '起']
const firms = ['家', '户', '个']
const things = [
  '个',
  '项',
  '件',
  '条',
  '座',
  '处',
  '张',
  '道',
  '所',
  '台',
  '套',
  '间',
  '辆',
  '支',
  '只',
  '类',
  '种',
  '村',
  '面',
  '块',
  '段',
  '片',
  '份',
  '盏',
  '站',
  '组',
  '队',
  '批',
  '宗',
  '起',
  '家',
  '场',
  '层',
  '幢',
  '栋',
]

/** Words that mean the same as a counting unit when they stand behind its number. Households are never persons, persons never visits. */
const equivalents: Readonly<Partial<Record<UnitId, readonly string[]>>> = {
  人: people,
  名: people,
  例: patients,
  人次: ['人次'],
  户: ['户'],
  家: firms,
  个: things,
  项: things,
  件: things,
  条: things,
  座: things,
  处: things,
  起: ['起', '件', '例', '宗', '次'],
  场: ['场', '场次', '次', '期'],
  场次: ['场次', '场', '次'],
  次: ['次', '场', '场次', '遍', '期', '项次', '户次', '批次', '车次', '班次', '趟'],
  天: ['天', '日'],
  批: ['批', '批次', '次'],
  期: ['期', '次', '批'],
  公里: ['公里', '千米'],
  '元/人': ['元/人', '元'],
}

/** Labels of what trades: their 户 is a firm's as well as a household's. */
const traderLabel = /个体|工商|企业|市场主体|商户|经营/

/** 家 counts what keeps a door open, never grids, villages or projects. */
const establishment = /(?:中心|食堂|机构|企业|主体|公司|店|单位|学校|民宿|农家乐|基地|[园院厂社])数?$/

const patientLabel = /病例|确诊|感染者|患者/

/** Whether the word behind a number may stand for `unit`; `label` is the indicator's, for words that depend on what is counted. */
export function unitWordFits(unit: UnitId, word: string, label: string): boolean {
  const written = word === '％' ? '%' : word
  if (written === unit) return true
  if (unit === '户' && traderLabel.test(label)) return firms.includes(written)
  if (unit === '人' && patientLabel.test(label)) return patients.includes(written)
  if (written === '家' && things.includes(unit) && !establishment.test(label)) return false
  if (unit === '元/人') return written === '元' || written === '元/人'
  return equivalents[unit]?.includes(written) ?? false
}

/** Whether values of one counting unit may be printed under another: 个 as 项, 人 as 名. Their numbers are the same. */
export function sameCount(from: UnitId, to: UnitId, label: string): boolean {
  return !unitsConvert(from, to) && baseUnit(from) === from && baseUnit(to) === to && unitWordFits(from, to, label)
}
