import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, type NameMatch, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import { nounsOf } from '../record/words-of-ledger.ts'
import { requestOf } from './prove-common.ts'
import { figuresIn, type SubjectContext, timeAt, villagesIn } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

const notYet = /(?:[尚有仍还]待|等待|尚未|还未|仍未|暂未|还没有?|未能|即将|有望)(?:获|被|得|创|命|评|认|入|列)/

/** Names in a list with a state, against the list that the ledger gives. Undefined: no list of that kind is kept, so nothing is asserted of it. */
export function proveNames(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] | undefined {
  const { clause } = assertion
  // 上坪村尚待命名: of those that are not yet in the list the list says nothing.
  if (notYet.test(context.line.reading.normal.text.slice(assertion.end, clause.end))) return []
  return proveNamesOf(context, assertion, assertion.start === clause.start && assertion.end === clause.end)
}

/** The same, with the whole sentence to tell of what list the names are. */
export function proveNamesOf(context: SubjectContext, assertion: Assertion, wide: boolean): readonly Hypothesis[] | undefined {
  const { text } = context.line.reading.normal
  const { clause, sentence, word } = assertion
  const own = wide ? text.slice(sentence.start, sentence.end) : text.slice(clause.start, clause.end)
  // 转产口罩、马克笔等产品: the noun behind says of what list the names are.
  const behind = text.slice(assertion.end, clause.end)
  // 规上企业、小微企业、个体工商户分别为8家…: kinds, each with a number of its own.
  if (/^[\u4e00-\u9fa5、和与及]{0,24}?(?:分别|依次)[\u4e00-\u9fa5]{0,3}[\d\uE000]/.test(behind)) return undefined
  const noun = /^(?:等)?[\d.\uE000个家种项名]*(企业|产品|项目|线路|村)/.exec(behind)?.[1] ?? ''
  const kind = /^(?:等)?[\d.\uE000]+[家个名项条种款]([A\u4e00-\u9fa5]{2,8}?(?:企业|产品|项目|线路|村))/
    .exec(behind)?.[1]
    ?.replace(/^A+级/, '')
  const labels = figuresIn(context, clause.start, clause.end).map(({ indicator }) => indicator.label)
  const [best] = rankIndicators(
    context.catalogue,
    [own, ...labels].join('，'),
    ({ type, label }) => type === 'pick' && !label.endsWith('日期') && (noun !== '产品' || label.includes(noun)),
  ).filter(
    (match) =>
      coverageOf(match) >= (villagesIn(word, context.villages).length > 0 || /实事/.test(own) ? 0.6 : 0.75) || isOfKind(match, kind),
  )
  if (isOfThings(context, behind)) return []
  if (best === undefined) return undefined
  // 8家规上企业分布在青竹村、…: the list is of other things than villages.
  if (villagesIn(word, context.villages).length > 0 && !/村/.test(best.indicator.label)) return undefined
  // 获评AA级: the list tells that it was named, and not with what grade.
  const grade = /A{2,}级|国家级|(?<=获评|荣获|获得|评为|创成|成为)(?:了)?[省市]级/.exec(own)?.[0]
  if (grade !== undefined && !best.indicator.label.includes(grade)) return []
  const period = timeAt(context, { ...assertion, start: clause.end }).period
  const request = requestOf({ indicator: best.indicator, period, slices: [] })
  const names = word
    .replace(
      /^[\u4e00-\u9fa5]{0,6}(?:转产|生产|推出|开发|研发|投产|建成|创成|引进|发展|培育|打造|形成|涵盖|包括|开辟)了?(?=[\u4e00-\u9fa5]{2})/,
      '',
    )
    .split(/[、和与及]/)
    .filter((name) => name !== '')
  return [
    {
      term: { type: 'value', request },
      test: {
        type: 'names',
        names,
        earlier: earlierLists(context, best.indicator, { own, period }),
        counted: countBehind(context, assertion),
        wide: /最早|率先|最先|此前|先后|前些年|历年|累计/.test(own),
      },
      label: best.indicator.label,
      unit: '',
      // 铅笔产业、竹木加工…5个企业大网格: names of something else are no false list of firms.
      certain: (best.whole || best.missing === 0 || isOfKind(best, kind)) && isSpokenOf(best, own, word),
      token: `{{${best.indicator.label}|名单|${names.length}}}`,
    },
  ]
}

/** Whether more than the names themselves says of which list they are. */
function isSpokenOf({ indicator }: NameMatch, own: string, word: string): boolean {
  const led =
    /^[\u4e00-\u9fa5]{0,6}(?:转产|生产|推出|开发|研发|投产|建成|创成|引进|发展|培育|打造|形成|涵盖|包括|开辟)/.exec(word)?.[0] ?? ''
  const others = `${own.replace(word, '，')}${led}`
  const name = indicator.label.replace(/名单$/, '')
  return Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2)).some((part) => others.includes(part))
}

/** 疫情防控、…、教育复课7个专班: of things that a ledger keeps by their names, and no list of theirs, the records tell which there are. */
function isOfThings({ catalogue }: SubjectContext, behind: string): boolean {
  const noun = /^[\d\uE000]+[家个条项支]([\u4e00-\u9fa5]{2,8})/.exec(behind)?.[1] ?? ''
  const ends = namedThings(catalogue).flatMap(({ name, listed }) => {
    const at = noun.indexOf(name)
    return at < 0 ? [] : [{ end: at + name.length, listed }]
  })
  const [last] = ends.toSorted((left, right) => right.end - left.end)
  return last !== undefined && !last.listed
}

interface NamedThing {
  readonly name: string
  /** Whether an indicator lists them. */
  readonly listed: boolean
}

const things = new WeakMap<CatalogueIndex, readonly NamedThing[]>()

/** What the registers are called whose records have names of their own. */
function namedThings(catalogue: CatalogueIndex): readonly NamedThing[] {
  const known = things.get(catalogue)
  if (known !== undefined) return known
  const { ledgers, indicators } = catalogue.catalogue
  const found = ledgers
    .filter(
      ({ kind, title, fields }) =>
        kind === 'register' && title.some((id) => fields.some((one) => one.id === id && one.field.kind === 'text')),
    )
    .flatMap((ledger) => {
      const listed = indicators.some((one) => one.type === 'pick' && one.ledger === ledger.id)
      return nounsOf(ledger).flatMap((name) => (name.length < 2 ? [] : [{ name, listed }]))
    })
  things.set(catalogue, found)
  return found
}

/** 五个A级景区村: the noun that is counted begins the list's own name. */
function isOfKind({ indicator }: NameMatch, kind: string | undefined): boolean {
  return kind !== undefined && kind.length >= 3 && plainName(indicator.label).startsWith(kind)
}

/** What the years before have of the list, unless the words are of this year alone. */
function earlierLists(
  { line }: SubjectContext,
  indicator: NameMatch['indicator'],
  { own, period }: { readonly own: string; readonly period: Period },
): readonly IndicatorRequest[] {
  if (/今年|全年|当年|年内/.test(own) || line.kind === 'cell') return []
  const years: Period[] = []
  for (let before = lastYearPeriod(period); years.length < 5; before = lastYearPeriod(before)) years.push(before)
  return years.map((year) => requestOf({ indicator, period: year, slices: [] }))
}

/** The number right behind names that no 等 leaves open, typed or by a token. */
function countBehind(context: SubjectContext, { word, end, clause }: Assertion): Term | undefined {
  const { text } = context.line.reading.normal
  if (!word.includes('、')) return undefined
  if (!/^[\d\uE000]+[家个名户项条种款](?![以之多余])/.test(text.slice(end, clause.end))) return undefined
  const [figure] = figuresIn(context, end, end + 1)
  if (figure !== undefined) return ledgerValue(figure.request)
  const typed = context.line.reading.quantities.find(({ start, approximators }) => start === end && approximators.length === 0)
  return typed === undefined ? undefined : { type: 'number', value: typed.value }
}
