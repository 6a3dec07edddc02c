import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { coverageOf, type NameMatch, plainLabel, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { Relation } from '../../../definition/report/reading/relation.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, hundred, labelOf, type NumberAssertion, one, requestOf } from './prove-common.ts'
import { kindSubjects } from './prove-kind.ts'
import { ofVillagesTogether, proveTypedShare, sumOver, togetherOf, totalBefore } from './share-together.ts'
import { figuresIn, isNamed, type Subject, type SubjectContext, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'
import { unreadBefore } from './words-left.ts'

/** What 占…的z% may say, in % or 成: part divided by whole, or an indicator that is that share. */
export function proveShare(
  context: SubjectContext,
  assertion: NumberAssertion,
  relation: Extract<Relation, { type: 'share' }>,
): readonly Hypothesis[] {
  const bound = assertion.quantity.approximators.some(({ kind }) => /^(?:exceed|reach|atLeast|under|atMost)$/.test(kind))
  const told = tellsPart(context, assertion)
  if (told.length > 0) return told
  const spoken = withPart(context, assertion)
  // 枫树岗村经营性收入不足集体总收入的一半: of less than a whole nearly everything is, so that the whole has to be said: the village's or the town's.
  const below = assertion.quantity.approximators.some(({ kind }) => kind === 'under' || kind === 'atMost')
  const isOpen = below && !/全[镇部]|总[计额]|合计/.test(relation.whole) && isOfPart(context, assertion)
  return sharesOf(context, assertion, relation)
    .filter(({ certain }) => certain || !isOpen)
    .filter(
      (hypothesis) =>
        !bound || hypothesis.certain || /^(?:合计|文中的)数/.test(hypothesis.label) || unreadBefore(context, spoken, [hypothesis]) < 2,
    )
    .map((hypothesis) =>
      hypothesis.test.type === 'equals' ? { ...hypothesis, test: { ...hypothesis.test, most: hundred.value } } : hypothesis,
    )
}

/** 60家企业，…小微企业52家，小微企业占比…: of the very number that the sentence has told by these words, and no other that is called so. */
function tellsPart({ line }: SubjectContext, { quantity, clause, sentence, start }: NumberAssertion): readonly Hypothesis[] {
  const { normal, quantities } = line.reading
  const [, name] =
    /^(?:其中)?([\u4e00-\u9fa5]{2,8}?)(?:的)?占比(?:为|达到?|已|超过?|近|约|仅|不到|不足)*$/.exec(normal.text.slice(clause.start, start)) ??
    []
  const typed = quantities.filter(({ start: from, stop, base }) => from >= sentence.start && stop <= start && base !== '%')
  const part = name === undefined ? undefined : typed.find((one) => normal.text.slice(0, one.start).endsWith(name))
  const whole = part === undefined ? undefined : typed.find((one) => one.base === part.base && one.value.gt(part.value))
  if (part === undefined || whole === undefined || part.approximators.length + whole.approximators.length > 0) return []
  const term = calc('*', calc('/', { type: 'number', value: part.value }, { type: 'number', value: whole.value }), hundred)
  const times = quantity.base === '成' ? decimal('10') : one
  return [{ term, test: equals(quantity, times), label: '文中两个数的比重', unit: '%', certain: true, token: undefined }]
}

/** Whether a village is named before the whole. */
function isOfPart({ line, villages }: SubjectContext, { clause, start }: NumberAssertion): boolean {
  return villagesIn(line.reading.normal.text.slice(clause.start, start), villages).length > 0
}

/** 增值税1987.4万元，占比过半: of what the clause before tells. */
function withPart({ line }: SubjectContext, assertion: NumberAssertion): NumberAssertion {
  const { clause, sentence, start } = assertion
  const before = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  if (before === undefined || !/^(?:占比?|比重)/.test(line.reading.normal.text.slice(clause.start, start))) return assertion
  return { ...assertion, clause: { ...clause, start: before.start } }
}

function sharesOf(
  context: SubjectContext,
  assertion: NumberAssertion,
  relation: Extract<Relation, { type: 'share' }>,
): readonly Hypothesis[] {
  const { whole } = relation
  const { quantity, clause } = assertion
  const { text } = context.line.reading.normal
  const amounts = (indicator: ResolvedIndicator) =>
    indicator.unit !== '%' && indicator.type !== 'pick' && (!indicator.label.endsWith('目标') || /目标|任务/.test(whole))
  const behind = text.slice(quantity.stop, clause.end)
  const parts = subjectsOf(context, { ...assertion, start: clause.start + relation.from })
  const at = timeAt(context, assertion).period
  const later = rankIndicators(context.catalogue, behind, amounts).filter(isNamed).slice(0, 3)
  const meant = kinFirst(rankIndicators(context.catalogue, whole, amounts), parts[0])
  const [best] = meant
  const named = meant.filter((match) => best?.whole !== true || match.covered >= best.covered).slice(0, 4)
  const wholes = wholesOf(context, assertion, { relation, parts, named })
  const times = quantity.base === '成' ? decimal('10') : one
  const over = overFigure(context, assertion, { relation, times })
  if (over.length > 0) return over
  const total = totalBefore(context, assertion)
  if (total !== undefined) return totalsOf(context, assertion, { total, wholes, times })
  const villages = ofVillagesTogether(context, assertion, { parts, times })
  if (villages !== undefined) return villages
  const together = togetherOf(context, assertion)
  if (together.length > 1) return sumOver(together, wholes, { quantity, times })
  const { rates, shares } = ratesOf(context, assertion, { relation, parts, wholes })
  const direct = [...rates, ...shares].slice(0, 4).map(
    (subject): Hypothesis => ({
      term: ledgerValue(requestOf(subject)),
      test: equals(quantity, times),
      label: labelOf(subject),
      unit: '%',
      certain: subject.certain && wholes.length === 0,
      token: `{{${subject.indicator.label}|%|1}}`,
    }),
  )
  const all = [...parts, ...later.map((match) => ({ indicator: match.indicator, period: at, slices: [], certain: false }))].filter(
    ({ indicator }) => amounts(indicator),
  )
  // 在外人员中，省外1168人，占46.5%: the number before over what the ledger has of the whole.
  const near = context.line.reading.quantities.findLast(
    (one) => one.start >= assertion.sentence.start && one.stop <= assertion.start && one.base !== '%',
  )
  const beside = near !== undefined && isRightBefore(context, assertion, near) && parts[0]?.certain !== true
  const typed =
    (whole === '' || (beside && named.length > 0)) && near !== undefined
      ? wholes.filter(({ indicator }) => baseUnit(indicator.unit) === near.base)
      : []
  const overTyped = near === undefined ? [] : typed.map((other) => overOf(near, other, { quantity, times }))
  // 便民服务类占12.3%: of all that the sentence names, where no other whole is said.
  const isAll = (indicator: ResolvedIndicator) =>
    /^(?:全部|总[数量额]?|全镇|所有)?$/.test(whole) || named.some((match) => match.indicator.id === indicator.id)
  const ofKind = kindSubjects(context, assertion)
    .filter(({ indicator }) => isAll(indicator))
    .flatMap((part) => quotientsOf([part], [{ ...part, slices: [] }], { quantity, times }))
  const overs = [...quotientsOf(all, wholes, { quantity, times }), ...ofKind]
  const quotients =
    beside && whole !== '' ? [...overTyped, ...overs] : [...overs.slice(0, overs.length - ofKind.length), ...overTyped, ...ofKind]
  return named.length === 0 ? [...direct, ...quotients, ...proveTypedShare(context, assertion)] : [...quotients, ...direct]
}

/** A typed number as a share of what the ledger has of a whole. */
function overOf(near: Quantity, other: Subject, { quantity, times }: { readonly quantity: Quantity; readonly times: Decimal }): Hypothesis {
  const term = calc('*', calc('/', { type: 'number', value: near.value }, ledgerValue(requestOf(other))), hundred)
  const label = `文中的数占${other.indicator.label}的比重`
  return { term, test: equals(quantity, times), label, unit: '%', certain: false, token: undefined }
}

/** 教育支出892万元，占民生支出的四分之一: the number of the clause before, which says of what it is. */
function isRightBefore({ line }: SubjectContext, { clause, sentence }: NumberAssertion, { start, stop }: Quantity): boolean {
  const before = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  return before !== undefined && start >= before.start && stop <= before.end && /^占/.test(line.reading.normal.text.slice(clause.start))
}

/** 新增就业35人，占全年{{新增就业人数}}人的18.8%: the number before over the figure that the clause itself gives as the whole. */
function overFigure(
  context: SubjectContext,
  { quantity, clause, sentence, start }: NumberAssertion,
  { relation: { from }, times }: { readonly relation: Extract<Relation, { type: 'share' }>; readonly times: Decimal },
): readonly Hypothesis[] {
  const { line } = context
  const [whole, ...more] = figuresIn(context, clause.start + from, start)
  const before = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  if (whole === undefined || more.length > 0 || before === undefined) return []
  if (!/^(?:约)?占[^，]*\uE000[\u4e00-\u9fa5]{0,3}的?(?:约|近)?$/.test(line.reading.normal.text.slice(clause.start, start))) return []
  const part = line.reading.quantities.findLast((one) => one.start >= before.start && one.stop <= before.end)
  if (part === undefined || part.base !== baseUnit(whole.indicator.unit)) return []
  const term = calc('*', calc('/', { type: 'number', value: part.value }, ledgerValue(whole.request)), hundred)
  const label = `文中的数占${whole.indicator.label}的比重`
  return [{ term, test: equals(quantity, times), label, unit: '%', certain: true, token: undefined }]
}

interface Total {
  readonly total: Quantity
  readonly wholes: readonly Subject[]
  readonly times: Decimal
}

/** The sum over the nearest figure of its unit that the sentence prints, else over what it names. */
function totalsOf(
  context: SubjectContext,
  { quantity, sentence, clause }: NumberAssertion,
  { total, wholes, times }: Total,
): readonly Hypothesis[] {
  return [...figuresIn(context, sentence.start, clause.start).map((figure) => ({ ...figure, slices: figure.token.slices })), ...wholes]
    .filter((other) => baseUnit(other.indicator.unit) === total.base)
    .slice(0, 1)
    .map((other) => ({
      term: calc('*', calc('/', { type: 'number', value: total.value }, ledgerValue(requestOf(other))), hundred),
      test: equals(quantity, times),
      label: `合计数占${other.indicator.label}的比重`,
      unit: '%',
      certain: false,
      token: undefined,
    }))
}

/** 项目总数, 全部项目: the last word of what a rate is of. */
function sharesEnd(label: string, words: string): boolean {
  const noun = label.replace(/(?:总)?数$/, '').slice(-2)
  return noun.length === 2 && words.includes(noun)
}

const townWholes: Readonly<Record<string, string>> = {
  人口: '户籍人口数',
  户数: '总户数',
  农户: '总户数',
  总户数: '总户数',
  行政村: '行政村数',
  村: '行政村数',
}

/** 村集体经营性收入…占总收入: of wholes that the words fit alike, the one that begins as the part does. */
function kinFirst(matches: readonly NameMatch[], part: Subject | undefined): readonly NameMatch[] {
  const named = matches.filter(isNamed)
  if (part === undefined || named[0]?.whole === true) return named
  const isKin = ({ indicator }: NameMatch) => indicator.label.slice(0, 2) === part.indicator.label.slice(0, 2)
  return [...matches.filter((match) => isKin(match) && coverageOf(match) >= 0.5), ...named.filter((match) => !isKin(match))]
}

/** Each part over each whole of the same unit. */
function quotientsOf(
  all: readonly Subject[],
  wholes: readonly Subject[],
  { quantity, times }: { readonly quantity: Quantity; readonly times: Decimal },
): readonly Hypothesis[] {
  return all.slice(0, 5).flatMap((part) =>
    wholes.flatMap((other): readonly Hypothesis[] => {
      const same =
        other.indicator.id === part.indicator.id && other.slices.length === part.slices.length && other.period.key === part.period.key
      // 工业总产值 is no part of 规上工业总产值.
      const holds =
        other.slices.length === part.slices.length &&
        part.indicator.id !== other.indicator.id &&
        plainLabel(other.indicator).replace(/累计$/, '').endsWith(plainLabel(part.indicator))
      if (same || holds || baseUnit(other.indicator.unit) !== baseUnit(part.indicator.unit)) return []
      return [
        {
          term: calc('*', calc('/', ledgerValue(requestOf(part)), ledgerValue(requestOf(other))), hundred),
          test: equals(quantity, times),
          label: `${labelOf(part)}占${other.indicator.label}的比重`,
          unit: '%',
          certain: part.certain && other.certain,
          token: undefined,
        },
      ]
    }),
  )
}

interface WholesInput {
  readonly relation: Extract<Relation, { type: 'share' }>
  readonly parts: readonly Subject[]
  /** What the words behind 占 name. */
  readonly named: readonly NameMatch[]
}

/** What a share may be of: what is named, the town behind a village, the whole period behind a part of it, the town's people and villages. */
function wholesOf(
  context: SubjectContext,
  assertion: NumberAssertion,
  { relation: { whole }, parts, named }: WholesInput,
): readonly Subject[] {
  const { clause, sentence, start } = assertion
  const at = timeAt(context, assertion).period
  const amounts = (indicator: ResolvedIndicator) => indicator.unit !== '%' && indicator.type !== 'pick'
  const wholes: Subject[] = named.map((match, index) => ({
    indicator: match.indicator,
    period: at,
    slices: [],
    certain: index === 0 && match.whole,
  }))
  // 青竹村…占全镇的15.7%: the village's own number over the town's.
  if (/^(?:全镇|我镇)(?:规[上下](?:工业)?|同类|总量|总数)?$/.test(whole))
    for (const part of parts) if (part.slices.length > 0) wholes.push({ ...part, slices: [] })
  // 下半年接待{{…}}，占全年的七成: of the same over the whole period.
  const isYears = /^(?:全年|全年总量|全年总数|年度总量)$/.test(whole)
  // 2月劝返{{…}}，占全部劝返人次的三分之二 says of what.
  const isAll = (part: Subject) => /^全[部年]/.test(whole) && named.some(({ indicator }) => indicator.id === part.indicator.id)
  for (const part of parts)
    if (part.period.key !== context.period.key && (isYears || isAll(part))) wholes.unshift({ ...part, period: context.period })
  const town = /^(?:全镇|我镇)(?:总|户籍)?(人口|户数|农户|总户数|行政村|村)(?:总数|总量)?$/.exec(whole)?.[1]
  for (const indicator of town === undefined ? [] : context.catalogue.findIndicators(townWholes[town] ?? ''))
    wholes.unshift({ indicator, period: at, slices: [], certain: true })
  // 在外人员中，省外1168人，占46.5%: what the sentence begins with is the whole.
  const opened = whole === '' ? sentence.clauses.find((other) => other.end < start && /中$/.test(textOf(context, other))) : undefined
  const [begun] = opened === undefined ? [] : rankIndicators(context.catalogue, textOf(context, opened), amounts).filter(isNamed)
  if (begun !== undefined) wholes.push({ indicator: begun.indicator, period: at, slices: [], certain: false })
  if (wholes.length === 0 && whole === '')
    wholes.push(
      ...subjectsOf(context, { ...assertion, start: clause.start }, amounts)
        .slice(0, 2)
        .map((one) => ({ ...one, certain: false })),
    )
  if (wholes.length === 0)
    for (const figure of figuresIn(context, sentence.start, start))
      wholes.push({ indicator: figure.indicator, period: figure.period, slices: figure.token.slices, certain: false })
  return wholes
}

function textOf({ line }: SubjectContext, { start, end }: { readonly start: number; readonly end: number }): string {
  return line.reading.normal.text.slice(start, end)
}

interface RatesInput {
  readonly relation: Extract<Relation, { type: 'share' }>
  readonly parts: readonly Subject[]
  readonly wholes: readonly Subject[]
}

/** Indicators that are such a share themselves. */
function ratesOf(
  context: SubjectContext,
  assertion: NumberAssertion,
  { relation, parts, wholes }: RatesInput,
): { readonly rates: readonly Subject[]; readonly shares: readonly Subject[] } {
  const { whole } = relation
  const { quantity, clause } = assertion
  const { text } = context.line.reading.normal
  const at = timeAt(context, assertion).period
  const behind = text.slice(quantity.stop, clause.end)
  const rates = parts.filter(({ indicator }) => indicator.unit === '%' && (indicator.type === 'share' || indicator.type === 'ratio'))
  const shares = parts.flatMap((part) => {
    const share = context.catalogue.catalogue.indicators.find((other) => other.type === 'share' && other.of === part.indicator.id)
    return share === undefined ? [] : [{ ...part, indicator: share }]
  })
  // 工业总产值的近七成来自规上企业: a share of that whole whose name has the word.
  for (const indicator of context.catalogue.catalogue.indicators) {
    if (indicator.type !== 'share' || !wholes.some((other) => other.indicator.id === indicator.whole)) continue
    if (
      behind.length >= 2 &&
      [...behind].some((_, index) => behind.length - index >= 2 && indicator.label.includes(behind.slice(index, index + 2)))
    ) {
      shares.push({ indicator, period: at, slices: [], certain: false })
    }
  }
  // 税收占财政总收入的87.6%: half of the share's own name before 占 will do where the whole is named behind it.
  const own = text.slice(clause.start, clause.start + relation.from)
  for (const { indicator, covered, missing } of rankIndicators(context.catalogue, own, ({ type }) => type === 'share')) {
    if (indicator.type !== 'share' || covered < missing || shares.some((one) => one.indicator.id === indicator.id)) continue
    if (wholes.some((other) => other.indicator.id === indicator.whole)) shares.push({ indicator, period: at, slices: [], certain: false })
  }
  // 完工{{重点项目完工数}}个，占项目总数的六成: the rate that the part is counted for.
  for (const part of parts)
    for (const indicator of context.catalogue.catalogue.indicators)
      if (
        indicator.type === 'ratio' &&
        indicator.numerator === part.indicator.id &&
        sharesEnd(context.catalogue.getIndicator(indicator.denominator).label, whole)
      )
        rates.push({ ...part, indicator, certain: false })
  return { rates, shares }
}
