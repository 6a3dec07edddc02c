import { expect, it } from 'vitest'
import type { ReportBlock } from '../../../definition/report/types.ts'
import { placeInProse } from './place-words.ts'

const paragraph = (line: number): ReportBlock => ({ type: 'paragraph', line, inlines: [{ type: 'text', text: '话。' }] })
const heading = (line: number, text: string): ReportBlock => ({ type: 'heading', level: 1, line, inlines: [{ type: 'text', text }] })
const blocks = [paragraph(7), heading(9, '一、农业'), paragraph(11), paragraph(13), heading(15, '二、工业')]

it.each([
  [2, '标题'],
  [7, '第 1 段'],
  [9, '一、农业'],
  [13, '一、农业 · 第 2 段'],
  [15, '二、工业'],
])('line %i is %s', (line, words) => {
  expect(placeInProse({ blocks }, { line })).toBe(words)
})
