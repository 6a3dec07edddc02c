import { expect, it } from 'vitest'
import { excerptOf } from './excerpt.ts'

const head = '---\ntitle: 甲镇\nperiod: 2020\n---\n'
const text = (paragraph: string) =>
  `${head}\n# 一、回顾\n\n第一段。\n\n## （一）农业\n\n造林300亩。\n\n## （二）工业\n\n### 1. 产值\n\n${paragraph}\n\n末段。\n`

it('is the paragraph that was written in, under its headings, every line where it was', () => {
  const now = text('产值20亿元，增长5%。')
  const found = excerptOf(text('产值20亿元。'), now)
  expect(found?.source.trimEnd()).toBe(`${head}\n# 一、回顾\n\n\n\n\n\n\n\n## （二）工业\n\n### 1. 产值\n\n产值20亿元，增长5%。`)
  expect(now.slice(found?.from, found?.to)).toBe('产值20亿元，增长5%。')
  const at = now.indexOf('5%')
  expect(found?.source.slice(at - (found?.shift ?? 0)).trimEnd()).toBe('5%。')
  expect(found?.source.split('\n').indexOf('产值20亿元，增长5%。')).toBe(now.split('\n').indexOf('产值20亿元，增长5%。'))
})

it('takes the whole of a table, and of two paragraphs that were one', () => {
  const table = '| 项目 | 数 |\n| --- | --- |\n| 村 | 11 |'
  const taken = (before: string, now: string) => {
    const found = excerptOf(text(before), text(now))
    return text(now).slice(found?.from, found?.to)
  }
  expect(taken(table, table.replace('11', '12'))).toBe(table.replace('11', '12'))
  expect(taken('甲。乙。', '甲好。\n\n乙好。')).toBe('甲好。\n\n乙好。')
  expect(taken('甲。\n乙。', '甲。\n乙好。')).toBe('甲。\n乙好。')
  expect(taken('产值20亿元。', '产值0亿元。')).toBe('产值0亿元。')
})

it.each([
  ['nothing was written', text('甲。'), text('甲。')],
  ['the head was', text('甲。'), text('甲。').replace('甲镇', '乙镇')],
  ['a paragraph was taken out', text('甲。'), text('')],
  ['much was pasted', text('甲。'), text('长'.repeat(5_000))],
])('is nothing where %s', (_, before, now) => {
  expect(excerptOf(before, now)).toBeUndefined()
})
