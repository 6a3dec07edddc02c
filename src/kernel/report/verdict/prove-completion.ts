import { decimal } from '../../../definition/decimal/decimal.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { matchIndicator } from '../../../definition/report/reading/name-indicators.ts'
import { equals, hundred, labelOf, type NumberAssertion, one, requestOf, unitFits } from './prove-common.ts'
import { plannedOf } from './prove-comparison.ts'
import { figuresIn, type Subject, type SubjectContext, subjectsOf, timeAt } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** 民生实事完成率 is a rate of its own and no completion of a task. */
function proveOwnRate(subject: Subject, quantity: Quantity): readonly Hypothesis[] {
  if (subject.indicator.unit !== '%') return []
  const test = equals(quantity, quantity.base === '成' ? decimal('10') : one)
  const token = `{{${subject.indicator.label}|%|1}}`
  return [{ term: ledgerValue(requestOf(subject)), test, label: labelOf(subject), unit: '%', certain: subject.certain, token }]
}

/** 完成三年任务的60% is of another target than the year's. */
const ofYears = /(?:[两二三四五六七八九十]|(?<!\d)\d{1,2})年(?:总|行动)?(?:任务|目标|计划)|十[一二三四五六]五/

/** 超额完成 typed or by a claim, 年度任务 behind it or not: the number is by how much, or the task itself. */
const overTask = /(?:超过了?|(?:超额(?:完成|实现)了?|\uE001))(?:年度|全年|年初)?(?:预期)?(?:任务|目标|计划|预算)数?$|超额(?:完成|实现)了?$/

/** What 完成目标的z%, 超额z% or 目标为N may say of the year's target. Nothing where the text names a target of several years. */
export function proveCompletion(
  context: SubjectContext,
  assertion: NumberAssertion,
  form: 'rate' | 'excess' | 'target',
): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  if (ofYears.test(context.line.reading.normal.text.slice(clause.start, start))) return []
  const before = subjectsOf(context, assertion)
  const { line } = context
  // 新增就业{{…}}人，前三季度就已完成150人的目标: the time of the clause, and not that of the figure before.
  const isTimed = line.reading.words.some((word) => word.start >= clause.start && word.end <= start && word.kind !== 'compared')
  const own = isTimed ? timeAt(context, assertion).period : undefined
  return (before.length > 0 ? before : subjectsBehind(context, assertion)).slice(0, 4).flatMap((told): readonly Hypothesis[] => {
    const subject = own === undefined || told.offset === undefined ? told : { ...told, period: own }
    const { indicator } = subject
    const completion =
      indicator.type === 'completion'
        ? indicator
        : context.catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === indicator.id)
    const amount = indicator.type === 'completion' ? context.catalogue.getIndicator(indicator.of) : indicator
    if (completion === undefined && form === 'rate' && indicator.type === 'ratio') return proveOwnRate(subject, quantity)
    if (completion === undefined)
      return provePlanned(context, { subject, quantity, form, isOver: overTask.test(line.reading.normal.text.slice(clause.start, start)) })
    const named = matchIndicator(context.catalogue, amount.id, context.line.reading.normal.text.slice(clause.start, start))
    const certain = subject.certain || (named?.whole === true && subject.slices.length === 0)
    const rate = ledgerValue(requestOf({ ...subject, indicator: completion }))
    const value = ledgerValue(requestOf({ ...subject, indicator: amount }))
    const target = calc('/', calc('*', value, hundred), rate)
    const name = `${amount.label}（${presentPeriod(subject.period)}）`
    const { base } = quantity
    if (form === 'rate') {
      const times = base === '倍' ? hundred.value : base === '成' ? decimal('10') : one
      return [
        {
          term: rate,
          test: equals(quantity, times),
          label: `${name}的年度任务完成率`,
          unit: '%',
          certain,
          token: `{{${completion.label}|%|1}}`,
        },
      ]
    }
    if (form === 'excess' && (base === '%' || base === '成' || base === '百分点'))
      return [
        {
          term: calc('-', rate, hundred),
          test: equals(quantity, base === '成' ? decimal('10') : one),
          label: `${name}超年度任务的比例`,
          unit: '%',
          certain,
          token: undefined,
        },
      ]
    if (!unitFits(amount, quantity)) return []
    const known = { value, target, quantity, certain }
    if (form === 'target') return proveTarget(context, assertion, { ...known, name })
    const by = { term: calc('-', value, target), test: equals(quantity), label: `${name}超年度任务的数` }
    return [{ ...by, unit: base, certain, token: undefined }]
  })
}

interface TargetInput extends Omit<BeyondInput, 'label'> {
  readonly name: string
}

/** The number is the year's task: beyond it, by how much over it, or whether it was reached, as the words have it. */
function proveTarget(context: SubjectContext, assertion: NumberAssertion, { name, ...known }: TargetInput): readonly Hypothesis[] {
  const { quantity, target, certain } = known
  const { clause, start } = assertion
  const beyond = { ...known, label: `${name}对年度任务` }
  if (quantity.approximators.length > 0) return beyondTarget(beyond)
  const before = context.line.reading.normal.text.slice(clause.start, start)
  if (overTask.test(before)) return overOrBeyond({ ...known, label: name })
  const verb = verbOf(context, assertion)
  if (verb !== undefined) return reachedTarget(beyond, verb)
  return [{ term: target, test: equals(quantity), label: `${name}的年度任务`, unit: quantity.base, certain, token: undefined }]
}

/** 超额完成6500亩的年度任务，粮食播种面积{{…}}亩: the one figure that the sentence goes on to tell. */
function subjectsBehind(context: SubjectContext, { quantity, sentence }: NumberAssertion): readonly Subject[] {
  const figures = figuresIn(context, quantity.stop, sentence.end).filter(({ indicator }) => unitFits(indicator, quantity))
  return figures.length !== 1
    ? []
    : figures.map(({ indicator, period, token }) => ({ indicator, period, slices: token.slices, certain: false, offset: token.offset }))
}

/** 超过年初任务200万元: the number is by how much, or the task itself. */
function overOrBeyond({ value, target, quantity, label }: BeyondInput): readonly Hypothesis[] {
  const by = { term: calc('-', value, target), test: equals(quantity), label: `${label}超年度任务的数`, unit: quantity.base }
  const beyond = beyondTarget({ value, target, quantity, label: `${label}对年度任务`, certain: false })
  return [{ ...by, certain: false, spare: true, token: undefined }, ...beyond]
}

interface BeyondInput {
  readonly value: Term
  readonly target: Term
  readonly quantity: Quantity
  readonly label: string
  readonly certain: boolean
}

/** 超过150人的目标任务: the number is the year's task, and what is told lies beyond it. */
function beyondTarget({ value, target, quantity, label, certain }: BeyondInput): readonly Hypothesis[] {
  const said = quantity.approximators[0]?.kind
  const operator = said === 'exceed' ? '>' : said === 'under' ? '<' : '>='
  const mark: Term = { type: 'number', value: quantity.value }
  const each = [
    { type: 'compare', term: value, operator, against: target },
    { type: 'compare', term: target, operator: '=', against: mark },
  ] as const
  return [{ term: value, test: { type: 'every', each }, label, unit: quantity.base, certain, token: undefined }]
}

const missed = /(?:未能?|没有?能?|尚未|无法|难以)(?:如期|按期|全面|圆满|全部)?(?:完成|实现|达到|达成)/
const reached = /完成|实现|达到|达成|兑现/

/** 未能完成16万人次的年度目标, 完成年度任务5000万元: whether the task that is named was reached, as its clause says; undefined where it says nothing of it. */
function verbOf({ line }: SubjectContext, { clause, start, quantity }: NumberAssertion): '<' | '>' | '>=' | undefined {
  const own = line.reading.normal.text.slice(clause.start, clause.end)
  const before = line.reading.normal.text.slice(clause.start, start)
  const behind = line.reading.normal.text.slice(quantity.stop, clause.end)
  if (missed.test(own) || /(?:低于|少于|不及|不足|未达到?)[^，。；]{0,8}$/.test(before)) return '<'
  if (/(?:^|[仍尚还])[离距][^，。；]{0,8}$/.test(before) && /差|不足|缺口|未/.test(behind)) return '<'
  if (/(?:高于|多于|超过|超出|突破|大于)[^，。；]{0,8}$/.test(before)) return '>'
  return reached.test(own) ? '>=' : undefined
}

function reachedTarget({ value, target, quantity, label, certain }: BeyondInput, operator: '<' | '>' | '>='): readonly Hypothesis[] {
  const each = [
    { type: 'compare', term: value, operator, against: target },
    { type: 'compare', term: target, operator: '=', against: { type: 'number', value: quantity.value } },
  ] as const
  return [{ term: value, test: { type: 'every', each }, label, unit: quantity.base, certain, token: undefined }]
}

interface PlannedInput {
  readonly subject: Subject
  readonly quantity: Quantity
  readonly form: 'rate' | 'excess' | 'target'
  /** Whether the words say that it went beyond it. */
  readonly isOver: boolean
}

/** 完成投资比计划多9.6万元: where no yearly task is kept, the plan that bears the same name. */
function provePlanned(context: SubjectContext, { subject, quantity, form, isOver }: PlannedInput): readonly Hypothesis[] {
  return plannedOf(context, subject).flatMap(({ indicator }): readonly Hypothesis[] => {
    const planned = ledgerValue(requestOf({ ...subject, indicator }))
    // 完成计划的100.6%.
    if (form === 'rate') {
      if (quantity.base !== '%' || indicator.unit === '%') return []
      const term = calc('*', calc('/', ledgerValue(requestOf(subject)), planned), hundred)
      return [
        {
          term,
          test: equals(quantity),
          label: `${labelOf(subject)}占${indicator.label}的比例`,
          unit: '%',
          certain: subject.certain,
          token: undefined,
        },
      ]
    }
    if (form === 'excess' && quantity.base === '%' && indicator.unit !== '%') {
      const ratio = calc('-', calc('/', ledgerValue(requestOf(subject)), planned), { type: 'number', value: one })
      const label = `${labelOf(subject)}超出${indicator.label}的比例`
      return [{ term: calc('*', ratio, hundred), test: equals(quantity), label, unit: '%', certain: subject.certain, token: undefined }]
    }
    const points = form === 'excess' && quantity.base === '百分点' && indicator.unit === '%'
    if (!points && !unitFits(indicator, quantity)) return []
    // 参保率99.8%，超过99.5%的目标: the number is the plan's, and what is told lies beyond it.
    if (form === 'target' && quantity.approximators.some(({ kind }) => /^(?:exceed|under|reach|atLeast)$/.test(kind)))
      return beyondTarget({
        value: ledgerValue(requestOf(subject)),
        target: planned,
        quantity,
        label: `${labelOf(subject)}对${indicator.label}`,
        certain: false,
      })
    if (form === 'target' && isOver && quantity.approximators.length === 0)
      return overOrBeyond({ value: ledgerValue(requestOf(subject)), target: planned, quantity, label: labelOf(subject), certain: false })
    return [
      {
        term: form === 'excess' ? calc('-', ledgerValue(requestOf(subject)), planned) : planned,
        test: equals(quantity),
        label: form === 'excess' ? `${labelOf(subject)}超出${indicator.label}的数` : indicator.label,
        unit: quantity.base,
        certain: subject.certain,
        token: undefined,
      },
    ]
  })
}
