import { getPeriod } from '../../../definition/period/parse-period.ts'
import { yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { kindFits } from './names-around.ts'
import { labelOf, requestOf } from './prove-common.ts'
import { growthOf } from './prove-comparison.ts'
import { figuresIn, type SubjectContext, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** 面积最大的是青竹村, 青竹村居各村之首: one village against all the others; the place of the town among towns nobody here knows. */
export function provePlace(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, sentence, start, word } = assertion
  const bare = /^(?:为|是|居|位居|列|全镇|各村|在|增幅|增速|增长率)*$/.test(text.slice(clause.start, start))
  const before = sentence.clauses.filter((other) => other.part === clause.part && other.end <= clause.start)
  // 白水村经营性收入12.47万元，增长41.4%，增幅居各村之首: whose it is the first of them says.
  const left = before.findLast((other) => villagesIn(text.slice(other.start, other.end), context.villages).length > 0) ?? before.at(-1)
  // …最高的是青竹村；最低的是白水村: of the same thing.
  const twin =
    start === clause.start
      ? context.line.reading.assertions.findLast((one) => one.kind === 'rank' && one.sentence === sentence && one.end <= start)
      : undefined
  const named = twin === undefined ? '' : text.slice(twin.clause.start, twin.start)
  const own = `${named}${bare && twin === undefined && left !== undefined ? text.slice(left.start, left.end) : ''}${text.slice(clause.start, clause.end)}`
  if (/全[国省市县]|乡镇|街道|县/.test(own)) return []
  const within = proveTimeOfYear(context, assertion)
  if (within.length > 0) return within
  const inherited =
    twin !== undefined || villagesIn(own, context.villages).length > 0 || left === undefined ? '' : text.slice(left.start, left.end)
  const [village, ...more] = villagesIn(`${inherited}${own}`, context.villages)
  const top = /^最[多高大快好强]$|首|榜|第一|^最[多高大]/.test(word)
  const bottom = /^最[少低小慢]/.test(word)
  const period = timeAt(context, assertion).period
  if (village !== undefined && more.length > 0) return proveFirstFew(context, own, { word, period })
  if (village === undefined || top === bottom) return []
  const [figure] = figuresIn(context, sentence.start, start)
    .filter(({ token }) => token.slices.length > 0)
    .toReversed()
  const [match] =
    figure !== undefined
      ? [{ indicator: figure.indicator, whole: true }]
      : rankIndicators(
          context.catalogue,
          own.replace(village, ''),
          (one) => one.type !== 'pick' && !one.label.endsWith('村数') && kindFits(one, own),
        ).filter((one) => coverageOf(one) >= 0.5)
  if (match === undefined) return []
  const { indicator } = match
  // 增幅41.4%，居各村首位: of the growth, which the clause right before tells.
  const beside = before.at(-1)
  const grown = bare && beside !== undefined && /^(?:增[幅速长]|同比增长|下降)/.test(text.slice(beside.start, beside.end))
  const growth = indicator.unit !== '%' && (grown || /[快慢]/.test(word) || /增[幅速]|增长率/.test(text.slice(clause.start, start)))
  const of = (name: string) => {
    const subject = { indicator, period, slices: [{ dimension: '村', value: name }], certain: true }
    return growth ? growthOf(subject) : ledgerValue(requestOf(subject))
  }
  const others = context.villages.filter((name) => name !== village).map(of)
  return [
    {
      term: of(village),
      test: { type: 'compare', operator: top ? '>' : '<', against: { type: top ? 'most' : 'least', terms: others } },
      label: `${village}${indicator.label}对其他各村`,
      unit: baseUnit(indicator.unit),
      certain: match.whole && !/[快慢]/.test(word),
      token: `{{?${top ? '最高' : '最低'}:${indicator.label}[村=${village}]}}`,
    },
  ]
}

const counts = '零一二三四五六七八九十'

/** 粮食面积前三位的是A、B、C: each of them above every other village, and, where the order is said, above the next. */
function proveFirstFew(
  { catalogue, villages }: SubjectContext,
  own: string,
  { word, period }: { readonly word: string; readonly period: Period },
): readonly Hypothesis[] {
  const number = /前([一二两三四五六七八九十]|\d+)/.exec(word)?.[1]?.replace('两', '二')
  const listed = villagesIn(own, villages).toSorted((one, other) => own.indexOf(one) - own.indexOf(other))
  if (number === undefined || (counts.indexOf(number) !== listed.length && number !== String(listed.length))) return []
  const bare = listed.reduce((words, name) => words.replace(name, ''), own)
  const [match] = rankIndicators(catalogue, bare, (one) => one.type !== 'pick' && !one.label.endsWith('村数') && kindFits(one, own)).filter(
    (one) => coverageOf(one) >= 0.5,
  )
  const [first] = listed
  if (match === undefined || first === undefined) return []
  const of = (name: string) => ledgerValue(requestOf({ indicator: match.indicator, period, slices: [{ dimension: '村', value: name }] }))
  const others = { type: 'most', terms: villages.filter((name) => !listed.includes(name)).map(of) } as const
  const above = listed.map((name) => ({ type: 'compare', term: of(name), operator: '>', against: others }) as const)
  const order = listed
    .slice(1)
    .map((name, index) => ({ type: 'compare', term: of(listed[index] ?? first), operator: '>=', against: of(name) }) as const)
  return [
    {
      term: of(first),
      test: { type: 'every', each: [...above, ...order] },
      label: `${listed.join('、')}${match.indicator.label}对其他各村`,
      unit: baseUnit(match.indicator.unit),
      certain: match.whole,
      mild: true,
      token: undefined,
    },
  ]
}

/** 四季度…为全年最高, 到资最多的是二季度: one quarter or month against the others of its year. */
function proveTimeOfYear(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { clause, sentence, start, end, word } = assertion
  const { text } = context.line.reading.normal
  const top = /^最[多高大快好强旺热]$|^(?:居|列|位居|位列|排)?(?:首位?|第一(?:位)?|榜首|之首)$/.test(word)
  if (!top && !/^最[少低小慢]$/.test(word)) return []
  const own = text.slice(clause.start, start)
  const behind = context.line.reading.words.find((one) => one.start >= end && one.end <= clause.end && one.kind === 'span')
  const said = /^(?:的)?(?:月份|季度|一个月|一季)?(?:是|为|在|出现在)/.test(text.slice(end, clause.end)) ? behind?.period : undefined
  const led = /(?:全年|年内|今年|各(?:个)?(?:季度?|月)(?:中|里)?|四个季度|十二个月)(?:中|里|之中)?(?:单月|单季)?(?:的)?$/.test(
    text.slice(clause.start, start),
  )
  // 是全年收入最多的一个季度, 四季度…为最高: of the quarters, whichever word says so.
  const kind = /^的?(?:一个)?(?:季度|月份?)$/.test(text.slice(end, clause.end)) && /^(?:为|是|成为)?(?:全年|年内|今年|各[季月])/.test(own)
  const bare =
    /(?:为|是)(?:全年)?$/.test(text.slice(clause.start, start)) && /全年|逐[季月]|各[季月]|四个季度/.test(text.slice(sentence.start, start))
  const time = said ?? (led || kind || (bare && end === clause.end) ? monthOrQuarter(context, assertion) : undefined)
  if (time === undefined || (time.grain !== 'month' && time.grain !== 'quarter')) return []
  const year = yearOf(time)
  const all =
    time.grain === 'quarter'
      ? Array.from({ length: 4 }, (_, index) => getPeriod(`${year}-Q${index + 1}`))
      : Array.from({ length: 12 }, (_, index) => getPeriod(`${year}-${String(index + 1).padStart(2, '0')}`))
  const place = said === undefined ? assertion : { ...assertion, start: Math.max(clause.start, start), sentence }
  // The figure that is printed of that very time is meant, whatever the words behind it call it.
  const [printed] = figuresIn(context, sentence.start, start).filter(
    ({ period, indicator }) => period.key === time.key && indicator.unit !== '%',
  )
  const spoken =
    printed === undefined
      ? subjectsOf(context, place, ({ type }) => type !== 'pick')
      : [{ indicator: printed.indicator, period: printed.period, slices: printed.token.slices, certain: true }]
  return spoken.slice(0, 1).map((subject) => {
    const of = (period: Period) => ledgerValue(requestOf({ ...subject, period }))
    const others = all.filter(({ key }) => key !== time.key).map(of)
    return {
      term: of(time),
      test: { type: 'compare', operator: top ? '>=' : '<=', against: { type: top ? 'most' : 'least', terms: others } } as const,
      label: `${labelOf({ ...subject, period: time })}对全年其他时段`,
      unit: baseUnit(subject.indicator.unit),
      certain: subject.certain,
      token: undefined,
    }
  })
}

/** The quarter or the month that the sentence said last. */
function monthOrQuarter({ line }: SubjectContext, { sentence, start }: Assertion): Period | undefined {
  return line.reading.words.findLast(
    (one) => one.start >= sentence.start && one.end <= start && (one.period.grain === 'month' || one.period.grain === 'quarter'),
  )?.period
}
