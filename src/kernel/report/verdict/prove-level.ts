import { decimal } from '../../../definition/decimal/decimal.ts'
import { spansYears } from '../../../definition/period/period-days.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import { coverageOf, type NameMatch, rankIndicators, scoreOf } from '../../../definition/report/reading/name-indicators.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, labelOf, type NumberAssertion, one, requestOf, unitFits } from './prove-common.ts'
import { figuresIn, isNamed, type SubjectContext, speaksOfElsewhere, timeAt, villagesIn } from './subjects.ts'
import { calc, type Hypothesis, ledgerValue, type Term } from './terms.ts'

/** 全年财政总收入5236万元: the indicators that the words around name, with a unit that fits. */
export function proveLevel(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const before = text.slice(clause.start, start)
  const tested = context.claims.get(context.line.reading.normal.origin[quantity.start - 1] ?? -1)
  if (tested !== undefined && text[quantity.start - 1] === '\uE001') {
    return [
      {
        term: { type: 'number', value: tested },
        test: equals(quantity),
        label: '断语核对的数',
        unit: quantity.base,
        certain: false,
        token: undefined,
      },
    ]
  }
  const behind = /^[^，。；：（）\d\uE000-\uE002]{0,14}/.exec(text.slice(quantity.stop, clause.end))?.[0] ?? ''
  const left = sentence.clauses
    .filter((other) => other.part === clause.part && other.end <= clause.start)
    .map((other) => text.slice(other.start, other.end))
  const labels = figuresIn(context, sentence.start, start).map(({ indicator }) => indicator.label)
  const lead = before.split(/[、\d\uE000]/).at(-1) ?? ''
  const near = rankIndicators(context.catalogue, `${lead}${behind}`, (indicator) => unitFits(indicator, quantity)).filter(isHinted)
  const wide = rankIndicators(context.catalogue, `${before}${behind}，${left.join('，')}，${labels.join('，')}`, (indicator) =>
    unitFits(indicator, quantity),
  ).filter(isHinted)
  const time = timeAt(context, assertion)
  const villages = villagesIn(`${before}${left.at(-1) ?? ''}`, context.villages)
  const slices: readonly SliceFilter[] = villages.length !== 1 ? [] : [{ dimension: '村', value: villages.at(-1) ?? '' }]
  const foreign = speaksOfElsewhere(before) || (quantity.base !== '%' && distributive.test(before))
  const carried = bare.test(before) && near.length === 0 ? carriedFigures(context, assertion) : []
  const found = bestOfEach([...near, ...wide]).slice(0, 8)
  const named = found.flatMap((match, index): readonly Hypothesis[] => {
    if (foreign) return []
    // What the words of the clause do not touch at all is another sentence's matter.
    const touching = rankIndicators(context.catalogue, `${before}${behind}`, (indicator) => indicator.id === match.indicator.id)[0]
    if (touching === undefined) return []
    const subject = { indicator: match.indicator, period: time.period, slices }
    if (
      !isNamed(match) &&
      (assertion.relation.type === 'causal' || quantity.base === '元' || quantity.base === '%' || quantity.digits.includes('.'))
    )
      return []
    const certain =
      index === 0 &&
      match.whole &&
      near.some(({ indicator }) => indicator.id === match.indicator.id) &&
      behind === '' &&
      neutralLead(lead, match.indicator.label) &&
      !spansYears(time.period)
    return [
      {
        term: ledgerValue(requestOf(subject)),
        test: equals(quantity, quantity.base === '成' ? decimal('10') : one),
        label: labelOf(subject),
        unit: baseUnit(match.indicator.unit),
        certain,
        token: `{{${match.indicator.label}}}`,
      },
    ]
  })
  return [...carried, ...named]
}

/** 11个村…均突破20万元 speaks of each, not of the sum. */
const distributive = /(?<![平人户亩村])均(?!衡)|都|每|各(?![项类级])/

/** A clause that goes on about the figure before it: ，突破2500万元. */
const bare =
  /^(?:已|又|也|还|再|并|首次|实际|达到?了?|为|突破了?|超过?了?|近|约|逾|高达|其中|总量|共|接近|迈上|站上|跨上|不足|不到|稳定在|保持在|均)*$/

function carriedFigures(context: SubjectContext, { quantity, sentence, start }: NumberAssertion): readonly Hypothesis[] {
  const figures = figuresIn(context, sentence.start, start)
    .filter(({ indicator }) => unitFits(indicator, quantity))
    .toReversed()
  return figures.slice(0, 1).map((figure) => ({
    term: ledgerValue(figure.request),
    test: equals(quantity, quantity.base === '成' ? decimal('10') : one),
    label: labelOf({ indicator: figure.indicator, period: figure.period, slices: figure.token.slices }),
    unit: baseUnit(figure.indicator.unit),
    certain: true,
    token: `{{${figure.indicator.label}}}`,
  }))
}

function bestOfEach(matches: readonly NameMatch[]): readonly NameMatch[] {
  const best = new Map<string, NameMatch>()
  for (const match of matches) {
    const known = best.get(match.indicator.id)
    if (known === undefined || scoreOf(match) > scoreOf(known)) best.set(match.indicator.id, match)
  }
  return [...best.values()].sort((left, right) => scoreOf(right) - scoreOf(left))
}

/** Half of the name is enough to try it: only a value that agrees makes use of it. */
function isHinted(match: NameMatch): boolean {
  return match.whole || coverageOf(match) >= 0.5
}

/** What may stand before a name without making it another thing. */
const leading =
  /^(?:截至|全[镇年乡]|我镇|[本我][镇乡]|今年|本年|去年|上年|实现|完成|年末|年底|目前|共有?|现有|全镇共有|累计|发放|获得|设立|摸排|新增(?=就业|甜)|早在|约|近|的|，|年度?|\d{4}年|[\d.]+月份?|前三季度|[一二三四]季度|上半年|下半年)*/

function neutralLead(lead: string, label: string): boolean {
  const rest = lead.replace(leading, '')
  if (rest.length > label.length + 3) return false
  return !/走访|慰问|检查|其中|新增(?!就业|甜)|净增|涉及|[\u4e00-\u9fa5]{2,3}村(?![级民干庄居务集网])|支持|帮助|服务|培育|新培育|部分|另有/.test(
    rest,
  )
}

/** 覆盖率由72.7%提高到…: the same quantity a year before. */
export function proveFrom(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  const { text } = context.line.reading.normal
  const behind = text.slice(quantity.stop, clause.end)
  if (
    !/[由从][^，]{0,8}$/.test(text.slice(clause.start, start)) ||
    !/^[\u4e00-\u9fa5]{0,4}?(?:增|提|上升|扩|发展|跃|攀|减|下降|降|缩|压|升|回|转|变|到|至)/.test(behind)
  )
    return []
  const [now] = figuresIn(context, quantity.stop, clause.end)
  if (now === undefined) {
    const [named] = rankIndicators(context.catalogue, text.slice(clause.start, start), (indicator) => unitFits(indicator, quantity)).filter(
      isNamed,
    )
    if (named === undefined) return []
    const earlier = { indicator: named.indicator, period: lastYearPeriod(context.period), slices: [] }
    return [
      {
        term: ledgerValue(requestOf(earlier)),
        test: equals(quantity),
        label: labelOf(earlier),
        unit: baseUnit(named.indicator.unit),
        certain: false,
        token: `{{${named.indicator.label}@${earlier.period.key}}}`,
      },
    ]
  }
  if (!unitFits(now.indicator, quantity)) return []
  const said = timeAt(context, assertion)
  const period = said.said && said.period.lastMonth < now.period.lastMonth ? said.period : lastYearPeriod(now.period)
  const then = { indicator: now.indicator, period, slices: now.token.slices }
  return [
    {
      term: ledgerValue(requestOf(then)),
      test: equals(quantity),
      label: labelOf(then),
      unit: baseUnit(now.indicator.unit),
      certain: true,
      token: `{{${now.indicator.label}@${period.key}}}`,
    },
  ]
}

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
  return [{ term, test: equals(quantity), label: '前面各数之和', unit: quantity.base, certain: false, token: undefined }]
}

/** 其余20项: what is left of the first figure of the sentence when the others are taken away. */
export function proveRest(context: SubjectContext, { quantity, clause, sentence, start }: NumberAssertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  if (!/(?:其余|剩余|余下|剩下)[^，]{0,6}$/.test(text.slice(clause.start, start))) return []
  const figures = figuresIn(context, sentence.start, start).filter(({ indicator }) => unitFits(indicator, quantity))
  const [whole, ...parts] = figures
  if (whole === undefined || parts.length === 0) return []
  const term = parts.reduce<Term>((rest, part) => calc('-', rest, ledgerValue(part.request)), ledgerValue(whole.request))
  const label = `${whole.indicator.label}减去${parts.map(({ indicator }) => indicator.label).join('、')}`
  return [{ term, test: equals(quantity), label, unit: quantity.base, certain: true, token: undefined }]
}
