import { expect, it } from 'vitest'
import { parseTemplate } from '../../../definition/report/parse-template.ts'
import { findLongLines, findLongParagraphs, refuseLongLines } from './long-paragraphs.ts'

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

it('names a line, lines without a blank one, and more lines than any report has, before anything is read', () => {
  const found = (text: string) => findLongLines(text, 'report.md').map(({ code, at }) => [code, at?.line])
  expect(found(`短\n${'> '.repeat(2_400)}\n\n${'，'.repeat(5_000)}\n`)).toEqual([])
  expect(found(`短\n${'> '.repeat(2_600)}\n`)).toEqual([['paragraph-too-long', 2]])
  expect(found(`${'，'.repeat(4_000)}\n`.repeat(6))).toEqual([['paragraph-too-long', 6]])
  expect(found(`${'，'.repeat(4_000)}\n\n`.repeat(6))).toEqual([])
  expect(found(`|${'，'.repeat(4_000)}|\n`.repeat(6))).toEqual([])
  expect(found('# 一\n'.repeat(10_001))).toEqual([['paragraph-too-long', 10_001]])
})

it('refuses an old text for a line, but not for want of blank ones', () => {
  const most = { run: Number.POSITIVE_INFINITY }
  expect(() => refuseLongLines(`短\n${'，'.repeat(5_001)}`, most)).toThrow('第2行：这一段有5001字，一段最多5000字')
  expect(() => refuseLongLines(`${'，'.repeat(4_000)}\n`.repeat(6), most)).not.toThrow()
})
