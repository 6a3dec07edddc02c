import type { CompiledReport, Verdict } from '../../../definition/report/types.ts'
import { presentPeriodKey } from '../../parts/period.ts'
import { type Mark, markOfAssertion } from '../marks.ts'
import { readTokenText } from './token-text.ts'

/** What a token shows in prose, and what became of it. */
export interface ChipValue {
  readonly printed: string
  readonly verdict: Verdict | undefined
  readonly mark: Mark | undefined
}

/** What is known of the tokens of a text that was compiled. */
export interface ChipValues {
  /** By where the token stands in that text. */
  readonly at: ReadonlyMap<number, ChipValue>
  /** By how it is written: what shows until the next reading, and when it stands elsewhere. */
  readonly written: ReadonlyMap<string, ChipValue>
}

export const noValues: ChipValues = { at: new Map(), written: new Map() }

/** The printed values of a reading; what an older one knew stays where this one, of a half-typed text, says nothing. */
export function chipValuesOf(
  report: Pick<CompiledReport, 'assertions' | 'figures' | 'claims'>,
  source: string,
  before: ChipValues,
): ChipValues {
  const at = new Map<number, ChipValue>()
  const written = new Map(before.written)
  const printed = new Map([
    ...report.figures.map(({ n, printed: words }): [string, string] => [`figure ${n}`, words]),
    ...report.claims.map(({ index, phrase }): [string, string] => [`claim ${index}`, phrase]),
  ])
  report.assertions.forEach((one, index) => {
    const { offset, length, figure, claim, verdict, text } = one
    const token = source.slice(offset, offset + length)
    if (!/^\{\{[^{}]*\}\}$/.test(token)) return
    const words = figure === undefined ? (claim === undefined ? text : printed.get(`claim ${claim}`)) : printed.get(`figure ${figure}`)
    const value = { printed: words ?? text, verdict, mark: markOfAssertion(one, index) }
    at.set(offset, value)
    written.set(token, value)
  })
  return { at, written }
}

/** The town and the report's time, which the tokens of every report may say. */
export interface Surroundings {
  readonly town: { readonly name: string; readonly shortName: string; readonly county: string }
  readonly year: number
}

/** What a token prints by itself: a variable, a background, an attested phrase; else the name of what it stands for. */
export function wordsOfToken(token: string, { town, year }: Surroundings): string {
  const content = readTokenText(token)
  if (content === undefined) return token.slice(2, -2)
  switch (content.type) {
    case 'background':
      return content.words
    case 'attested':
    case 'claim':
      return content.phrase
    case 'annex':
      return `附表：${content.name}`
    case 'figure':
      return content.name.startsWith('=') ? '算式' : content.name
    case 'variable':
      return { 本年: String(year), 上年: String(year - 1), 镇名: town.name, 镇简称: town.shortName, 县名: town.county }[content.name]
  }
}

/** What a token stands for, for the eye on it and for who hears it read. */
export function meaningOfToken(token: string): string {
  const content = readTokenText(token)
  if (content === undefined) return '读不懂的记号'
  switch (content.type) {
    case 'background':
      return content.source === undefined ? '背景，没有写出处' : `背景，出处：${content.source}`
    case 'attested':
      return `凭佐证：${content.record}`
    case 'variable':
      return content.name
    case 'annex':
      return `整张表，取自台账${content.period === undefined ? '' : ` · ${presentPeriodKey(content.period)}`}`
    case 'claim':
    case 'figure': {
      const { name, period, slices } = content
      const at = period === undefined ? '' : ` · ${presentPeriodKey(period)}`
      const only = slices.map(({ dimension, value }) => ` · ${dimension}：${value}`).join('')
      return `${name}${at}${only}`
    }
  }
}
