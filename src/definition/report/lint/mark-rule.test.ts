import { describe, expect, it } from 'vitest'
import { lintText } from '../lint-text.ts'
import { mendProblem } from './mend-problem.ts'

function codesOf(text: string): readonly string[] {
  return lintText(text, 'a.txt').map(({ at, code }) => `${at.column} ${code}`)
}

describe('marks and words', () => {
  it.each([
    '推进“一网通办”、“一件事”、告知承诺制等改革。',
    '办好“竹乡会”、“读懂山村”课程等活动。',
    '山歌节、“古道行”、“采茶季”等活动吸引游客。',
    '税收增长8%,其中工业增长9%,农业增长3%。',
    '目的是增收，于是是否扩种由群众定，这是目的的一部分，是是非非不必说。',
    '一二三年级学生参加，坚持一年、二年、三年不松劲。',
    '养蚕1250余张，发放补贴956万余元，人均约合20533元，总产615亿斤左右，全长约125公里。',
    '集中县医院、中医院、妇幼保健院及五个项目，统一管理。',
  ])('has nothing to hold against %s', (text) => {
    expect(codesOf(text)).toEqual([])
  })

  it.each([
    ['推进“一网通办”、“一件事”等改革。', '9 punctuation'],
    ['培育“甲品牌”、“乙品牌”和“丙品牌”。', '8 punctuation'],
    ['税收稳步增长，增长8%,其中工业增长9%，农业增长3%。', '12 punctuation'],
    ['今年是是攻坚之年。', '3 repeated-phrase'],
    ['群众的的事优先办。', '3 repeated-phrase'],
    ['到二三五年基本实现现代化。', '2 han-year'],
    ['流转土地325余亩。', '5 approximator-not-round'],
    ['全年用电约12347千瓦时。', '6 approximator-not-round'],
    ['投入约1234.56万元。', '4 approximator-not-round'],
    ['集中县医院、中医院、妇幼保健院五个项目。', '16 counted-list'],
  ])('finds the fault in %s', (text, found) => {
    expect(codesOf(text)).toContain(found)
  })

  it('mends a half-width mark', () => {
    expect(mendProblem({ code: 'punctuation', message: '' }, '增长8%,其中', 4)).toEqual({ start: 4, end: 5, words: '，' })
  })
})
