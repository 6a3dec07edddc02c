import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { contentOf, plainName } from '../../../definition/report/reading/name-indicators.ts'

const patterns = new WeakMap<ResolvedIndicator, readonly RegExp[]>()

/** The words of a text with what reports say for an indicator in its own words: 零扩散 as 本地续发病例数, where the definition says so. */
export function saidWords(indicator: ResolvedIndicator, text: string): string {
  const { said = [], label } = indicator
  if (said.length === 0) return text
  const known = patterns.get(indicator) ?? said.map(patternOf)
  patterns.set(indicator, known)
  return known.reduce((words, pattern) => words.replace(pattern, contentOf(label)), text)
}

function patternOf(said: string): RegExp {
  const pieces = said.split('…').map((piece) => plainName(piece).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(pieces.join('[^，。；]{0,20}?'), 'g')
}
