import { expect, test } from 'vitest'
import { wordsRunningOn } from './sheet-grid.ts'

const cells = (...texts: readonly string[]) => texts.map((text) => ({ text }))

test('what is said beside a table runs on to the next words, from wherever it begins', () => {
  expect(wordsRunningOn(cells('填报单位：青竹镇', '', '', '单位：亩', ''))).toEqual([
    { at: 0, text: '填报单位：青竹镇', span: 3 },
    { at: 3, text: '单位：亩', span: 2 },
  ])
  expect(wordsRunningOn(cells('', '', '审核人：王乙'))).toEqual([
    { at: 0, text: '', span: 2 },
    { at: 2, text: '审核人：王乙', span: 1 },
  ])
})
