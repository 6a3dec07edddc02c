import { fc } from '../../src/definition/testing/seeded.ts'
import type { TestValues } from '../../src/kernel/report/testing.ts'

/** A sentence made together with the values that make it true or false: the maker does the arithmetic, not the reader. */
export interface MadeSentence {
  readonly text: string
  readonly values: TestValues
  readonly holds: boolean
}

const million = 1_000_000
/** In 百万元, two digits even with others added, so that no other scale rounds it into something else. */
const amount = fc.integer({ min: 10, max: 79 })
const tens = fc.integer({ min: 1, max: 9 })
const small = fc.integer({ min: 2, max: 90 })

function money(millions: number): string {
  return `${millions}00万元`
}

function yuan(millions: number): string {
  return String(millions * million)
}

/** By kind: a sentence out of a number, another one, and whether it is to hold. */
const makers: Readonly<Record<string, (one: number, other: number, holds: boolean) => Omit<MadeSentence, 'holds'>>> = {
  level: (one, other, holds) => ({ text: `全年到位资金${money(holds ? one : one + other)}。`, values: { 到位资金: yuan(one) } }),
  'an earlier level': (one, other, holds) => ({
    text: `2019年，到位资金${money(holds ? one : one + other)}。`,
    values: { '到位资金@2019': yuan(one), 到位资金: yuan(one + other) },
  }),
  count: (one, other, holds) => ({ text: `全年补贴户数${holds ? one : one + other}户。`, values: { 补贴户数: String(one) } }),
  'a change in percent': (one, other, holds) => ({
    text: `技改投资同比增长${holds ? other * 10 : other * 10 + 20}%。`,
    values: { '技改投资@2019': yuan(one * 10), 技改投资: yuan(one * (10 + other)), 技改投资同比: String(other * 10) },
  }),
  'a change in money': (one, other, holds) => ({
    text: `到位资金比上年${holds ? '增加' : '减少'}${money(other)}。`,
    values: { '到位资金@2019': yuan(one), 到位资金: yuan(one + other) },
  }),
  direction: (one, other, holds) => ({
    text: `到位资金同比${holds ? '有所增长' : '有所下降'}。`,
    values: { '到位资金@2019': yuan(one), 到位资金: yuan(one + other) },
  }),
  share: (one, other, holds) => ({
    text: `大户产值占全部产值的${holds ? other * 10 : ((other + 4) % 9) * 10 + 10}%。`,
    values: { 大户产值: yuan(one * other), 全部产值: yuan(one * 10) },
  }),
  comparison: (one, other, holds) => ({
    text: `到位资金${holds ? '高于' : '低于'}果园投入。`,
    values: { 到位资金: yuan(one + other), 果园投入: yuan(one) },
  }),
  difference: (one, other, holds) => ({
    text: `到位资金比果园投入多${money(holds ? other : one + other)}。`,
    values: { 到位资金: yuan(one + other), 果园投入: yuan(one) },
  }),
  threshold: (one, other, holds) => ({
    text: `到位资金突破${money(holds ? one : one + 2 * other)}。`,
    values: { 到位资金: yuan(one + other) },
  }),
  completion: (one, other, holds) => ({
    text: `到位资金完成年度任务的${holds ? other * 10 : other * 10 + 30}%。`,
    values: { 到位资金: yuan(one), 到资完成率: String(other * 10) },
  }),
  'over target': (one, other, holds) => ({
    text: `到位资金${holds ? '' : '未'}完成年度任务。`,
    values: { 到位资金: yuan(one), 到资完成率: String(100 + other) },
  }),
  universal: (one, other, holds) => ({
    text: '项目全部投产。',
    values: { 新建项目数: String(one), 投产项目数: String(holds ? one : one - 1), 项目投产率: String(holds ? 100 : 100 - other) },
  }),
  zero: (one, _, holds) => ({ text: '全年零本地病例。', values: { 本地病例数: String(holds ? 0 : one) } }),
  superlative: (one, other, holds) => ({
    text: '到位资金创历史新高。',
    values: { 到位资金: yuan(one), '到位资金@2019': yuan(holds ? one - 1 : one + other), '到位资金@2018': yuan(1) },
  }),
  streak: (one, other, holds) => ({
    text: '外出人员数连续两年减少。',
    values: { 外出人员数: String(one), '外出人员数@2019': String(one + other), '外出人员数@2018': String(holds ? one + 2 * other : one) },
  }),
  average: (one, other, holds) => ({
    text: `补贴资金{{补贴资金|元|0}}元，补贴户数{{补贴户数}}户，户均${holds ? other * 100 : other * 100 + 200}元。`,
    values: { 补贴资金: String(one * other * 100), 补贴户数: String(one) },
  }),
  rest: (one, other, holds) => ({
    text: `外出人员{{外出人员数}}人，其中国外人员{{国外人员数}}人，其余${holds ? one : one + other}人。`,
    values: { 外出人员数: String(one + other), 国外人员数: String(other), 外省人员数: String(one), 外市人员数: '0', 外县人员数: '0' },
  }),
}

export const kinds: readonly string[] = Object.keys(makers)

/** Sentences of one kind, half of them false. */
export function sentencesOf(kind: string): fc.Arbitrary<MadeSentence> {
  const make = makers[kind]
  if (make === undefined) throw new Error(`no sentences of kind ${kind}`)
  const first = kind === 'count' || kind === 'rest' || kind === 'streak' || kind === 'average' ? small : amount
  return fc.tuple(first, tens, fc.boolean()).map(([one, other, holds]) => ({ ...make(one, other, holds), holds }))
}
