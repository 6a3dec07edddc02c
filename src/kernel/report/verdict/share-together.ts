import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import type { PlannedFigure } from '../types.ts'
import { equals, hundred, type NumberAssertion, one, requestOf } from './prove-common.ts'
import { figuresIn, type Subject, type SubjectContext, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** 小微企业{{…}}家、个体工商户{{…}}家，两者合计占…: the figures of the clause before, all of one unit and time. */
export function togetherOf(context: SubjectContext, { clause, sentence, start }: NumberAssertion): readonly PlannedFigure[] {
  const before = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const lead = textOf(context, { start: clause.start, end: start })
  const [, count] = /^(?:(两|二|三|四|五)(?:者|项|类|块))?(?:合计|共计|总共|加起来|共)占/.exec(lead) ?? []
  if (before === undefined || !/^[^，]{0,4}(?:合计|共计|总共|加起来|共)占/.test(lead)) return []
  const figures = figuresIn(context, before.start, before.end)
  const [first] = figures
  const alike = figures.every(
    ({ indicator, period }) =>
      baseUnit(indicator.unit) === baseUnit(first?.indicator.unit ?? indicator.unit) && period.key === first?.period.key,
  )
  return alike && (count === undefined || counts.indexOf(count.replace('两', '二')) === figures.length) ? figures : []
}

const counts = '零一二三四五'

/** A、B、C三村列前三位，合计不到全镇的一半: of several villages their sum, never the first of them. */
export function ofVillagesTogether(
  context: SubjectContext,
  { quantity, clause, sentence, start }: NumberAssertion,
  { parts: [part], times }: { readonly parts: readonly Subject[]; readonly times: Decimal },
): readonly Hypothesis[] | undefined {
  const before = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const own = textOf(context, { start: clause.start, end: start })
  const named = [own, ...(before === undefined ? [] : [textOf(context, before)])].map((words) => villagesIn(words, context.villages))
  const villages = named.find(({ length }) => length > 0) ?? []
  if (villages.length < 2 || !/^[^，]*(?:合计|共计|总计|加起来|之和|[两二三四五六]个?村)/.test(own)) return undefined
  if (part === undefined || /各占|分别|均/.test(own)) return []
  const of = (village: string) => ledgerValue(requestOf({ ...part, slices: [{ dimension: '村', value: village }] }))
  const sum = villages.map(of).reduce((left, right) => calc('+', left, right))
  const label = `${villages.join('、')}${part.indicator.label}合计占全镇的比重`
  const bound = boundBefore(own)
  const term = calc('*', calc('/', sum, ledgerValue(requestOf({ ...part, slices: [] }))), hundred)
  const against = { type: 'number', value: quantity.value.times(times) } as const
  const test = bound === undefined ? equals(quantity, times) : ({ type: 'compare', operator: bound, against } as const)
  return [{ term, test, label, unit: '%', certain: part.certain, token: undefined }]
}

/** 不到全镇的一半: the bound stands before the whole. */
function boundBefore(own: string): '<' | '>' | undefined {
  if (/(?:不到|不足|不及|低于)[\u4e00-\u9fa5]{1,8}的$/.test(own)) return '<'
  return /(?:超过?|高于)[\u4e00-\u9fa5]{1,8}的$/.test(own) ? '>' : undefined
}

/** The sum of some figures over a whole of their unit. */
export function sumOver(
  figures: readonly PlannedFigure[],
  wholes: readonly Subject[],
  { quantity, times }: { readonly quantity: Quantity; readonly times: Decimal },
): readonly Hypothesis[] {
  const sum = figures.map(({ request }) => ledgerValue(request)).reduce((left, right) => calc('+', left, right))
  return wholes
    .filter(({ indicator }) => figures.every((figure) => baseUnit(indicator.unit) === baseUnit(figure.indicator.unit)))
    .filter(({ indicator }) => figures.every((figure) => indicator.id !== figure.indicator.id))
    .slice(0, 1)
    .map((other) => ({
      term: calc('*', calc('/', sum, ledgerValue(requestOf(other))), hundred),
      test: equals(quantity, times),
      label: `合计数（${figures.map(({ indicator }) => indicator.label).join('、')}）占${other.indicator.label}的比重`,
      unit: '%',
      certain: false,
      token: undefined,
    }))
}

/** 三项合计631.79万元，占九成以上: the sum that the clause before tells. */
export function totalBefore({ line }: SubjectContext, { clause, sentence }: NumberAssertion): Quantity | undefined {
  const before = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const { text } = line.reading.normal
  if (before === undefined || !/合计|共计|总计/.test(text.slice(before.start, before.end))) return undefined
  const typed = line.reading.quantities.filter(({ start, stop }) => start >= before.start && stop <= before.end).at(-1)
  return typed?.base === '%' ? undefined : typed
}

/** 登记20000人次，劝返417人次，占2.1%: two typed numbers of one measure. */
export function proveTypedShare(context: SubjectContext, { quantity, sentence, start }: NumberAssertion): readonly Hypothesis[] {
  const typed = context.line.reading.quantities.filter(
    (other) => other.start >= sentence.start && other.stop <= start && other.base !== '%',
  )
  const [part, whole] = typed.toReversed()
  if (part === undefined || whole === undefined || part.base !== whole.base || whole.value.lte('0')) return []
  const term = calc('*', calc('/', { type: 'number', value: part.value }, { type: 'number', value: whole.value }), hundred)
  const times = quantity.base === '成' ? decimal('10') : one
  return [{ term, test: equals(quantity, times), label: '文中两个数的比重', unit: '%', certain: false, token: undefined }]
}

/** 核查{{…}}次，只有2次不到位，不足1%: a part of what the sentence counts, by the two numbers that it tells before, the later of the earlier. */
export function proveBareShare(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, sentence, clause, start } = assertion
  if (
    !/^(?:%|成)$/.test(quantity.base) ||
    !/^(?:还|仅|只|约|近|占比?|比例|不|足|到|超过?|为|是|达到?|了)*$/.test(textOf(context, { start: clause.start, end: start }))
  )
    return []
  const { line } = context
  const { text, origin } = line.reading.normal
  const typed = line.reading.quantities
    .filter((one) => one.start >= sentence.start && one.stop <= clause.start && one.approximators.length === 0)
    .map(({ start: at, base, value }) => ({ at, base, term: { type: 'number', value } satisfies Term, label: '文中的数' }))
  const printed = figuresIn(context, sentence.start, clause.start).map(({ indicator, request, token }) => ({
    at: origin.indexOf(token.offset),
    base: baseUnit(indicator.unit),
    term: ledgerValue(request),
    label: indicator.label,
  }))
  const [part, whole, ...more] = [...typed, ...printed].toSorted((left, right) => right.at - left.at)
  if (part === undefined || whole === undefined || more.length > 0 || part.base !== whole.base || part.base === '%') return []
  // Only where the words make the one a part of the other.
  if (!/其中|只有|仅有?|有|未|不|没/.test(text.slice(whole.at + 1, part.at))) return []
  const term = calc('*', calc('/', part.term, whole.term), hundred)
  const test = equals(quantity, quantity.base === '成' ? decimal('10') : one)
  return [{ term, test, label: `${part.label}占${whole.label}的比重`, unit: '%', certain: true, mild: true, token: undefined }]
}

function textOf({ line }: SubjectContext, { start, end }: { readonly start: number; readonly end: number }): string {
  return line.reading.normal.text.slice(start, end)
}
