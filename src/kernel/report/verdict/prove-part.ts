import { decimal } from '../../../definition/decimal/decimal.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, labelOf, type NumberAssertion, requestOf, unitFits } from './prove-common.ts'
import { kindSubjects } from './prove-kind.ts'
import { figuresIn, isNamed, type SubjectContext, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Operator, Term } from './types.ts'
import { wholeRates } from './whole-rates.ts'

/** 合计52.8万元: the sum of what the sentence has told before, typed or by tokens. */
export function proveSum(context: SubjectContext, { quantity, clause, sentence, start }: NumberAssertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  if (!/(?:合计|共计|总计|总共|累计|共)[^，]{0,6}$/.test(text.slice(clause.start, start))) return []
  const typed = context.line.reading.quantities.filter(
    (other) => other.start >= sentence.start && other.stop <= start && other.base === quantity.base,
  )
  const terms: Term[] = [
    ...typed.map(({ value }): Term => ({ type: 'number', value })),
    ...figuresIn(context, sentence.start, start).flatMap(({ indicator, request }) =>
      unitFits(indicator, quantity) ? [ledgerValue(request)] : [],
    ),
  ]
  const [first, ...others] = terms
  if (first === undefined || others.length === 0) return []
  const term = others.reduce<Term>((sum, next) => calc('+', sum, next), first)
  const slack = typed.reduce((sum, { place }) => sum.plus(place.div('2')), decimal('0'))
  return [{ term, test: { ...equals(quantity), slack }, label: '前面各数之和', unit: quantity.base, certain: false, token: undefined }]
}

/** 省外与境外人员合计1214人; 水果园区、高标准农田、水毁修复三项合计631.79万元: what stands in a row before, each of it named by its own words or with what follows. */
export function proveListed(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const row =
    /^(?:其中|全年|全镇)?([^\d\uE000-\uE002]{4,40}?)(?:[\d两三四五六]项|[两三四五六]者)?(?:资金|投入)?(?:合计|共计|总计|共)(?:为|达到?|近|约|超)*$/.exec(
      text.slice(clause.start, start),
    )?.[1]
  const items = row?.split(/[、和与及]/).filter((item) => item.length >= 2) ?? []
  if (items.length < 2) return []
  const fits = (indicator: Parameters<typeof unitFits>[0]) =>
    unitFits(indicator, quantity) && baseUnit(indicator.unit) === quantity.base && indicator.type !== 'pick'
  const last = items.at(-1) ?? ''
  const said = text.slice(sentence.start, clause.start)
  const found = items.flatMap((item) => {
    const names = [item, `${item}${last.slice(-2)}`, `${item}，${said}`].map((words) =>
      rankIndicators(context.catalogue, words, fits).find(
        (match) => (match.missing === 0 || isNamed(match)) && plainName(match.indicator.label).startsWith(plainName(item).slice(0, 2)),
      ),
    )
    return names.find((match) => match !== undefined) ?? []
  })
  const ids = new Set(found.map(({ indicator }) => indicator.id))
  if (found.length < items.length || ids.size < items.length) return []
  const { period } = timeAt(context, assertion)
  const term = found
    .map(({ indicator }) => ledgerValue(requestOf({ indicator, period, slices: [] })))
    .reduce((sum: Term, next) => calc('+', sum, next))
  const label = `${found.map(({ indicator }) => indicator.label).join('、')}之和`
  return [{ term, test: equals(quantity), label, unit: quantity.base, certain: false, token: undefined }]
}

/** 其余20项: what is left of the first number of the sentence when the others are taken away, typed or by tokens. */
export function proveRest(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const led = /(?:其余|剩余|余下|剩下|尚有|还有|另有)[^，]{0,6}$/.test(text.slice(clause.start, start))
  if (!led && !isOpen(context, assertion)) return []
  const figures = figuresIn(context, sentence.start, start).filter(({ indicator }) => unitFits(indicator, quantity))
  const typed = context.line.reading.quantities.filter(
    (other) => other.start >= sentence.start && other.stop <= start && other.base === quantity.base && other.approximators.length === 0,
  )
  const sure = /其余|剩余|余下|剩下/.test(text.slice(clause.start, start))
  const [whole, ...parts] =
    typed.length > 0 && figures.length > 0
      ? []
      : figures.length > 0
        ? figures.map(({ request, indicator }) => ({ term: ledgerValue(request), label: indicator.label }))
        : typed.map(({ value, start: from, stop }) => ({ term: { type: 'number', value } as const, label: text.slice(from, stop) }))
  if (whole === undefined || parts.length === 0) return []
  // 省际2个，村级15个，其余6个: the first of them is no whole; what the last words name is.
  const sum = typed.slice(1).reduce((total, { value }) => total.plus(value), decimal('0'))
  if (figures.length === 0 && typed[0]?.value.lt(sum) === true) return proveRestOf(context, assertion, typed)
  const term = parts.reduce<Term>((rest, part) => calc('-', rest, part.term), whole.term)
  const label = `${whole.label}减去${parts.map((part) => part.label).join('、')}`
  return [{ term, test: equals(quantity), label, unit: quantity.base, certain: sure, token: undefined }]
}

/** 在建16项, 正在办理2件: what is not done yet, which is what remains of the first number. */
function isOpen({ line }: SubjectContext, { quantity, clause, start }: NumberAssertion): boolean {
  const { text } = line.reading.normal
  const item =
    text
      .slice(clause.start, start)
      .split(/[、\d\uE000]/)
      .at(-1) ?? ''
  return (
    /^(?:(?:正?在建|在办|待办|正在[\u4e00-\u9fa5]{2,4}|续建|加快推进|跨年)(?:的|项目)?(?:有|为)?)$/.test(item) ||
    (item === '' && /^(?:正?在建|在办|待办|正在|仍在|尚在|跨年)/.test(text.slice(quantity.stop, clause.end)))
  )
}

/** What the last words name, without the parts told before. */
function proveRestOf(
  context: SubjectContext,
  { quantity, clause, sentence, start }: NumberAssertion,
  typed: readonly Quantity[],
): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const [match] = rankIndicators(context.catalogue, text.slice(clause.start, start), (indicator) => unitFits(indicator, quantity)).filter(
    isNamed,
  )
  if (match === undefined) return []
  const subject = { indicator: match.indicator, period: timeAt(context, { sentence, start }).period, slices: [] }
  const term = typed.reduce<Term>((rest, { value }) => calc('-', rest, { type: 'number', value }), ledgerValue(requestOf(subject)))
  const label = `${labelOf(subject)}减去前面各数`
  return [{ term, test: equals(quantity), label, unit: quantity.base, certain: false, token: undefined }]
}

/** 共16项，其中集体7项、个人9项: the last of the parts, where they come to the whole that stands before 其中. */
export function proveLastPart(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const at = text.slice(sentence.start, start).lastIndexOf('其中')
  if (at < 0) return []
  const among = sentence.start + at
  const alike = (from: number, to: number) =>
    context.line.reading.quantities.filter(
      (other) => other.start >= from && other.stop <= to && other.base === quantity.base && other.approximators.length === 0,
    )
  const end = sentence.clauses.findLast(({ part }) => part === clause.part)?.end ?? clause.end
  if (alike(quantity.stop, end).length > 0) return []
  const figures = figuresIn(context, sentence.start, among).filter(({ indicator }) => unitFits(indicator, quantity))
  const typed = alike(sentence.start, among).at(-1)
  const figure = figures.at(-1)
  const whole: Term | undefined =
    figure !== undefined ? ledgerValue(figure.request) : typed === undefined ? undefined : { type: 'number', value: typed.value }
  const parts: readonly Term[] = [
    ...alike(among, start).map(({ value }): Term => ({ type: 'number', value })),
    ...figuresIn(context, among, start).flatMap(({ indicator, request }) => (unitFits(indicator, quantity) ? [ledgerValue(request)] : [])),
  ]
  if (whole === undefined || parts.length === 0) return []
  // 满意41件、基本满意5件: of a kind that a ledger counts the rest tells nothing.
  const own = text
    .slice(clause.start, start)
    .split(/[、，\d\uE000]/)
    .at(-1)
  if (kindSubjects(context, assertion).some(({ slices }) => slices.some(({ value }) => value === own))) return []
  const term = parts.reduce<Term>((rest, part) => calc('-', rest, part), whole)
  return [{ term, test: equals(quantity), label: '总数减去其他各部分', unit: quantity.base, certain: false, spare: true, token: undefined }]
}

/** 尚有21人未参保, 未办结18件: all of them without those with whom it is done. */
export function proveLeft(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  const { text } = context.line.reading.normal
  const own = text.slice(clause.start, clause.end)
  // 满意41件、不满意1件: each item of a row for itself.
  const item = `${text.slice(clause.start, start).split('、').at(-1) ?? ''}${text.slice(start, clause.end).split('、')[0] ?? ''}`
  if (/不[\u4e00-\u9fa5]/.test(own) && !/未|没|待|差|不/.test(item)) return []
  if (
    !/未|没|待|差|逾期|超期|不(?![足到少低])|(?:尚余|尚有|还有|[仅只还]剩|[仅只]有|剩余|其余|另有)[^，]*(?:正在|[尚仍还]在|在办|限期|继续|持续)/.test(
      own,
    )
  )
    return []
  // 污水治理村10个，还有1个村没有完成: the clause that goes on names the deed no more.
  const goesOn = /(?:还|尚|仍|另|只)有?|剩|余|差/.test(text.slice(clause.start, start))
  // 尚有18件正在办理.
  const words = plainName(own.replace(/(?:正在|[尚仍还]在)办理|在办/g, (open) => `${open}办结`))
  const period = timeAt(context, assertion).period
  // 返岗率{{员工返岗率}}%，尚有45人未返岗: of whom, the figure's own name tells.
  const printed = figuresIn(context, assertion.sentence.start, clause.start).map(({ indicator }) => indicator.label)
  const earlier = plainName([text.slice(assertion.sentence.start, clause.start), ...printed].join('，'))
  const said = wholeRates(context.catalogue)
    .filter(({ deed }) => /^(?:按期|按时)/.test(deed) === /按期|按时|逾期|超期/.test(words))
    .filter(
      ({ noun, deed }) =>
        (/逾期|超期/.test(own) && earlier.includes(noun) && earlier.includes(deed)) ||
        (/逾期|超期/.test(own) && words.includes(noun)) ||
        (words.includes(deed) &&
          (words.includes(noun) || earlier.includes(noun) || earlier.includes(noun.slice(-2)) || earlier.includes(`应${deed}`))) ||
        (goesOn && earlier.includes(noun) && (earlier.includes(deed) || /完成|覆盖|达标/.test(own))),
    )
  return said
    .filter(
      ({ noun }) => !said.some((other) => other.noun !== noun && other.noun.includes(noun) && `${earlier}${words}`.includes(other.noun)),
    )
    .flatMap(({ indicator, noun, deed }): readonly Hypothesis[] => {
      if (indicator.type !== 'ratio') return []
      const certain = words.includes(noun) || (earlier.includes(noun) && words.includes(deed))
      const [done, all] = [indicator.numerator, indicator.denominator].map((id) => context.catalogue.getIndicator(id))
      if (quantity.base === '%' || quantity.base === '成') {
        const rate = ledgerValue(requestOf({ indicator, period, slices: [] }))
        const left = calc('-', { type: 'number', value: decimal('100') }, rate)
        const test = equals(quantity, decimal(quantity.base === '成' ? '10' : '1'))
        return [{ term: left, test, label: `100%减去${indicator.label}`, unit: '%', certain, token: undefined }]
      }
      if (done === undefined || all === undefined || !unitFits(all, quantity)) return []
      const [left, right] = [all, done].map((one) => ledgerValue(requestOf({ indicator: one, period, slices: [] })))
      if (left === undefined || right === undefined || start < clause.start) return []
      const label = `${all.label}减去${done.label}`
      return [
        {
          term: calc('-', left, right),
          test: equals(quantity),
          label,
          unit: quantity.base,
          certain,
          token: undefined,
        },
      ]
    })
    .slice(0, 2)
}

/** 只剩21人未参保，其中白水村7人: of what is left undone, in that village. Undefined: the clause is no part of such. */
export function provePartOfUndone(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] | undefined {
  const { quantity, clause, sentence, start } = assertion
  const { line, villages } = context
  const { text } = line.reading.normal
  const [, words = ''] = /^其中(?:，)?([\u4e00-\u9fa5]{2,6}?)(?:有|占|为|还有|仅|只有)*$/.exec(text.slice(clause.start, start)) ?? []
  const [village, ...more] = villagesIn(words, villages)
  const before = sentence.clauses.findLast(({ end }) => end <= clause.start)
  if (village === undefined || more.length > 0 || before === undefined || words !== village) return undefined
  const told = line.reading.assertions.findLast(
    (one) => one.clause === before && one.quantity?.base === quantity.base && one.relation !== undefined,
  )
  if (told?.quantity === undefined || told.relation === undefined || !/未|没|尚/.test(text.slice(before.start, before.end)))
    return undefined
  const whole = proveLeft(context, { ...told, quantity: told.quantity, relation: told.relation })
  if (whole.length === 0) return undefined
  return whole.map((one) => ({
    ...one,
    term: within(one.term, village),
    test: equals(quantity),
    label: `${village}${one.label}`,
    token: undefined,
  }))
}

function within(term: Term, village: string): Term {
  if (term.type === 'value') return { ...term, request: { ...term.request, slices: [{ dimension: '村', value: village }] } }
  return term.type === 'calc' ? { ...term, left: within(term.left, village), right: within(term.right, village) } : term
}

/** 距年度任务还差120万元, 离5000万元只差164万元: what is missing to a number of the text, or to the year's task. */
export function proveGap(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  if (/(?:相差|差额为?|之差为?)(?:了|近|约|达)*$/.test(text.slice(clause.start, start))) return proveDifference(context, assertion)
  if (/收支|结余|盈余|收入比支出多/.test(text.slice(clause.start, start))) return proveBalance(context, assertion)
  if (!/(?<![相价落之])差(?:了|近|约|不到|不足|超过)*$/.test(text.slice(clause.start, start))) return []
  const [subject] = subjectsOf(context, assertion, (indicator) => unitFits(indicator, quantity))
  if (subject === undefined) return []
  const marks = context.line.reading.quantities.filter(
    (other) => other.start >= sentence.start && other.stop <= start && other.base === quantity.base,
  )
  const value = ledgerValue(requestOf(subject))
  // 到岗{{…}}人，应到{{…}}人，还差45人.
  if (marks.length === 0) return proveDifference(context, assertion).map((one) => ({ ...one, mild: true }))
  return marks.map((mark) => ({
    term: calc('-', { type: 'number', value: mark.value }, value),
    test: equals(quantity),
    label: `${text.slice(mark.start, mark.stop)}与${labelOf(subject)}之差`,
    unit: quantity.base,
    certain: false,
    token: undefined,
  }))
}

/** 收支结余215.77万元: the income without the expenditure of the same name, where the catalogue has one such pair. */
function proveBalance(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity } = assertion
  const { indicators } = context.catalogue.catalogue
  const pairs = indicators.flatMap((income) => {
    const stem = /^(.{2,}?)总?收入$/.exec(income.label)?.[1]
    const spent = stem === undefined ? undefined : indicators.find(({ label }) => label === `${stem}总支出` || label === `${stem}支出`)
    return spent === undefined || !unitFits(income, quantity) ? [] : [{ income, spent }]
  })
  const [pair, ...more] = pairs
  if (pair === undefined || more.length > 0) return []
  const { period } = timeAt(context, assertion)
  const [left, right] = [pair.income, pair.spent].map((indicator) => ledgerValue(requestOf({ indicator, period, slices: [] })))
  if (left === undefined || right === undefined) return []
  const label = `${pair.income.label}减去${pair.spent.label}`
  return [{ term: calc('-', left, right), test: equals(quantity), label, unit: quantity.base, certain: false, token: undefined }]
}

/** 收支相差215.77万元: the two figures to the left, either way round. */
function proveDifference(context: SubjectContext, { quantity, sentence, start }: NumberAssertion): readonly Hypothesis[] {
  const [one, other, ...more] = figuresIn(context, sentence.start, start).filter(({ indicator }) => unitFits(indicator, quantity))
  if (one === undefined || other === undefined || more.length > 0) return []
  const [left, right] = [ledgerValue(one.request), ledgerValue(other.request)]
  const label = `${one.indicator.label}与${other.indicator.label}之差`
  return [calc('-', left, right), calc('-', right, left)].map((term) => ({
    term,
    test: { ...equals(quantity), slack: quantity.place.div('2') },
    label,
    unit: quantity.base,
    certain: true,
    token: undefined,
  }))
}

const bounds: Readonly<Partial<Record<string, Operator>>> = { exceed: '>', reach: '>=', atLeast: '>=', under: '<', atMost: '<=' }

/** 11个村经营性收入全部超过10万元: every village's own number beyond the bound. */
export function proveEach(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const before = text.slice(sentence.start, start)
  const counted = /(\d+|\uE000)个(?:行政)?村/.exec(before)?.[1]
  // How many villages a token counts, only its value tells.
  const token = counted === '\uE000'
  const every = token || /(?:各|每个|所有|全部)(?:行政)?村|村村/.test(before) || counted === String(context.villages.length)
  // 青竹村4家、桥头村和下坪村各1家: those behind the number before.
  const told = context.line.reading.quantities.findLast((other) => other.start >= clause.start && other.stop <= start)
  const behind = villagesIn(text.slice(told?.stop ?? clause.start, start), context.villages)
  const listed = behind.length > 0 ? behind : villagesIn(text.slice(clause.start, start), context.villages)
  const villages = listed.length > 1 ? listed : context.villages
  // 甲村、乙村各新建1个.
  const operator =
    bounds[quantity.approximators[0]?.kind ?? ''] ?? (listed.length > 1 && /各(?!级|类|项)[^，]*$/.test(before) ? '=' : undefined)
  const apart = listed.length > 1 || /均|都|全部|每|各|村村|个个/.test(before)
  if ((!every && listed.length < 2) || operator === undefined || villages.length === 0 || !apart) return []
  const own = text.slice(clause.start, start)
  const period = timeAt(context, assertion).period
  const against: Term = { type: 'number', value: quantity.base === '成' ? quantity.value.times('10') : quantity.value }
  const named = rankIndicators(context.catalogue, own, (indicator) => unitFits(indicator, quantity)).filter(isNamed)
  const earlier = subjectsOf(context, assertion, (indicator) => unitFits(indicator, quantity))
  const farther = rankIndicators(context.catalogue, before, (indicator) => unitFits(indicator, quantity)).filter(isNamed)
  return (named.length > 0 ? named : earlier.length > 0 ? earlier : farther).slice(0, 1).map(({ indicator }) => {
    const of = (name: string) => ledgerValue(requestOf({ indicator, period, slices: [{ dimension: '村', value: name }] }))
    return {
      term: ledgerValue(requestOf({ indicator, period, slices: [] })),
      test: { type: 'every', each: villages.map((name) => ({ type: 'compare', term: of(name), operator, against })) },
      label: `各村${indicator.label}`,
      unit: quantity.base,
      certain: !token,
      token: undefined,
    }
  })
}
