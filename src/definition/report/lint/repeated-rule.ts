import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

/** Set phrases of reports that say nothing by themselves. */
const phrases =
  /真抓实干|久久为功|善作善成|凝心聚力|锐意进取|攻坚克难|奋勇争先|勇毅前行|踔厉奋发|笃行不怠|开拓创新|持续发力|狠抓落实|埋头苦干|砥砺前行|砥砺奋进|奋发有为|只争朝夕|不负韶华|勇往直前|同心同德|群策群力|齐心协力|勠力同心|众志成城|扬帆起航|乘势而上|担当作为|履职尽责|主动作为|苦干实干|务实重行|求真务实|知难而进|迎难而上|披荆斩棘|栉风沐雨|行稳致远|再接再厉|谱写新篇|再创佳绩|一步一个脚印|撸起袖子加油干|以钉钉子精神|驰而不息|善谋善为/g
/** 是是, 的的: 于是是 and 目的的 hold two words, 是是非非 and 的的确确 one. */
const doubledWord = /(?<![但于可若凡还总就而不正要只或便即])是是(?!非)|(?<![目标有中])的的(?!确|士|哥)/g

/** As many in one sentence without a figure are no sentence about anything. */
const tooMany = 8

/** The same slogan twice in one sentence, a sentence of slogans alone, or a word that was typed twice. */
export function checkRepeated(line: ProseLine): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  for (const { 0: sentence, index } of line.text.matchAll(/[^。！？]+[。！？]?/g)) {
    const found = [...sentence.matchAll(phrases)]
    const twice = found.find((match, at) => found.findIndex((other) => other[0] === match[0]) < at)
    if (twice !== undefined) problems.push(lintProblem(line.placeOf(index + twice.index), 'repeated-phrase.twice', { phrase: twice[0] }))
    else if (found.length >= tooMany && !/\d/.test(sentence))
      problems.push(lintProblem(line.placeOf(index), 'repeated-phrase.alone', { count: found.length }))
  }
  problems.push(
    ...[...line.text.matchAll(doubledWord)].map(({ 0: word, index }) => lintProblem(line.placeOf(index), 'repeated-phrase.word', { word })),
  )
  return problems
}
