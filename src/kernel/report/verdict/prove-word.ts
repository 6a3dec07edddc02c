import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { lastYearPeriod, previousPeriod } from '../../../definition/period/related-periods.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, type NameMatch, plainLabel, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { isOverOtherTime } from './prove-change.ts'
import { labelOf, requestOf } from './prove-common.ts'
import { figuresIn, isNamed, type Subject, type SubjectContext, speaksOfElsewhere, subjectsOf, timeAt } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

const zero: Term = { type: 'number', value: decimal('0') }

/** The ways to prove a word of change, completion, zero, all, record; none for what only a document can prove (ranks, other towns). */
export function proveWord(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const before = context.line.reading.normal.text.slice(assertion.clause.start, assertion.start)
  // 未完成, 尚未全部: the opposite is not what the word's own test proves.
  if (/(?:未|尚未|没有|未能|不再|并非|不是|不)$/.test(before)) return []
  switch (assertion.kind) {
    case 'change':
      return proveDirection(context, assertion)
    case 'multiple':
      return proveTimes(context, assertion)
    case 'universal':
      return isZero(assertion.word) ? proveZero(context, assertion) : proveAll(context, assertion)
    case 'superlative':
      return proveRecord(context, assertion)
    case 'comparison':
      return proveOrder(context, assertion)
    case 'completion':
      return proveTarget(context, assertion)
    default:
      return []
  }
}

function hasOtherBase({ line }: SubjectContext, { sentence, start }: Assertion): boolean {
  return isOverOtherTime(line.reading.normal.text.slice(sentence.start, start))
}

function isZero(word: string): boolean {
  return /^(?:零|没有|未|无|清零|归零)/.test(word) && !/^无(?:一)?[死盲遗]/.test(word) && word !== '清零' && word !== '归零'
}

function compare(subject: Subject, operator: '>' | '>=' | '<' | '<=' | '=', against: Term, label: string): Hypothesis {
  return {
    term: ledgerValue(requestOf(subject)),
    test: { type: 'compare', operator, against },
    label,
    unit: baseUnit(subject.indicator.unit),
    certain: subject.certain,
    token: undefined,
  }
}

/** 同比有所增长, 持续减少, 与上年持平: which way the value went. */
function proveDirection(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  if (hasOtherBase(context, assertion)) return []
  const subjects = subjectsOf(context, assertion, ({ type }) => type !== 'pick').slice(0, 1)
  return subjects.flatMap((subject): readonly Hypothesis[] => {
    const { indicator, period } = subject
    const turning = /由负|由降|由跌|转正|转增|扭亏|止跌/.test(assertion.word)
    const label = `${labelOf(subject)}${/环比/.test(assertion.word) ? '对上期' : '对上年同期'}`
    if (turning) {
      if (indicator.type !== 'yearOnYear' || period.grain !== 'month') return []
      const before = ledgerValue(requestOf({ ...subject, period: previousPeriod(period) }))
      return [
        {
          ...compare(subject, '>', zero, label),
          certain: false,
          term: { type: 'calc', operator: '-', left: ledgerValue(requestOf(subject)), right: { type: 'most', terms: [before, zero] } },
        },
      ]
    }
    if (indicator.type === 'yearOnYear' || indicator.type === 'periodOnPeriod') {
      if (assertion.sign === undefined || assertion.sign === 'level') return []
      return [compare(subject, assertion.sign === 'up' ? '>' : '<', zero, labelOf(subject))]
    }
    const earlier = /环比/.test(assertion.word) ? previousPeriod(period) : lastYearPeriod(period)
    const then = ledgerValue(requestOf({ ...subject, period: earlier }))
    if (assertion.sign === 'level') {
      const growth = calc('*', calc('/', calc('-', ledgerValue(requestOf(subject)), then), then), { type: 'number', value: decimal('100') })
      return ['>', '<'].slice(0, 1).map(() => ({
        term: calc('*', growth, growth),
        test: { type: 'compare', operator: '<', against: { type: 'number', value: decimal('0.0025') } },
        label: `${label}持平`,
        unit: '%',
        certain: subject.certain,
        token: `{{?持平:${indicator.label}}}`,
      }))
    }
    if (assertion.sign === undefined) return []
    if (assertion.sign === 'up' && /两位数的?$/.test(context.line.reading.normal.text.slice(assertion.clause.start, assertion.start))) {
      const growth = calc('*', calc('/', calc('-', ledgerValue(requestOf(subject)), then), then), { type: 'number', value: decimal('100') })
      return [
        {
          ...compare(subject, '>=', zero, `${label}的增幅`),
          term: growth,
          test: { type: 'compare', operator: '>=', against: { type: 'number', value: decimal('10') } },
          unit: '%',
          token: `{{?两位数增长:${indicator.label}}}`,
        },
      ]
    }
    return [
      {
        ...compare(subject, assertion.sign === 'up' ? '>' : '<', then, label),
        token: `{{?${assertion.sign === 'up' ? '稳步增长' : '有所下降'}:${indicator.label}}}`,
      },
    ]
  })
}

/** 民间投资高于政府投资: two indicators, or their growth. */
function proveOrder(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, end, word } = assertion
  const behind = text.slice(end, clause.end)
  if (speaksOfElsewhere(behind)) return []
  const [subject] = subjectsOf(context, assertion, ({ type }) => type !== 'pick')
  if (subject === undefined) return []
  const unit = baseUnit(subject.indicator.unit)
  const [other] = rankIndicators(
    context.catalogue,
    behind,
    (indicator) => baseUnit(indicator.unit) === unit && indicator.type !== 'pick',
  ).filter(isNamed)
  if (other === undefined || other.indicator.id === subject.indicator.id) return []
  const against = { indicator: other.indicator, period: subject.period, slices: [] }
  const operator = /低于|慢于|小于|少于|不及/.test(word) ? '<' : '>'
  const hypothesis = compare(subject, operator, ledgerValue(requestOf(against)), `${labelOf(subject)}对${other.indicator.label}`)
  return [{ ...hypothesis, certain: subject.certain && other.whole }]
}

/** 翻一番, 翻两番, 减半. */
function proveTimes(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  if (hasOtherBase(context, assertion)) return []
  const down = /减半|腰斩/.test(assertion.word)
  const factor = down ? '0.5' : /[两二2]番/.test(assertion.word) ? '4' : /[三3]番/.test(assertion.word) ? '8' : '2'
  return subjectsOf(context, assertion, ({ unit, type }) => unit !== '%' && type !== 'pick')
    .slice(0, 1)
    .map((subject) => {
      const then = ledgerValue(requestOf({ ...subject, period: lastYearPeriod(subject.period) }))
      const against = calc('*', then, { type: 'number', value: decimal(factor) })
      return {
        ...compare(subject, down ? '<=' : '>=', against, `${labelOf(subject)}对上年同期的${factor}倍`),
        token: down ? undefined : `{{?翻番:${subject.indicator.label}}}`,
      }
    })
}

/** 全部整改, 应签尽签, 户户…: a rate that is exactly 100 %, whose name has the word of what is done. */
function proveAll(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, sentence, end } = assertion
  const predicate = text.slice(end, clause.end)
  const near = `${text.slice(clause.start, clause.end)}`
  const left = sentence.clauses
    .filter((other) => other.part === clause.part && other.end <= clause.start)
    .map((other) => text.slice(other.start, other.end))
  const labels = figuresIn(context, sentence.start, end).map(({ indicator }) => indicator.label)
  if (speaksOfElsewhere(near)) return []
  const same = proveSame(context, assertion)
  if (same.length > 0) return same
  const rates = rankIndicators(context.catalogue, `${near}，${left.join('，')}，${labels.join('，')}`, isWholeRate).filter(
    (match) => coverageOf(match) >= 0.5,
  )
  const done = wordsOfDeed(assertion.word, predicate, near)
  const period = timeAt(context, assertion).period
  return rates
    .filter((match) => done === '' || sharesWord(match, done))
    .slice(0, 1)
    .map((match, index) => ({
      ...compare(
        { indicator: match.indicator, period, slices: [], certain: index === 0 && coverageOf(match) >= 0.75 },
        '=',
        { type: 'number', value: decimal('100') },
        `${match.indicator.label}（${presentPeriod(period)}）`,
      ),
      token: `{{?${assertion.word}:${match.indicator.label}}}`,
    }))
}

/** 确诊3例，均为输入性病例: as many of the one as of the other. */
function proveSame(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, sentence, start, end, word } = assertion
  const behind = text.slice(end, clause.end)
  const wholes = figuresIn(context, sentence.start, start).toReversed()
  const [whole] = wholes
  if (whole !== undefined && /^(?:均|都|全部|全)$/.test(word) && /^[为是属]/.test(behind)) {
    const fits = ({ unit, type }: ResolvedIndicator) => unit === whole.indicator.unit && type !== 'pick'
    const [match] = rankIndicators(context.catalogue, behind, fits).filter(isNamed)
    if (match === undefined) return []
    const part = { indicator: match.indicator, period: whole.period, slices: whole.token.slices, certain: true }
    return [compare(part, '=', ledgerValue(whole.request), `${labelOf(part)}对${whole.indicator.label}`)]
  }
  // 覆盖全部11个村: all the villages there are.
  const [next] = figuresIn(context, end, Math.min(end + 1, clause.end))
  const town = /^[\uE000]个?村/.test(behind) ? context.catalogue.findIndicators('行政村数')[0] : undefined
  if (next === undefined || town === undefined || word !== '全部') return []
  const all = { indicator: town, period: next.period, slices: [], certain: true }
  return [
    compare(
      { ...all, indicator: next.indicator, slices: next.token.slices },
      '=',
      ledgerValue(requestOf(all)),
      `${next.indicator.label}对${town.label}`,
    ),
  ]
}

function isWholeRate({ unit, type }: ResolvedIndicator): boolean {
  return unit === '%' && (type === 'ratio' || type === 'derived')
}

/** What is said to be done: 应签尽签 → 签; 全部整改到位 → 整改到位. */
function wordsOfDeed(word: string, predicate: string, clause: string): string {
  const should = /应([\u4e00-\u9fa5])尽/.exec(word)
  if (should !== null) return should[1] ?? ''
  return predicate === '' ? clause : predicate
}

function sharesWord({ indicator }: NameMatch, words: string): boolean {
  const label = plainLabel(indicator)
  const plain = plainName(words)
  if (plain.length === 1) return label.includes(plain)
  for (let index = 0; index + 2 <= plain.length; index += 1) if (label.includes(plain.slice(index, index + 2))) return true
  return false
}

/** 零事故, 没有发生森林火灾, 无一例体温异常: a count that is exactly nought. */
function proveZero(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, start } = assertion
  const words = text.slice(start, clause.end)
  const whole = text.slice(clause.start, clause.end)
  if (speaksOfElsewhere(whole)) return []
  const counts = ({ unit, type }: ResolvedIndicator) => unit !== '%' && type !== 'pick'
  const period = timeAt(context, assertion).period
  const found = rankIndicators(context.catalogue, words, counts).filter((match) => coverageOf(match) >= 0.5)
  const wide = rankIndicators(context.catalogue, whole, counts).filter(
    (match) => coverageOf(match) >= 0.7 && !found.some(({ indicator }) => indicator.id === match.indicator.id),
  )
  return [...found, ...wide].slice(0, 1).map((match, index) => ({
    ...compare(
      { indicator: match.indicator, period, slices: [], certain: index === 0 && (match.whole || coverageOf(match) >= 0.75) },
      '=',
      zero,
      `${match.indicator.label}（${presentPeriod(period)}）`,
    ),
    token: `{{?${assertion.word}:${match.indicator.label}}}`,
  }))
}

/** 创历史新高, 首次: above every earlier year that the ledger keeps. */
function proveRecord(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  if (/唯一|率先|首个|首破/.test(assertion.word)) return []
  const low = /最低|新低|最少|最小/.test(assertion.word)
  return subjectsOf(context, assertion, ({ type }) => type !== 'pick')
    .slice(0, 1)
    .flatMap((subject) => {
      const earlier: Term[] = []
      let period = lastYearPeriod(subject.period)
      for (let count = 0; count < 10; count += 1) {
        earlier.push(ledgerValue(requestOf({ ...subject, period })))
        period = lastYearPeriod(period)
      }
      if (low) return []
      return [
        {
          ...compare(subject, '>', { type: 'most', terms: earlier }, `${labelOf(subject)}对以往各年的最高数`),
          token: `{{?创新高:${subject.indicator.label}}}`,
        },
      ]
    })
}

/** 超额完成, 完成年度任务: at least the year's target. */
function proveTarget(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  if (/提前|竣工|投用|投产|建成|完工/.test(assertion.word)) return []
  const over = /超/.test(assertion.word)
  if (!over && !/任务|目标|预算|计划/.test(assertion.word + context.line.reading.normal.text.slice(assertion.end, assertion.clause.end))) {
    const all = proveAll(context, assertion)
    if (all.length > 0) return all
  }
  const { text } = context.line.reading.normal
  const behind = text.slice(assertion.end, assertion.clause.end)
  const later = rankIndicators(context.catalogue, behind).filter(isNamed).slice(0, 2)
  const subjects = [
    ...subjectsOf(context, assertion),
    ...later.map((match) => ({ indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: match.whole })),
  ]
  return subjects.slice(0, 4).flatMap((subject): readonly Hypothesis[] => {
    const { indicator } = subject
    const completion =
      indicator.type === 'completion'
        ? indicator
        : context.catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === indicator.id)
    if (completion === undefined) return []
    return [
      {
        ...compare(
          { ...subject, indicator: completion },
          over ? '>' : '>=',
          { type: 'number', value: decimal('100') },
          labelOf({ ...subject, indicator: completion }),
        ),
        token: `{{?${over ? '超额完成' : '完成年度任务'}:${indicator.label}}}`,
      },
    ]
  })
}
