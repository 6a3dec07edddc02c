import { describe, expect, it } from 'vitest'
import { isName } from './is-name.ts'

describe('what may be declared a name', () => {
  it.each(['百日清零战役', '三大攻坚行动', '零距离服务站', '1+3+N机制', '全域美丽大会战'])('%s is one', (words) => {
    expect(isName(words)).toBe(true)
  })

  it.each([
    ['a measure', '投资3000万元项目'],
    ['a measure in Han numerals', '投资三千万元项目'],
    ['a percentage', '增长8%行动'],
    ['a share', '完成九成行动'],
    ['a clause', '全部整改，一个不落'],
    ['a token', '{{新建项目数}}工程'],
    ['one character', '零'],
    ['a number alone', '12345'],
    ['nothing', '  '],
    ['more than anything is called', '很'.repeat(41)],
  ])('%s is none', (_, words) => {
    expect(isName(words)).toBe(false)
  })
})
