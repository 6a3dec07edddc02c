import type { Period } from '../../period/types.ts'
import { findPeriodWords, type PeriodWord } from '../period-words.ts'
import { findQuantities, type Quantity, readQuantity } from '../quantity.ts'
import type { AssertionKind } from './kinds.ts'
import { type CompiledEntry, compiledLexicon, type LexiconEntry } from './lexicon.ts'
import { type Relation, readRelation } from './relation.ts'
import { type Clause, readSentencesOf, type Sentence } from './sentences.ts'
import { type NormalText, setPhraseMark } from './types.ts'

/** One thing a line asserts. Indexes are those of its plain text. */
export interface Assertion {
  readonly kind: AssertionKind
  readonly start: number
  readonly end: number
  readonly sentence: Sentence
  readonly clause: Clause
  /** Of a typed number: what it is and how the words around take it. */
  readonly quantity: Quantity | undefined
  readonly relation: Relation | undefined
  /** Of a word: the word, and which way a change goes. */
  readonly word: string
  readonly sign: LexiconEntry['sign']
  /** A small number written in Han characters, which as often names as counts. */
  readonly han: boolean
}

export interface LineReading {
  readonly normal: NormalText
  readonly sentences: readonly Sentence[]
  readonly words: readonly PeriodWord[]
  /** Numbers that somebody typed. */
  readonly quantities: readonly Quantity[]
  /** Every number that asserts, and every word that may. */
  readonly assertions: readonly Assertion[]
}

/** Reads one line: its sentences, its words of time, and everything in it that asserts or may. Pure, and of this line alone. */
export function readLine(normal: NormalText, period: Period, lexicon: readonly CompiledEntry[] = compiledLexicon): LineReading {
  const { text } = normal
  const sentences = readSentencesOf(text)
  const words = findPeriodWords(text, period)
  const quantities = findQuantities(text)
    .map((quantity) => withSharedUnit(quantity, text))
    .filter((quantity) => !words.some((word) => quantity.start < word.end && word.start < quantity.end))
  const assertions = sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause) =>
      readClause({
        normal,
        lexicon,
        sentence,
        clause,
        quantities: quantities.filter(({ start }) => start >= clause.start && start < clause.end),
      }),
    ),
  )
  return { normal, sentences, words, quantities, assertions }
}

/** 0.6个和1.2个百分点: of a row the last says in what all of it is. */
function withSharedUnit(quantity: Quantity, text: string): Quantity {
  const next = quantity.base === '个' ? /^[、和与及]([\d.]+)个百分点/.exec(text.slice(quantity.stop)) : null
  if (next === null) return quantity
  const { unit, base } = readQuantity(`${quantity.digits}个百分点`, 0, quantity.digits.length)
  return { ...quantity, unit, base }
}

interface ClauseInput {
  readonly normal: NormalText
  readonly lexicon: readonly CompiledEntry[]
  readonly sentence: Sentence
  readonly clause: Clause
  readonly quantities: readonly Quantity[]
}

function readClause(input: ClauseInput): readonly Assertion[] {
  const { normal, sentence, clause, quantities } = input
  const { text } = normal
  const numbers = quantities.map((bare): Assertion => {
    const before = text.slice(clause.start, bare.start)
    const relation = readRelation(bare, { before, after: text.slice(bare.stop, clause.end) })
    const quantity = relation.type === 'share' ? withBound(bare, before.slice(relation.from), clause.start + relation.from) : bare
    const start = quantity.approximators.find(({ position }) => position === 'before')?.start ?? quantity.start
    const han = normal.han.has(normal.origin[quantity.start] ?? -1)
    const end = Math.min(quantity.stop, clause.end)
    return {
      kind: kindOf(relation, quantity),
      start,
      end,
      sentence,
      clause,
      quantity,
      relation,
      word: text.slice(start, end),
      sign: undefined,
      han,
    }
  })
  return [...numbers, ...readNames(input), ...readWords(input)].sort((left, right) => left.start - right.start)
}

/** 不到财政支出的千分之八: the bound stands before the whole. */
function withBound(quantity: Quantity, lead: string, start: number): Quantity {
  const word = /(?:^|(?<=[面率例量额]))(?:不到|不足|未到|超过|超|逾|高于)(?=[^，。；\d]{0,12}$)/.exec(lead)?.[0]
  if (word === undefined || quantity.approximators.length > 0) return quantity
  const kind = /^[不未]/.test(word) ? 'under' : 'exceed'
  return { ...quantity, approximators: [{ word, kind, position: 'inside', start }] }
}

const listed =
  /((?:[\u4e00-\u9fa5A-Za-z]{2,12}、)+[\u4e00-\u9fa5A-Za-z]{2,12}?)(?:等)?(?:(?:[\d.\uE000]+|[一二两三四五六七八九十]+)?(?:多|余)?[家个名户项条种款]?|[\d\uE000]+[家个名户项条种款](?:A+级)?[\u4e00-\u9fa5]{2,4})(?:(?:民生|为民)?实事|企业|公司|厂|(?<!农)村(?!级)|项目|单位|农户|线路|产品|专班|卡口|(?:大|小)?网格)/g

/** 规上企业8家：九溪、众合…: what is counted before the colon. */
const countedKind = /(?:企业|公司|村|项目|线路|产品)[\u4e00-\u9fa5]{0,4}(?:[\d\uE000]+[家个条项种])[^：]{0,8}：$|名单[^：]{0,4}：$/
const listedAlone = /^((?:[\u4e00-\u9fa5A-Za-z]{2,10}、)+[\u4e00-\u9fa5A-Za-z]{2,10}?)(?:等)?$/g

/** 宏达文具列入规上企业名单: one name and the list that it is said to stand in. */
const listedIn =
  /(?<=^|，)([\u4e00-\u9fa5A-Za-z]{2,12}?)(?:被|成功|已|首次|新)*(?:列入|纳入|入选|进入|成为|升规为|晋升为)(?=[\u4e00-\u9fa5]{0,8}(?:企业|名单|项目)$)/g

/** 甲、乙等企业转产: names beside a noun of a ledger. Whether a list of the ledger holds such names, the kernel knows. */
function readNames({ normal, sentence, clause }: ClauseInput): readonly Assertion[] {
  const text = normal.text.slice(clause.start, clause.end)
  const led =
    /：$/.test(normal.text.slice(sentence.start, clause.start)) && countedKind.test(normal.text.slice(sentence.start, clause.start))
  const found = [...text.matchAll(listed), ...text.matchAll(listedIn), ...(led ? text.matchAll(listedAlone) : [])]
  return found.flatMap((match): readonly Assertion[] => {
    const word = (match[1] ?? '').replace(/^.*(?:涵盖|包括|包含|分为|涉及|分布[在于]|位于|集中[在于]|来自|落户)/, '')
    // 历年引进、仍在推进的项目 and 党建、红色旅游五大线路 name nothing.
    if (/(?:领衔|牵头|负责|包抓|联系|挂钩|主持)/.test(word)) return []
    if (/[的了着]、|[的了着大类级]$|^[的了着]/.test(word)) return []
    // 美丽城镇、工业平台、…五大类重点项目: kinds of things, and no things.
    if (/[两三四五六七八九十\d](?:大)?类[\u4e00-\u9fa5]{0,4}$/.test(word)) return []
    const start = clause.start + match.index + (match[1] ?? '').length - word.length
    const place = { sentence, clause, start, end: start + word.length }
    return [{ kind: 'name', ...place, quantity: undefined, relation: undefined, word, sign: undefined, han: false }]
  })
}

function readWords({ normal, lexicon, sentence, clause, quantities }: ClauseInput): readonly Assertion[] {
  const text = normal.text.slice(clause.start, clause.end)
  const taken: { readonly start: number; readonly end: number }[] = []
  const found: Assertion[] = []
  for (const { kind, sign, expression } of lexicon) {
    // Nearly always nothing: asked before the matches are gathered.
    if (text.search(expression) < 0) continue
    for (const match of text.matchAll(expression)) {
      const start = clause.start + match.index
      const end = start + match[0].length
      if (match[0].includes(setPhraseMark) || taken.some((one) => start < one.end && one.start < end)) continue
      taken.push({ start, end })
      if (leadsToNumber(kind, normal.text, { start, end, clauseEnd: clause.end, quantities })) continue
      found.push({ kind, start, end, sentence, clause, quantity: undefined, relation: undefined, word: match[0], sign, han: false })
    }
  }
  return found
}

interface WordPlace {
  readonly start: number
  readonly end: number
  readonly clauseEnd: number
  readonly quantities: readonly Quantity[]
}

/** 同比增长12%, 突破{{…}}: the word only leads to the number behind it, which is held for itself. */
function leadsToNumber(kind: AssertionKind, text: string, { start, end, clauseEnd, quantities }: WordPlace): boolean {
  if (kind === 'universal')
    return (
      /^(?:均|都|全部|所有)$/.test(text.slice(start, end)) &&
      quantities.some((quantity) => quantity.start >= end && quantity.start - end <= (text.slice(start, end) === '所有' ? 14 : 6))
    )
  if (kind !== 'change' && kind !== 'threshold' && kind !== 'comparison' && kind !== 'completion') return false
  const first = quantities.find((quantity) => quantity.start >= start)
  const token = text.slice(end, clauseEnd).search(/[\uE000-\uE002]/)
  // 多于居家隔离的{{…}}人: of the two figures nothing else says which is more.
  if (kind === 'comparison' && token > 2 && text[end + token - 1] === '的' && !(first !== undefined && first.start < end + token))
    return false
  const distance = Math.min(
    first === undefined ? Number.POSITIVE_INFINITY : first.start - end,
    token < 0 ? Number.POSITIVE_INFINITY : token,
  )
  return distance <= (kind === 'comparison' ? 14 : 8)
}

function kindOf(relation: Relation, quantity: Quantity): AssertionKind {
  if (relation.type === 'level') {
    if (quantity.approximators.some(({ kind }) => kind === 'reach' || kind === 'exceed')) return 'threshold'
    return quantity.unit.scaleWord === '' && !quantity.digits.includes('.') && !/^(?:元|亩|%|千克|平方米|公里)$/.test(quantity.base)
      ? 'count'
      : 'level'
  }
  return relation.type
}
