import { expect, it } from 'vitest'
import { parseTemplate } from '../../../definition/report/parse-template.ts'
import { findLongParagraphs } from './long-paragraphs.ts'

const front = '---\ntitle: 甲镇2020年工作报告\ntown: "999901101"\nperiod: 2020\n---\n'

function find(body: string) {
  const { template } = parseTemplate(`${front}${body}`, 'report.md')
  return template === undefined ? undefined : findLongParagraphs(template, 'report.md').map(({ code, at }) => [code, at?.line])
}

it('names paragraphs, headings and cells that are longer than any', () => {
  expect(find(`${'全镇增长5%，'.repeat(700)}\n`)).toEqual([])
  expect(find(`短。\n\n${'全镇增长5%，'.repeat(800)}\n\n短。\n`)).toEqual([['paragraph-too-long', 8]])
  expect(find(`# ${'长'.repeat(5_001)}\n`)).toEqual([['paragraph-too-long', 6]])
  expect(find(`| 甲 |\n| --- |\n| ${'长'.repeat(5_001)} |\n`)).toEqual([['paragraph-too-long', 8]])
  expect(find(`${'{{行政村数|个}}，'.repeat(500)}\n`)).toEqual([['paragraph-too-long', 6]])
})
