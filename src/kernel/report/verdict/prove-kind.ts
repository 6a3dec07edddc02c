import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Dimension, ResolvedIndicator, ResolvedMeasure } from '../../../definition/indicator/types.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, labelOf, type NumberAssertion, requestOf, unitFits } from './prove-common.ts'
import { figuresIn, type Subject, type SubjectContext, timeAt, villagesIn } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** At the most so many kinds of so many measures are tried for one number. */
const most = 6

/**
 * C级14户, 其中托底9.14万元, 省际大门2个: what one choice of a ledger, or one village, has of a measure. The sentence names the measure, the words at the
 * number the choice. None of them speaks against a number: the words may mean another kind.
 */
export function proveKind(
  context: SubjectContext,
  assertion: NumberAssertion,
): readonly { readonly hypothesis: Hypothesis; readonly choice: string }[] {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  if (quantity.base === '%' || quantity.base === '成' || /各[^，类项级]{0,6}$/.test(text.slice(clause.start, start))) return []
  const lead = (
    text
      .slice(clause.start, start)
      .split(/[、\d\uE000-\uE002]/)
      .at(-1) ?? ''
  ).replace(/^其中/, '')
  // 临时救助{{…}}人次11.7万元: the second number of the part.
  const [, first = ''] = /^(?:[人户件个次家起]|人次|户次)$/.test(lead)
    ? (/([^、，\d\uE000-\uE002]+)[\d.\uE000]+[人户件个次家起]+$/.exec(text.slice(clause.start, start)) ?? [])
    : []
  const beside = /^[^，。；：（）\d\uE000-\uE002、]{0,8}/.exec(text.slice(quantity.stop, clause.end))?.[0] ?? ''
  return kindsAt(context, {
    words: `${first.replace(/^其中/, '')}${lead}${beside}`,
    said: text.slice(sentence.start, clause.end),
    from: sentence.start,
    to: sentence.end,
  })
    .filter(({ indicator, told }) => unitFits(indicator, quantity) && (told || quantity.digits.replace(/\D/g, '').length >= 2))
    .slice(0, most)
    .map(({ indicator, slices }) => {
      const subject = { indicator, period: timeAt(context, assertion).period, slices }
      const hypothesis: Hypothesis = {
        term: ledgerValue(requestOf(subject)),
        test: equals(quantity),
        label: labelOf(subject),
        unit: baseUnit(indicator.unit),
        certain: false,
        spare: true,
        token: `{{${indicator.label}${slices.map(({ dimension, value }) => `[${dimension}=${value}]`).join('')}}}`,
      }
      return { hypothesis, choice: slices[0]?.value ?? '' }
    })
}

/** 工业类投资增长12%, C级户占12.3%: what is said of one choice of what the sentence names; of it a clause that begins with its change goes on to speak. */
export function kindSubjects(context: SubjectContext, { clause, sentence, start }: NumberAssertion): readonly Subject[] {
  const { text } = context.line.reading.normal
  const own = text.slice(clause.start, start)
  const left = /^(?:占|同比|环比|[比较]|增|下?降|减|提)/.test(own) ? sentence.clauses.findLast(({ end }) => end <= clause.start) : undefined
  const words = `${left === undefined ? '' : text.slice(left.start, left.end)}${own}`
  const { period } = timeAt(context, { sentence, start })
  return kindsAt(context, { words, said: text.slice(sentence.start, clause.end), from: sentence.start, to: sentence.end })
    .filter(({ told }) => told)
    .slice(0, most)
    .map(({ indicator, slices }) => ({ indicator, slices, period, certain: false }))
}

interface KindsInput {
  /** The words at the number. */
  readonly words: string
  /** The sentence so far, and where it stands. */
  readonly said: string
  readonly from: number
  readonly to: number
}

/** A choice of a ledger, for a measure of it. */
export interface Kind {
  readonly indicator: ResolvedIndicator
  readonly slices: readonly SliceFilter[]
  /** Whether the sentence names the measure or prints it. */
  readonly told: boolean
}

/** The measures that some words may speak of, each cut by the choice that they name. */
export function kindsAt(context: SubjectContext, { words, said, from, to }: KindsInput): readonly Kind[] {
  const printed = figuresIn(context, from, to).map(({ indicator }) => indicator)
  const named = rankIndicators(context.catalogue, said).filter((match) => match.whole || coverageOf(match) >= 0.6)
  const meant = new Set([...printed, ...named.map(({ indicator }) => indicator)].flatMap((one) => measuresOf(context.catalogue, one)))
  const [village] = villagesIn(words, context.villages)
  return [...measuresIn(context.catalogue)]
    .flatMap((indicator): readonly (Kind & { readonly length: number })[] => {
      const told = meant.has(indicator)
      return indicator.dimensions.flatMap((dimension): readonly (Kind & { readonly length: number })[] => {
        const value = choiceIn(dimension, words, told ? 2 : 4)
        if (value === undefined || indicator.label.includes(value)) return []
        const place = village === undefined ? [] : [{ dimension: '村', value: village }]
        return [{ indicator, slices: [{ dimension: dimension.label, value }, ...place], told, length: value.length + (told ? 10 : 0) }]
      })
    })
    .toSorted((left, right) => right.length - left.length)
}

/** Of a rate or a share: what it is made of is spoken of too. */
function measuresOf(catalogue: CatalogueIndex, indicator: ResolvedIndicator): readonly ResolvedIndicator[] {
  return 'of' in indicator && typeof indicator.of === 'string' ? [indicator, catalogue.getIndicator(indicator.of)] : [indicator]
}

const known = new WeakMap<CatalogueIndex, readonly ResolvedMeasure[]>()

function measuresIn(catalogue: CatalogueIndex): readonly ResolvedMeasure[] {
  const found =
    known.get(catalogue) ??
    catalogue.catalogue.indicators.flatMap((indicator) =>
      indicator.type === 'count' || indicator.type === 'countDistinct' || indicator.type === 'sum' ? [indicator] : [],
    )
  known.set(catalogue, found)
  return found
}

/** The longest option that some words say, in full or without the word that ends it (铅笔制造业, 铅笔制造). */
function choiceIn({ options }: Dimension, words: string, least: number): string | undefined {
  if (options === undefined) return undefined
  return Object.keys(options)
    .filter(
      (label) =>
        label.length >= least &&
        !/^[是否]$/.test(label) &&
        (words.includes(label) || (label.length >= 4 && words.includes(label.slice(0, -1)))),
    )
    .toSorted((left, right) => right.length - left.length)[0]
}
