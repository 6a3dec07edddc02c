import { expect, it } from 'vitest'
import { compileBody } from '../testing.ts'

it('reads the figures of a paragraph with a declared name in it as those of any other', () => {
  const codesOf = (body: string) => {
    const { problems } = compileBody(body, {}, undefined, ['上村'], [], ['百日清零战役'])
    return problems.map(({ code }) => code)
  }
  expect(codesOf('1-11月份，产值{{全部产值|亿元|2}}亿元。')).toContain('period-words')
  expect(codesOf('打响百日清零战役，1-11月份，产值{{全部产值|亿元|2}}亿元。')).toContain('period-words')
  expect(codesOf('技改投资{{技改投资|万元|0}}万元，同比增长12.5%。')).toContain('growth-mismatch')
  expect(codesOf('打响百日清零战役，技改投资{{技改投资|万元|0}}万元，同比增长12.5%。')).toContain('growth-mismatch')
})
