import { expect, it } from 'vitest'
import { VillageNames } from './village-names.ts'

const names = new VillageNames(['青竹村', '桥头村', '桥头社区', '中村村', '新村', '大岙村'], '青竹镇')

it.each([
  ['青竹村', '青竹村'],
  ['青竹', '青竹村'],
  ['青 竹 村', '青竹村'],
  ['青竹村委会', '青竹村'],
  ['青竹村民委员会', '青竹村'],
  ['青竹镇青竹村', '青竹村'],
  ['青竹镇青竹', '青竹村'],
  ['景岚县青竹镇大岙村村民委员会', '大岙村'],
  ['景岚县青竹镇大岙村民委员会', '大岙村'],
  ['桥头村委会', '桥头村'],
  ['桥头居委会', '桥头社区'],
  ['中村', '中村村'],
  ['新', '新村'],
  ['青竹村3组', '青竹村'],
  ['青竹村（第二村民小组）', '青竹村'],
])('reads %s as %s', (words, title) => expect(names.find(words)).toBe(title))

it('takes no name that two villages or none may have', () => {
  expect(['桥头', '青竹镇', '村', '大岙社区', '西青竹村', ''].map((words) => names.find(words))).toEqual(Array(6).fill(undefined))
})
