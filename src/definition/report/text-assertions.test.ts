import { describe, expect, it } from 'vitest'
import { lintLines, readTextLines } from './lint-text.ts'
import { readTextAssertions } from './text-assertions.ts'

function read(text: string): readonly string[] {
  const lines = readTextLines(text, 'a.txt')
  return readTextAssertions(lines, lintLines(lines)).map(
    ({ at, text: words, kind, verdict }) => `${at.line}:${at.column} ${words} ${kind} ${verdict}`,
  )
}

describe('the assertions of a plain text', () => {
  it('are found by the reading of the compiler, and refuted where the text contradicts itself', () => {
    expect(read('财政收入由２．６６亿元增加到4.56亿元，增长55%。')).toEqual([
      '1:6 ２．６６亿元 level undecided',
      '1:15 4.56亿元 level undecided',
      '1:24 55% change refuted',
    ])
  })

  it('are words as well as numbers', () => {
    expect(read('排查隐患97处，整改率98.9%，全部整改到位，居全县第一。').map((line) => line.split(' ').slice(2).join(' '))).toEqual([
      'count undecided',
      'level undecided',
      'universal refuted',
      'rank undecided',
    ])
  })

  it('are cells of a table', () => {
    const found = read('| 项目 | 上年 | 本年 | 同比 |\n| --- | --- | --- | --- |\n| 产值（亿元） | 2.66 | 4.56 | 55% |')
    expect(found.filter((line) => line.endsWith('refuted'))).toEqual(['3:26 55% change refuted'])
  })

  it('keep their places where a line was broken', () => {
    expect(read('全年发展平稳，镇财政收入由2.66亿元增加到4.56\n亿元，增长55%。').at(-1)).toBe('2:6 55% change refuted')
  })

  it('are no rhetoric, and no names', () => {
    expect(read('干群一条心，综合实力明显增强，推进“五水共治”，第一时间处置。')).toEqual([])
  })

  it('that name a day no calendar has are refuted', () => {
    expect(read('2月30日开工。')).toEqual(['1:1 2月30日开工 date refuted'])
  })
})
