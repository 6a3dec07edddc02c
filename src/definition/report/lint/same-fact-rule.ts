import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { Period } from '../../period/types.ts'
import { intersects } from '../interval.ts'
import { findPeriodWords } from '../period-words.ts'
import { figureAt } from '../prose.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { lintProblem } from './codes.ts'
import { isBracketed, ownerBefore, readGoverning } from './governing-words.ts'
import { shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

/** A number under its name. */
export interface Fact {
  readonly sentence: LintSentence
  readonly quantity: Quantity
  readonly name: string
  /** Whose it is, where words of time part that from the name: 电视 of 电视全年播出时间. */
  readonly owner: string
  readonly period: string
  /** Whether words of time stand before it. */
  readonly said: boolean
  /** Which part of the text (一、 二、) it stands in: what was done last year and what is planned are not one fact. */
  readonly section: number
}

const lead = /^(?:(?:其中|全镇|全乡|我镇|全县|镇里|今年|本年|全年|共|累计|实现|完成|达成|预计|截至目前|目前)+)/
const verbs = /(?:实际)?(?:完成|实现|达到|达|为|是|有|共|约|近|超过?|逾|突破|累计|合计|总计|已|到|了)+$/
/** Names too general to be one fact. */
const general =
  /^(?:(?:发放|投入|补助|拨付|兑现|落实|争取)(?:资金|金额|补助)|资金|面积|人数|总额|金额|投资|总投资|人口|项目|收入|其中|合计|任务|增幅|占比|比例|价格|数量|规模|补助|补贴|任务数|数额|投入|总数|新增|同比|计划)$/

/**
 * One fact, named by the same words with the same unit and period, is not printed with two values. It is one only where everything that governs it is the
 * same: 在校学生 of a school and of the county are two. Three values under one name are a list of whose they are, and so are two in one sentence.
 */
export function checkSameFacts(sentences: readonly LintSentence[], report: Period | undefined): readonly Diagnostic[] {
  const facts = new Map<string, Fact[]>()
  for (const { fact, governing } of readGoverned(sentences, report)) {
    const key = `${fact.name}|${fact.quantity.base}|${governing}`
    const known = facts.get(key) ?? []
    known.push(fact)
    facts.set(key, known)
  }
  return [...facts.values()].flatMap(contradictionsIn)
}

interface GovernedFact {
  readonly fact: Fact
  readonly governing: string
}

function readGoverned(sentences: readonly LintSentence[], report: Period | undefined): readonly GovernedFact[] {
  const found: GovernedFact[] = []
  let section = 0
  let governing: Governing | undefined
  for (const sentence of sentences) {
    if (/^[一二三四五六七八九十]+、/.test(sentence.line.text) && sentence.start === 0) section += 1
    if (governing?.line !== sentence.line) governing = undefined
    const inherited = governing?.words ?? ''
    const opening = spanOfYears.exec(sentence.text)?.[0]
    if (opening !== undefined) governing = { line: sentence.line, words: opening }
    for (const quantity of sentence.quantities) {
      if (isBracketed(sentence.line.text.slice(sentence.start), quantity.start - sentence.start)) continue
      const fact = readFact(sentence, quantity, { report, section, inherited })
      if (fact === undefined) continue
      const earlier = sentence.line.text.slice(0, sentence.start)
      const words = [fact.owner, readGoverning(sentence, quantity.start, { name: fact.name, earlier })].join('')
      found.push({ fact, governing: words })
    }
  }
  return found
}

function contradictionsIn(facts: readonly Fact[]): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  const known: Fact[] = []
  for (const fact of facts) {
    const other = known.find((candidate) => contradicts(candidate, fact))
    known.push(fact)
    if (other === undefined) continue
    const third = facts.some((more) => contradicts(more, fact) && contradicts(more, other))
    if (third) continue
    if (
      figureAt(fact.sentence.line, fact.quantity.start) !== undefined &&
      figureAt(other.sentence.line, other.quantity.start) !== undefined
    )
      continue
    const suspect = figureAt(fact.sentence.line, fact.quantity.start) === undefined ? fact : other
    const against = suspect === fact ? other : fact
    const there = against.sentence.line.placeOf(against.quantity.start)
    problems.push(
      lintProblem(suspect.sentence.line.placeOf(suspect.quantity.start), 'same-fact.text', {
        name: fact.name,
        here: shown(suspect.sentence.line.text, suspect.quantity),
        line: there.line,
        there: shown(against.sentence.line.text, against.quantity),
      }),
    )
  }
  return problems
}

function contradicts(left: Fact, right: Fact): boolean {
  return (
    left.sentence !== right.sentence &&
    !isWrittenAlike(left.quantity, right.quantity) &&
    isSamePeriod(left, right) &&
    !intersects(quantityInterval(left.quantity), quantityInterval(right.quantity))
  )
}

/** Cheap, and true of most repetitions: a table of thousands of rows must not be compared number by number. */
function isWrittenAlike(left: Quantity, right: Quantity): boolean {
  return left.digits === right.digits && left.unit.word === right.unit.word
}

/** The same words of time; or none on one side within one paragraph, or none on both within one part of the text. */
function isSamePeriod(left: Fact, right: Fact): boolean {
  if (left.said && right.said) return left.period === right.period
  if (left.sentence.line === right.sentence.line) return true
  return !left.said && !right.said && left.section === right.section
}

/** What is known where a fact stands. */
export interface FactContext {
  readonly report: Period | undefined
  readonly section: number
  /** Words of time that an earlier sentence of the paragraph opened with: they govern until another comes. */
  readonly inherited: string
}

interface Governing {
  readonly line: LintSentence['line']
  readonly words: string
}

/** 过去五年, 五年来, “十三五”期间, 过去一年, 2019年: one figure of five years and one of a year are not the same fact. */
const spanOfYears =
  /(?:过去|近|这|前|后|首)(?:的)?[一二两三四五六七八九十\d]+年(?!级)|[一二两三四五六七八九十\d]+年(?:来|间|期间|以来)|[“"]?十[一二三四五六]五[”"]?(?!规划|目标|开局|收官)|本届|任期|以来|成立以来|累计|\d{4}年|去年|上年|今年|全年|历年|去年以来|一年来/

/** The noun right before a number: 规上工业总产值(达)12.3亿元. Four letters at least, so that 资金 or 面积 alone never meet. */
export function readFact(sentence: LintSentence, quantity: Quantity, { report, section, inherited }: FactContext): Fact | undefined {
  if (
    quantity.approximators.length > 0 ||
    quantity.base === '' ||
    ['年', '月', '日', '天', '个月', '岁', '倍', '百分点', '级'].includes(quantity.base)
  )
    return undefined
  const before = sentence.line.text.slice(sentence.start, quantity.start)
  if (/目标|力争|计划|预期|争取|预计|确保/.test(before)) return undefined
  if (/(?:增加|增长|减少|下降|提高|新增|上年|去年|由|从|到(?!资|位|账|户))[^，,；;、]{0,10}$/.test(before)) return undefined
  const clause = before.split(/[，,；;：:、（(）)“”]/).at(-1) ?? ''
  // 甲村：集体收入50万元；乙村：集体收入80万元 are two facts.
  if (/[：:]$/.test(before.slice(0, before.length - clause.length))) return undefined
  // 低保对象、特困人员663户 are both of them together.
  if (/(?:^|[，,；;：:（(。])[^，,；;：:（(。、\d]+(?:、[^，,；;：:（(。、\d]+)*、$/.test(before.slice(0, before.length - clause.length)))
    return undefined
  const said = clause.replace(verbs, '').replace(lead, '')
  const time = /^.*?(?:月份|年度?|季度)/.exec(said)?.[0] ?? ''
  const owner = ownerBefore(time)
  const name = said.slice(time.length).replace(lead, '').trim()
  if (!/^[\u4e00-\u9fa5]{4,20}$/.test(name) || general.test(name)) return undefined
  // 占全镇的比重 is a share of whatever stands before it, and a rank is of whoever does.
  if (/^(?:占|居|位居|位列|排名|增速|增幅|同比|比重|其)/.test(name)) return undefined
  // 按平均汇率折算为 says how it was computed, and of what stands before it.
  if (/(?:折算|计算|测算|核算|折合|推算)$/.test(name)) return undefined
  if (report === undefined) {
    const years = [
      ...sentence.text
        .slice(0, quantity.start - sentence.start)
        .matchAll(/\d{4}年|\d{1,2}[-—～至]\d{1,2}月|上半年|下半年|[一二三四]季度|\d{1,2}月|上年|去年|全年|今年/g),
    ]
    const spans = spanOfYears.exec(before)?.[0] ?? (years.length > 0 ? '' : inherited)
    return {
      sentence,
      quantity,
      name,
      owner,
      section,
      said: years.length > 0 || spans !== '',
      period: `${spans}${years.map((match) => match[0]).join('')}`,
    }
  }
  const words = findPeriodWords(before, report).filter((word) => word.kind !== 'compared')
  const word = words.at(-1)
  return {
    sentence,
    quantity,
    name,
    owner,
    section,
    said: word !== undefined,
    period: word === undefined ? `${report.firstMonth}..${report.lastMonth}` : `${word.period.firstMonth}..${word.period.lastMonth}`,
  }
}
