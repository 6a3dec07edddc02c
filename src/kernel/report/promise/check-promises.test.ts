import { describe, expect, it } from 'vitest'
import { compileBody } from '../testing.ts'
import type { PromisedItem } from '../types.ts'
import { bareTitle } from './annual-report.ts'

const front = '---\ntitle: 甲镇政府工作报告\ntown: "999901101"\nperiod: 2020\n---'
const promise = (item: string, promised: string, indicator?: string): PromisedItem => ({ item, promised, indicator, promisedIn: '' })
const promises = [
  promise('停车位', '268个'),
  promise('村道硬化', '12.6公里'),
  promise('智慧安防', ''),
  promise('到位资金', '2000万元', 'arrived'),
]

const answers = ['新增停车位268个。', '完成村道硬化12.6公里。', '智慧安防如期交付。', '全年到位资金{{到位资金|万元|0}}万元。'] as const

/** The codes that promises earn, with the line and column of each. */
function found(review: readonly string[], ahead = '来年再接再厉。'): readonly string[] {
  const body = `# 一、2020年工作回顾\n\n${review.join('\n\n')}\n\n# 二、2021年目标\n\n${ahead}\n`
  const { problems } = compileBody(body, {}, front, [], promises)
  return problems.flatMap(({ at, code }) => (code.startsWith('promise-') ? [`${at.line}:${at.column} ${code}`] : []))
}

const swap = (at: number, text: string): readonly string[] => answers.map((answer, index) => (index === at ? text : answer))
const first = 6
const line = (at: number) => first + 2 + 2 * at

describe('what was promised', () => {
  it('is answered by its own name, with its quantity or its figure', () => {
    expect(found(answers)).toEqual([])
  })

  it.each<readonly [string, readonly string[]]>([
    ['in another order', [...answers].reverse()],
    ['in one paragraph', [answers.join('')]],
    ['in Han numerals', swap(0, '新增停车位二百六十八个。')],
    ['in full width', swap(0, '新增停车位２６８个。')],
    ['in metres', swap(1, '完成村道硬化12.60公里。')],
    ['in a table', swap(0, '| 事项 | 完成 |\n| --- | --- |\n| 停车位 | 268个 |')],
    ['with the reason why it was not done', swap(0, '停车位未完成，因为用地没有批下来。')],
    ['as done in part, beside what was promised', swap(0, '停车位年初定268个，完成180个。')],
    ['twice', [...answers, '停车位比上年多。']],
  ])('may be answered %s', (_, review) => {
    expect(found(review)).toEqual([])
  })

  it.each<readonly [string, readonly string[], string]>([
    ['left out', swap(0, '交通秩序好转。'), `${first}:3 promise-unanswered`],
    ['answered ahead only', swap(0, '交通秩序好转。'), `${first}:3 promise-unanswered`],
    ['renamed with its number', swap(0, '新增泊车位268个。'), `${line(0)}:6 promise-renamed`],
    ['renamed with its figure', swap(3, '全年引进资金{{到位资金|万元|0}}万元。'), `${line(3)}:1 promise-renamed`],
    ['made smaller', swap(0, '新增停车位200个。'), `${line(0)}:6 promise-changed`],
    ['made greater', swap(0, '新增停车位300个。'), `${line(0)}:6 promise-changed`],
    ['rounded', swap(0, '新增停车位260余个。'), `${line(0)}:6 promise-changed`],
    ['said in another unit', swap(1, '完成村道硬化12.6亩。'), `${line(1)}:7 promise-changed`],
    ['said without a number', swap(0, '停车位多了。'), `${line(0)}:1 promise-changed`],
    ['not done without a reason', swap(0, '停车位未完成。'), `${line(0)}:1 promise-changed`],
    ['named nowhere', swap(2, '监控到位。'), `${first}:3 promise-unanswered`],
  ])('is refused when it is %s', (_, review, problem) => {
    expect(found(review, '新增停车位268个。')).toEqual([problem])
  })

  it.each([
    ['a review alone', 'title: 甲镇政府工作报告', 'period: 2020', '# 一、2020年工作回顾\n\n交通秩序好转。'],
    ['a plan alone', 'title: 甲镇政府工作报告', 'period: 2020', '# 一、2021年目标\n\n来年再接再厉。'],
    ['part of a year', 'title: 甲镇政府工作报告', 'period: 2020-06', '# 一、工作回顾\n\n交通秩序好转。\n\n# 二、下半年打算\n\n再接再厉。'],
    ['no work report', 'title: 甲镇2020年情况', 'period: 2020', '# 一、2020年工作回顾\n\n交通秩序好转。\n\n# 二、2021年目标\n\n再接再厉。'],
  ])('does not bind %s', (_, title, period, body) => {
    const { problems, checks } = compileBody(body, {}, `---\n${title}\ntown: "999901101"\n${period}\n---`, [], promises)
    expect([...problems.map(({ code }) => code), ...checks.map(({ id }) => id)].filter((code) => code.startsWith('promise'))).toEqual([])
  })

  it('is not named by another promise’s longer name', () => {
    const both = [promise('照料中心', ''), promise('居家养老照料中心', '')]
    const codes = (review: string) => {
      const body = `# 一、2020年工作回顾\n\n${review}\n\n# 二、2021年目标\n\n再接再厉。\n`
      return compileBody(body, {}, front, [], both).problems.flatMap(({ code }) => (code.startsWith('promise-') ? [code] : []))
    }
    expect(codes('居家养老照料中心投用。')).toEqual(['promise-unanswered'])
    expect(codes('居家养老照料中心投用，照料中心提升。')).toEqual([])
  })

  it('is told together where nothing answers several of them', () => {
    const body = '# 一、2020年工作回顾\n\n交通秩序好转。\n\n# 二、2021年目标\n\n再接再厉。\n'
    const { problems, checks } = compileBody(body, {}, front, [], promises)
    expect(problems.filter(({ code }) => code === 'promise-unanswered').map(({ message }) => message)).toEqual([
      '年初答应的“停车位”（268个）、“村道硬化”（12.6公里）、“智慧安防”、“到位资金”（2000万元），回顾里没有交账',
    ])
    expect(checks.find(({ id }) => id === 'promises')?.proof).toBe('fails')
  })

  it('binds the report of the same title, a year on', () => {
    expect(bareTitle('青竹镇2019年政府工作报告')).toBe(bareTitle('青竹镇政府工作报告'))
    expect(bareTitle('青竹镇2019年工作回顾')).not.toBe(bareTitle('青竹镇政府工作报告'))
  })
})
