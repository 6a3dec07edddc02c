import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import { contentOf, coverageOf, matchName, plainName, scoreOf } from '../../../definition/report/reading/name-indicators.ts'
import { scoreOfListed } from './rank-spot.ts'
import { saidWords } from './said-words.ts'
import type { DraftInput, Replacement } from './types.ts'

/** A phrase that a condition of the ledger stands behind: how it is found, which indicators it may speak of, and how the token says its condition. */
interface Phrase {
  readonly pattern: RegExp
  readonly fits: (indicator: ResolvedIndicator, input: DraftInput) => boolean
  readonly holds: (input: DraftInput, indicator: ResolvedIndicator) => boolean | undefined
  /** `=100%` where the phrase is in no lexicon. */
  readonly condition: string
}

const isRate = ({ unit, type, label }: ResolvedIndicator) =>
  unit === '%' && type !== 'yearOnYear' && type !== 'periodOnPeriod' && !label.endsWith('目标')
const isCount = ({ unit, type, label }: ResolvedIndicator) => type !== 'pick' && unit !== '%' && unit !== '元' && !label.endsWith('目标')
const isLevel = ({ unit, type, label }: ResolvedIndicator) => type !== 'pick' && unit !== '%' && !/目标$|累计$/.test(label)

const taskOf = ({ id }: ResolvedIndicator, { catalogue }: DraftInput) =>
  catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === id)
const hasTask = (indicator: ResolvedIndicator, input: DraftInput) => taskOf(indicator, input) !== undefined
const reached = (input: DraftInput, indicator: ResolvedIndicator) => {
  const task = taskOf(indicator, input)
  return task === undefined ? undefined : valueIs(input, task, (value) => value.gte('100'))
}
const whole = (input: DraftInput, indicator: ResolvedIndicator) => valueIs(input, indicator, (value) => value.eq('100'))
const nothing = (input: DraftInput, indicator: ResolvedIndicator) => valueIs(input, indicator, (value) => value.eq('0'))
const moved = (direction: 1 | -1) => (input: DraftInput, indicator: ResolvedIndicator) => {
  const [now, before] = [
    input.knownValue?.(indicator.id, input.period.key)?.value,
    input.knownValue?.(indicator.id, lastYearPeriod(input.period).key)?.value,
  ]
  return now === undefined || before === undefined ? undefined : decimal(now).cmp(decimal(before)) === direction
}

const phrases: readonly Phrase[] = [
  { pattern: /(?:由负转正|扭亏为盈|止跌回升)/g, fits: ({ label }) => /累计增速$/.test(label), holds: () => undefined, condition: '' },
  { pattern: /零(?!星|售|距离|碎|件|工|的突破|跑腿)[\u4e00-\u9fa5]{2,4}(?=[，。；、,;]|$)/g, fits: isCount, holds: nothing, condition: '' },
  { pattern: /未发生[\u4e00-\u9fa5]{2,10}(?=[，。；、,;]|$)/g, fits: isCount, holds: nothing, condition: '' },
  { pattern: /全部(?!门|是)[\u4e00-\u9fa5]{2,4}?(?=[，。；、,;到]|$)/g, fits: isRate, holds: whole, condition: '' },
  { pattern: /(?:件件|村村|户户|项项|人人)[\u4e00-\u9fa5]{2,3}(?=[，。；、,;]|$)/g, fits: isRate, holds: whole, condition: '' },
  { pattern: /全覆盖/g, fits: isRate, holds: whole, condition: '' },
  { pattern: /(?:所有[\u4e00-\u9fa5]{2,4}|每一[个名户][\u4e00-\u9fa5]{0,3})都/g, fits: isRate, holds: whole, condition: '=100%' },
  { pattern: /(?<=并)通过[\u4e00-\u9fa5]{0,4}验收/g, fits: isRate, holds: whole, condition: '=100%' },
  { pattern: /超额完成(?!情况)/g, fits: hasTask, holds: reached, condition: '' },
  { pattern: /(?<![的0-9])完成年度任务(?=[，。；])/g, fits: hasTask, holds: reached, condition: '' },
  { pattern: /翻番|创新高|稳步增长|两位数增长/g, fits: isLevel, holds: moved(1), condition: '' },
  { pattern: /有所下降|明显减少|有效压减|明显下降/g, fits: isLevel, holds: moved(-1), condition: '' },
  {
    pattern: /超过一半|过半/g,
    fits: isRate,
    holds: (input, indicator) => valueIs(input, indicator, (value) => value.gt('50')),
    condition: '',
  },
]

function valueIs(
  input: DraftInput,
  indicator: ResolvedIndicator,
  test: (value: ReturnType<typeof decimal>) => boolean,
): boolean | undefined {
  const value = input.knownValue?.(indicator.id, input.period.key)?.value
  return value === undefined ? undefined : test(decimal(value))
}

/** Phrases of a line that the ledger can hold, each bound to what its words and those before it name. */
export function bindClaims(input: DraftInput, text: string): readonly Replacement[] {
  return phrases.flatMap((phrase) =>
    [...text.matchAll(phrase.pattern)].flatMap((match): readonly Replacement[] => {
      const found = bindOne(input, phrase, { text, start: match.index, words: match[0] })
      return found === undefined ? [] : [found]
    }),
  )
}

interface PhrasePlace {
  readonly text: string
  readonly start: number
  readonly words: string
}

function bindOne(input: DraftInput, phrase: Phrase, { text, start, words }: PhrasePlace): Replacement | undefined {
  const sentence =
    text
      .slice(0, start)
      .split(/[。！？]/)
      .at(-1) ?? ''
  const clauses = sentence.split(/[，；：,;]/)
  const own = `${clauses.at(-1) ?? ''}${words}`
  const around = `${own}${text.slice(start + words.length, start + words.length + 20).split(/[。；;]/)[0] ?? ''}`
  const left = clauses.slice(0, -1).reverse()
  const ranked = input.catalogue.catalogue.indicators
    .flatMap((indicator) => {
      if (!phrase.fits(indicator, input)) return []
      const holds = phrase.holds(input, indicator)
      if (holds === false) return []
      const score = scoreOfClaim(indicator, around, left)
      return score === undefined ? [] : [{ indicator, score: score + (holds === true ? 0.5 : 0), holds }]
    })
    .sort((one, other) => other.score - one.score)
  const [best, second] = ranked
  if (best === undefined || best.score < 1)
    return phrase.condition === '' && /转正/.test(words) ? bindTurn(input, { text, start, words }) : undefined
  const apart = best.score - (second?.score ?? 0)
  const confidence = Math.min(
    0.95,
    0.5 + (best.score >= 3 ? 0.15 : 0) + (apart >= 1 ? 0.15 : apart >= 0.4 ? 0.05 : -0.15) + (best.holds === true ? 0.15 : 0),
  )
  return { start, end: start + words.length, binding: bindingOf(input, best.indicator, { words, condition: phrase.condition, confidence }) }
}

function scoreOfClaim(indicator: ResolvedIndicator, around: string, left: readonly string[]): number | undefined {
  const content = contentOf(indicator.label).replace(/(?:率|数)$/, '')
  const said = (text: string) => saidWords(indicator, plainName(text))
  const places: readonly (readonly [string, number])[] = [
    [said(around), 1],
    [said(`${left[0] ?? ''}${around}`), 0.85],
    [said(`${left.slice(0, 5).reverse().join('')}${around}`), 0.7],
  ]
  const own = around.split(/[，,；;]/)[0] ?? ''
  let best = scoreOfListed(
    content,
    own.replace(/(?:件件|村村|户户|项项|人人)有?|创新高|翻番|有所.*|明显.*|有效.*|稳步.*|零.*|全部/, ''),
    left,
  )
  for (const [text, weight] of places) {
    const match = matchName(content, text)
    if (match.covered < 2 || coverageOf(match) < 0.5) continue
    // What the clause itself names in full is meant, whatever was said before.
    const score = scoreOf(match) * weight + (weight === 1 && match.whole ? 2 : 0)
    if (best === undefined || score > best) best = score
  }
  return best
}

/** 全镇经济由负转正 names nothing: the growth of the town's industry since January is what turns. */
function bindTurn(input: DraftInput, { text, start, words }: PhrasePlace): Replacement | undefined {
  const turning = input.catalogue.catalogue.indicators.filter(({ label }) => /累计增速$/.test(label))
  const chosen = turning.find(({ label }) => label.startsWith('规上')) ?? turning[0]
  if (chosen === undefined || !/经济|增速|产值/.test(text.slice(Math.max(0, start - 12), start))) return undefined
  return { start, end: start + words.length, binding: bindingOf(input, chosen, { words, condition: '', confidence: 0.65 }) }
}

function bindingOf(
  { period }: DraftInput,
  { label, unit }: ResolvedIndicator,
  { words, condition, confidence }: { readonly words: string; readonly condition: string; readonly confidence: number },
): Replacement['binding'] {
  const year = period.firstMonth.slice(0, 4)
  const at = /由负转正|扭亏为盈|止跌回升/.test(words) ? `@${year}-03..${year}-12` : ''
  return {
    token: `{{?${words}:${label}${at}${condition}}}`,
    name: label,
    kind: 'claim',
    period: at === '' ? period.key : at.slice(1),
    unit,
    decimals: '',
    approximator: '',
    confidence: Math.round(confidence * 100) / 100,
    why: '这句话要由它来证',
  }
}
