import { expect, test } from 'vitest'
import { remember } from './remember.ts'

test('what was asked before is not worked out again, and no more is kept than was said', () => {
  const asked: string[] = []
  const lengthOf = remember(2, (text) => {
    asked.push(text)
    return text === '' ? undefined : text.length
  })
  expect(['甲', '甲乙', '', '甲', ''].map(lengthOf)).toEqual([1, 2, undefined, 1, undefined])
  expect(asked).toEqual(['甲', '甲乙', '', '甲'])
})
