import { describe, expect, it } from 'vitest'
import { compileBody } from '../testing.ts'

const statementsIn = (body: string, villages: readonly string[] = []) =>
  compileBody(body, {}, undefined, villages).assertions.flatMap(({ kind, text, verdict }) =>
    kind === 'statement' ? [`${text} ${verdict}`] : [],
  )

describe('a clause that no rule reads', () => {
  it.each([
    ['集镇污水实现全收集，镇容有新气象。', '集镇污水实现全收集'],
    ['镇区公园建成开放。', '镇区公园建成开放'],
    ['全镇已无D级危房。', '全镇已无D级危房'],
    ['加快补短板，自来水厂建成供水。', '自来水厂建成供水'],
  ])('is a statement that nothing proves where it tells a result: %s', (body, text) =>
    expect(statementsIn(body)).toEqual([`${text} unproved`]),
  )

  it.each([
    '深化改革，优化营商环境，干群一条心。',
    '力争自来水厂年内建成供水。',
    '# 自来水厂建成供水',
    '# 明年打算\n\n自来水厂建成供水。',
    '{{背景:自来水厂建成供水|县水利局}}。',
    '各位代表，成绩来之不易。',
  ])('asserts nothing where its kind is harmless: %s', (body) => expect(statementsIn(body)).toEqual([]))

  it('comes with a way to write it', () => {
    const [statement] = compileBody('自来水厂建成供水。').assertions
    expect(statement?.proposals.map(({ text }) => text)).toEqual(['{{背景:自来水厂建成供水}}'])
  })

  it('of a village and nothing known is one too', () =>
    expect(statementsIn('东山村人气最旺。', ['东山村'])).toEqual(['东山村人气最旺 unproved']))
})

describe('words beside a figure', () => {
  it.each([
    ['引进世界五百强项目{{新建项目数}}个。', '世界五百强'],
    ['外资到位资金{{到位资金|万元|0}}万元。', '外资'],
  ])('say of which ones it is, which nothing proves: %s', (body, text) => expect(statementsIn(body)).toEqual([`${text} unproved`]))

  it.each(['全年新建项目共计{{新建项目数}}个。', '我镇实际到位资金{{到位资金|万元|0}}万元。', '陆续新建项目{{新建项目数}}个。'])(
    'are small or its own: %s',
    (body) => expect(statementsIn(body)).toEqual([]),
  )
})

describe('words in the cell of a table', () => {
  it('are a statement where they tell a result', () =>
    expect(statementsIn('| 项目 | 进展 |\n| --- | --- |\n| 水厂 | 已全部建成 |\n| 桥梁 | 推进中 |')).toEqual(['已全部建成 unproved']))
})
