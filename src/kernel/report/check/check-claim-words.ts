import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { operandsOf } from '../../../definition/indicator/operands.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { remember } from '../../../definition/remember.ts'
import { findQuantities } from '../../../definition/report/quantity.ts'
import type { AssertionKind } from '../../../definition/report/reading/kinds.ts'
import { compiledLexicon } from '../../../definition/report/reading/lexicon.ts'
import {
  coverageOf,
  matchIndicator,
  type NameMatch,
  plainName,
  rankIndicators,
} from '../../../definition/report/reading/name-indicators.ts'
import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import { tokenMarks } from '../../../definition/report/reading/types.ts'
import { conditionValue } from '../claim/judge-claims.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedClaim } from '../types.ts'
import type { ReadLine } from '../verdict/types.ts'
import { ratesSaid, wholeRates } from '../verdict/whole-rates.ts'
import type { Findings } from './findings.ts'
import type { PlannedWords } from './once-per-plan.ts'

/** A phrase proves only what its condition says: 全部完工 is not proved by 开工率, 连续十年 by no rate above nought. */
export function checkClaimWords(report: PlannedWords): Findings {
  const claims = report.plan.claims.flatMap((claim) => (claim.indicator === undefined || claim.series !== undefined ? [] : [claim]))
  const places = placesOf(report)
  return {
    problems: claims.flatMap(
      (claim) =>
        findVacuous(claim, report) ??
        findUntold(claim, report) ??
        findUnrelated(claim, report) ??
        findOtherSubject(claim, report, places) ??
        [],
    ),
    checks: [],
  }
}

interface Place {
  readonly line: ReadLine
  readonly index: number
}

/** Where each claim's token stands in its line's plain text, by source offset. */
function placesOf({ plan }: PlannedWords): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>()
  for (const line of plan.lines) {
    const { text, origin } = line.reading.normal
    for (let index = text.indexOf(tokenMarks.claim); index >= 0; index = text.indexOf(tokenMarks.claim, index + 1))
      places.set(origin[index] ?? -1, { line, index })
  }
  return places
}

const kindsIn = remember(
  2_000,
  (phrase: string): ReadonlySet<AssertionKind> =>
    new Set(compiledLexicon.flatMap(({ kind, expression }) => (phrase.search(new RegExp(expression.source)) >= 0 ? [kind] : []))),
)

const quantitiesOf = remember(2_000, (phrase: string) =>
  findQuantities(normaliseLine([{ type: 'text', text: phrase, offset: 0 }], { year: 2000 }).text),
)

/** 下降一成以上 of 同比≤-10%; 超过三分之二 of >66.7%, a condition that says as much or more in as many places. */
function isSaidOf(claim: PlannedClaim, value: Decimal): boolean {
  const { condition, phrase } = claim.token
  if (condition === undefined) return false
  const falls = conditionValue(claim).lt('0') && /^</.test(condition.operator) && /[降减少跌缩]|回落/.test(phrase)
  const wanted = falls ? conditionValue(claim).abs() : conditionValue(claim)
  if (value.eq(wanted)) return true
  const exact = fractionIn(phrase)
  if (exact === undefined || wanted.minus(exact).abs().gt('0.1')) return false
  return /^>/.test(falls ? '>' : condition.operator) ? wanted.gte(exact) : wanted.lte(exact)
}

const digits = '零一二三四五六七八九十'

/** 三分之二 in %, which no tenth says whole. */
function fractionIn(phrase: string): Decimal | undefined {
  const [, whole, part] = /([二两三四五六七八九十])分之([一二两三四五六七八九])/.exec(phrase) ?? []
  if (whole === undefined || part === undefined) return undefined
  const [over, of] = [part, whole].map((digit) => decimal(String(digits.indexOf(digit.replace('两', '二')))))
  return of === undefined ? undefined : over?.times('100').div(of)
}

/** 没有发现问题, which no 问题整改率 says; 没有问题未整改 and 无一遗漏 say what such a rate does. */
function isOfNothing(phrase: string, { label }: ResolvedIndicator): boolean {
  const [, found = ''] =
    /^(?:从?未曾?|没有?|无|零|不曾)(?:再|任何|一[起件例个处项])?((?:发现|发生|出现|查出|接到|收到|存在|新增)?[\u4e00-\u9fa5]{2,8})$/.exec(
      phrase,
    ) ?? []
  if (found === '' || /未|没|不|漏|遗|掉|落下|拖|滞|积压|超期|逾期/.test(found)) return false
  const noun = found.replace(/^(?:发现|发生|出现|查出|接到|收到|存在|新增)(?:任何|一[起件例个处项])?/, '')
  return found !== noun || label.includes(noun)
}

/** The phrase asserts more than its own condition does. */
function findVacuous(claim: PlannedClaim, { catalogue }: PlannedWords): Diagnostic | undefined {
  const rest = catalogue.findClaim(claim.token.phrase)?.rest
  const { token, definition, indicator } = claim
  const kinds = kindsIn(token.phrase)
  const { condition, phrase } = token
  const known = definition !== undefined && rest === ''
  if (kinds.has('streak') && definition?.id.startsWith('streak') !== true) return reportProblem(token.at, 'claim-words.streak', { phrase })
  if ((kinds.has('rank') || kinds.has('superlative')) && !known)
    return reportProblem(token.at, 'claim-words.rank', { phrase, indicator: indicator.label })
  if (condition === undefined) return undefined
  const sweeps = (): Diagnostic =>
    reportProblem(token.at, 'claim-words.sweeping', {
      phrase,
      condition: `${condition.operator}${condition.value}${condition.unit ?? ''}`,
    })
  const numbers = quantitiesOf(phrase)
  const wanted = conditionValue(claim)
  // 破三千万 says yuan without writing it.
  const [typed] = numbers.length > 0 ? numbers : quantitiesOf(`${phrase}元`)
  if (typed !== undefined) {
    const value = typed.base === '成' ? typed.value.times('10') : typed.value
    if (!value.eq(wanted) && !isSaidOf(claim, value))
      return reportProblem(token.at, 'claim-words.number', { phrase, wanted: `${condition.value}${condition.unit ?? ''}` })
    return undefined
  }
  if (/两位数/.test(phrase) && !known && !(/>/.test(condition.operator) && wanted.gte('10')))
    return reportProblem(token.at, 'claim-words.number', { phrase, wanted: `${condition.value}${condition.unit ?? ''}` })
  const exact = condition.operator === '=' && (wanted.eq('100') || wanted.eq('0'))
  const sweeping =
    kinds.has('universal') && !/不为零|非零|不是零/.test(phrase) && !exact && !known && !(condition.operator === '<=' && wanted.eq('0'))
  if (sweeping) return sweeps()
  // 从未发现问题 of a rate by which what was found was mended.
  if (!known && condition.operator === '=' && wanted.eq('100') && isOfNothing(phrase, indicator)) return sweeps()
  // 基本绝迹 of a bound: of what has gone there is none.
  if (!exact && !known && /绝迹|根除|杜绝|灭迹|销声匿迹|不复存在|消失|归零|清零|见底/.test(phrase)) return sweeps()
  // 全面复苏 of anything above nought: only a growth tells something by that.
  const grows = indicator.type === 'yearOnYear' || indicator.type === 'periodOnPeriod'
  if (/>/.test(condition.operator) && wanted.eq('0') && !known && !grows && !kinds.has('change') && !/有|新增|出现|仍|尚/.test(phrase))
    return sweeps()
  // 较上年大幅提高, 好于上年, 逐年减少 of a bound: only a growth tells how things move.
  // 月月红火 of one value: of each month nothing is told.
  if (!known && /([月季年天场次])\1/.test(phrase)) return sweeps()
  if (
    !known &&
    !grows &&
    indicator.type !== 'completion' &&
    /[比较]上年|[比较]去年|上年|同期|逐[年月季]|连年|[好优快高低多少]于|大幅|明显|显著/.test(phrase)
  )
    return sweeps()
  if (kinds.has('multiple') && !known) return reportProblem(token.at, 'claim-words.multiple', { phrase })
  if (/过半|半数|一半/.test(phrase) && !(/>/.test(condition.operator) && wanted.gte(decimal('50'))))
    return reportProblem(token.at, 'claim-words.half', { phrase })
  return undefined
}

/** What is done, when, and how: each must stand in the name of what the condition tests. */
const deeds =
  /完工|竣工|收官|开工|投产|达产|投用|整改|化解|办结|验收|返岗|复工|满意|发放|签约|参保|覆盖|治愈|修复|爆满|落地|兑现|建成|如期|按期|按时|提前|一次性|送达|入学|就业|脱贫|达标|合格|评上|通过|解除|解封|清运|拆除|完成/g

/** Ends that a name may give for 完成. */
const completed = /完工|竣工|整改|化解|修复|验收|成功|兑现|达标|覆盖|发放|治愈|命名|创成/

/** What a phrase of its author's own speaks of: 零隐患 is not proved by what is counted of 事故. */
const keptNouns =
  /隐患|信访|积案|事故|火灾|案件|警情|纠纷|事件|建议|病例|违建|危房|污水|垃圾|公厕|农田|医保|养老|就业|培训|游客|招商|荣誉|欠薪|投诉|上访|返贫|辍学|死亡|伤亡/g

/** How far a thing has come, one behind the other. */
const stages = /开工|完工|竣工|投产|达产|投用|建成|收官/

function deedsOf(words: string): readonly string[] {
  return words.match(deeds) ?? []
}

/** 悉数返岗 of a rate of firms, 如期完工 of what was begun, 一次性满意 of what was answered. */
function findUntold({ token, indicator }: PlannedClaim, { catalogue }: PlannedWords): Diagnostic | undefined {
  if (token.condition === undefined) return undefined
  const made = ('ledger' in indicator ? [] : operandsOf(indicator)).map((id) => catalogue.getIndicator(id))
  // 开工率 counts what is 在建、完工 and 停工: of a name that says what was done its note says only of which.
  const staged = stages.test(indicator.label)
  const told = [indicator, ...made].flatMap((one) => [one.label, ...one.aliases, ...(one.wordings ?? [])])
  const noted = [indicator, ...made].map(({ note }) => note)
  const isSaid = (word: string) =>
    [...told, ...(staged && stages.test(word) ? [] : noted)].some((name) => name.includes(word) || plainName(name).includes(word)) ||
    (word === '完成' && told.some((name) => completed.test(name)))
  const words = plainName(token.phrase)
  const [rest] = [...deedsOf(words), ...(words.match(keptNouns) ?? [])].filter((word) => !isSaid(word))
  return rest === undefined
    ? undefined
    : reportProblem(token.at, 'unproved.words', { phrase: token.phrase, indicator: indicator.label, rest })
}

/** 全部整改 needs 整改 in the indicator's name; what is done must be what is counted. */
function findUnrelated(claim: PlannedClaim, { catalogue }: PlannedWords): Diagnostic | undefined {
  const { token, indicator, definition } = claim
  if (definition === undefined || !/…/.test([definition.phrase, ...(definition.aliases ?? [])].join(''))) return undefined
  const rest = plainName(catalogue.findClaim(token.phrase)?.rest ?? '')
    .replace(/^(?:每|个人|人都|发生|出现|发现|一|有|人员|实现|任何|例|起|件|户|人|处|都|均|已)+/, '')
    .replace(/[都均已]$/, '')
  if (rest === '') return undefined
  // Who writes the condition =0 or =100% himself may say it in words of his own, but not in another indicator's.
  if (
    token.condition !== undefined &&
    !everywhere.test(token.phrase) &&
    !rankIndicators(catalogue, rest).some((match) => match.whole) &&
    kindsIn(rest).size === 0
  )
    return undefined
  const names = [indicator.label, ...indicator.aliases, ...(indicator.wordings ?? []), indicator.note].map(plainName)
  const related = names.some((name) => sharesWord(name, rest))
  if (related) return undefined
  return reportProblem(token.at, 'unproved.words', { phrase: token.phrase, indicator: indicator.label, rest })
}

/** 村村有绿化: what every village is said to have is no other thing than the indicator keeps. */
const everywhere = /^(?:村村|户户|家家|各村都?)(?:有|建有|设有|通)/

function sharesWord(name: string, words: string): boolean {
  if (words.length === 1) return name.includes(words)
  if (/^(.)\1$/.test(words)) return name.includes(words.slice(0, 1))
  for (let index = 0; index + 2 <= words.length; index += 1) if (name.includes(words.slice(index, index + 2))) return true
  return false
}

/** 救助资金{{?创新高:三公经费支出}}: the words before name another indicator, and nothing of this one. */
function findOtherSubject(claim: PlannedClaim, report: PlannedWords, places: ReadonlyMap<number, Place>): Diagnostic | undefined {
  const { token, indicator } = claim
  const place = places.get(token.offset)
  if (place !== undefined) {
    const { line, index } = place
    const { text } = line.reading.normal
    const sentence = line.reading.sentences.find(({ start, end }) => start <= index && index < end)
    const clause = sentence?.clauses.find(({ start, end }) => start <= index && index < end)
    if (sentence === undefined || clause === undefined) return undefined
    const before = text.slice(clause.start, index).replace(/^.*[\uE000-\uE002]/, '')
    const [other] = rankIndicators(report.catalogue, before, ({ type }) => type !== 'pick')
    const behind = /^的?(?!其中|以上|以下|左右|还)([\u4e00-\u9fa5]{2,10})/.exec(text.slice(index + 1, clause.end))?.[1] ?? ''
    const [after] = behind !== '' ? rankIndicators(report.catalogue, behind, ({ type }) => type !== 'pick') : []
    const meant = other !== undefined && coverageOf(other) === 1 ? other : after
    const strange = findStranger(claim, report, behind)
    if (strange !== undefined) return strange
    const narrower = findNarrower(claim, before)
    if (narrower !== undefined) return narrower
    const wider = findWider(claim, report, { before, sentence: text.slice(sentence.start, sentence.end) })
    if (wider !== undefined) return wider
    if (meant === undefined || coverageOf(meant) < 1 || meant.indicator.id === indicator.id || isMadeOf(meant, indicator, report))
      return undefined
    const own = matchIndicator(report.catalogue, indicator.id, `${text.slice(sentence.start, index)}${token.phrase}${behind}`)
    if (own !== undefined && (coverageOf(own) >= 0.5 || own.covered >= meant.covered)) return undefined
    return reportProblem(token.at, meant === other ? 'words-mismatch.claim' : 'words-mismatch.claimBehind', {
      other: meant.indicator.label,
      indicator: indicator.label,
      phrase: token.phrase,
    })
  }
  return undefined
}

/** Of which ones something is said: what is tested of all of them, or of others, tells nothing of these. */
const some = /规[上下](?=企业|工业|服务业)|小微(?=企业)|个体工商户|外资|民营|国有|女性|残疾人|高校毕业生|退役军人|脱贫户|监测户/g

/** 规下企业{{?产值全面回升:工业总产值同比>0%}}: the words narrow it to some of which the condition says nothing. */
function findNarrower({ token, indicator }: PlannedClaim, before: string): Diagnostic | undefined {
  const names = [indicator.label, ...indicator.aliases, ...(indicator.wordings ?? [])]
  const rest = (before.match(some) ?? []).find((word) => !names.some((name) => name.includes(word)))
  return rest === undefined
    ? undefined
    : reportProblem(token.at, 'unproved.words', { phrase: token.phrase, indicator: indicator.label, rest })
}

/** 全镇信访{{?全部化解:信访积案化解率}}: the words are of a whole of which the claim's is a part that nobody names. */
function findWider(
  { token, indicator }: PlannedClaim,
  { catalogue }: PlannedWords,
  { before, sentence }: { readonly before: string; readonly sentence: string },
): Diagnostic | undefined {
  const own = wholeRates(catalogue).find((rate) => rate.indicator.id === indicator.id)
  const [said, ...more] = ratesSaid(catalogue, before, token.phrase)
  if (own === undefined || said === undefined || more.length > 0 || said.indicator.id === indicator.id) return undefined
  if (!own.noun.includes(said.noun) || plainName(sentence).includes(own.noun)) return undefined
  const { phrase } = token
  return reportProblem(token.at, 'words-mismatch.claim', { other: said.indicator.label, indicator: indicator.label, phrase })
}

/** 全部办结 of {{?…:办结率}} beside 受理数: the rate is made of what the words name. */
function isMadeOf({ indicator }: NameMatch, claimed: ResolvedIndicator, { catalogue }: PlannedWords): boolean {
  const parts = (one: ResolvedIndicator): readonly string[] => ('ledger' in one ? [] : operandsOf(one))
  const own = parts(claimed)
  return (
    own.includes(indicator.id) ||
    parts(indicator).includes(claimed.id) ||
    own.some((id) => parts(catalogue.getIndicator(id)).includes(indicator.id))
  )
}

const neutral =
  /^(?:的|了|还|多|年度|全年|年初|县里?|上级|市里?|下达|既定|人代会|确定|预期|到位|完毕|工作|要求|目标|任务|预算|计划|以上|大关|双双|告捷|全镇|我镇)+|(?:目标|任务|预算|计划|双双|告捷|工作|事件|情况)+$/g

/** {{?超额完成:财政总收入}}支出预算: the noun right behind is of another indicator, and of nothing that this one is called. */
function findStranger(claim: PlannedClaim, { catalogue }: PlannedWords, behind: string): Diagnostic | undefined {
  const { token, indicator } = claim
  const noun = plainName(behind.replace(neutral, '')).slice(0, 2)
  if (noun.length < 2 || !/(?:目标|任务|预算|计划|事件|案件|事故|隐患|问题)/.test(behind)) return undefined
  const own = [indicator.label, ...indicator.aliases, ...(indicator.wordings ?? []), indicator.note, token.phrase].map(plainName)
  if (own.some((name) => name.includes(noun))) return undefined
  if (!catalogue.catalogue.indicators.some(({ label }) => plainName(label).includes(noun))) return undefined
  return reportProblem(token.at, 'unproved.behind', { phrase: token.phrase, behind, indicator: indicator.label })
}
