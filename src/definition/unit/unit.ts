import { type Decimal, decimal } from '../decimal/decimal.ts'

/** What a unit measures; only units of one dimension convert into each other. Counts each stand alone: 户 is not 人. */
interface UnitSpec {
  /** The base unit of the dimension; values are kept and printed in JSON in it. */
  readonly base: string
  /** How many base units one of this is, exactly. */
  readonly factor: string
}

const counts = [
  '户',
  '人',
  '人次',
  '家',
  '个',
  '件',
  '项',
  '名',
  '例',
  '条',
  '座',
  '处',
  '场',
  '场次',
  '次',
  '天',
  '批',
  '起',
  '头',
  '步',
  '公里',
  '对',
  '期',
  '元/人',
] as const

/** Every unit word a definition or a template may use. % and 百分点 are different things and never convert. */
const units = {
  元: { base: '元', factor: '1' },
  千元: { base: '元', factor: '1000' },
  万元: { base: '元', factor: '10000' },
  百万元: { base: '元', factor: '1000000' },
  千万元: { base: '元', factor: '10000000' },
  亿元: { base: '元', factor: '100000000' },
  亩: { base: '亩', factor: '1' },
  万亩: { base: '亩', factor: '10000' },
  公顷: { base: '亩', factor: '15' },
  千公顷: { base: '亩', factor: '15000' },
  平方米: { base: '平方米', factor: '1' },
  万平方米: { base: '平方米', factor: '10000' },
  千克: { base: '千克', factor: '1' },
  公斤: { base: '千克', factor: '1' },
  斤: { base: '千克', factor: '0.5' },
  万斤: { base: '千克', factor: '5000' },
  万公斤: { base: '千克', factor: '10000' },
  吨: { base: '千克', factor: '1000' },
  万吨: { base: '千克', factor: '10000000' },
  千瓦时: { base: '千瓦时', factor: '1' },
  万千瓦时: { base: '千瓦时', factor: '10000' },
  '%': { base: '%', factor: '1' },
  百分点: { base: '百分点', factor: '1' },
  万人: { base: '人', factor: '10000' },
  万户: { base: '户', factor: '10000' },
  万人次: { base: '人次', factor: '10000' },
  分: { base: '分', factor: '1' },
  倍: { base: '倍', factor: '1' },
  无: { base: '无', factor: '1' },
} as const satisfies Record<string, UnitSpec>

export type UnitId = keyof typeof units | (typeof counts)[number]

// The compiler takes the keys of an object for any text; these are the keys of `units` itself.
export const unitIds: readonly UnitId[] = [...(Object.keys(units) as (keyof typeof units)[]), ...counts]

const specs: ReadonlyMap<string, UnitSpec> = new Map([
  ...counts.map((unit): [string, UnitSpec] => [unit, { base: unit, factor: '1' }]),
  ...Object.entries(units),
])

/** Whether a word is one of the units that a definition or a template may use. */
export function isUnit(word: string): word is UnitId {
  return specs.has(word)
}

/** Whether it counts things one by one (户, 家, 件 …): such a word behind a number of no unit changes nothing. */
export function isCountUnit(unit: UnitId): boolean {
  return counts.some((count) => count === unit)
}

/** The base unit of a unit's dimension: 元 for 万元, 亩 for 公顷, itself for a count. */
export function baseUnit(unit: UnitId): UnitId {
  const base = getSpec(unit).base
  if (!isUnit(base)) throw new Error(`unit ${unit} has an unknown base ${base}`)
  return base
}

/** Whether both measure the same kind of thing: 万元 and 元 do, 户 and 人 do not. */
export function unitsConvert(from: UnitId, to: UnitId): boolean {
  return getSpec(from).base === getSpec(to).base
}

/** Converts exactly. Throws a bug when the dimensions differ: ask `unitsConvert` first. */
export function convertUnit(value: Decimal, from: UnitId, to: UnitId): Decimal {
  if (!unitsConvert(from, to)) throw new Error(`no conversion from ${from} to ${to}`)
  return value.times(decimal(getSpec(from).factor)).div(decimal(getSpec(to).factor))
}

function getSpec(unit: UnitId): UnitSpec {
  const spec = specs.get(unit)
  if (spec === undefined) throw new Error(`unknown unit ${unit}`)
  return spec
}
