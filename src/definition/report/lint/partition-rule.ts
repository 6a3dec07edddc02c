import { decimal, plainDecimal } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { addIntervals, type Interval, intersects } from '../interval.ts'
import { figureAt } from '../prose.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { lintProblem } from './codes.ts'
import { isComplete } from './complete-parts.ts'
import type { LintFinding, LintSentence } from './types.ts'

/** Labels that cut across each other, so that their sum may well be more than the whole: 女性, 党员, 35岁以下. */
const crossing = /双重|重复|民生|订单|认证|优质|流动|留守|外出|兼|女|男|党员|预备|少数民族|新增|本科|大专|岁|重点|残疾|脱贫|退役/
/** Verbs that begin a new statement behind the parts. */
const newStatement = /^(?:现有|另有|现)|带动|新增|累计|发放|惠及|实现|全年|投入|培训|兑现|完成|同比|增长|下降|占|达/
/** 修复退化草地517亩 behind 其中南山造林43亩 is another deed, no part. */
const newDeed =
  /^(?:又|再|还|并|同时|另|另外|此外|共|已)?(?:新[增修建植种栽改扩铺开]|修[复建缮剪整]|治理|整治|改造|改建|改扩|扩建|建设|建成|建立|实施|开展|组织|引进|种植|栽植|补植|发展|培育|打造|发放|拨付|筹集|疏浚|清理|清淤|拆除|硬化|绿化|亮化|安装|铺设|流转|盘活|复垦|开垦|恢复|退|抚育|转移|救助|帮扶|慰问|接待|举办|受理|化解|调处|排查|查处|出动|争取|落实|安排|筹措|吸引|吸纳|解决|改善|巩固|推广|创建|获)/
/** 每千人拥有, 人均: of the whole, and no part of it. */
const average = /每|[人户亩村件均]均|平均/
const nothing: LintFinding = { problems: [], checks: [] }

/** 总数N人(含A a人),其中B b人,C c人: no part above the whole, and parts that claim to be all of it add up in one of the readings. */
export function checkPartitions(sentence: LintSentence): LintFinding {
  const findings = [...occurrences(sentence.text, '其中')].map((at) => checkOne(sentence, sentence.start + at))
  const total = checkTotalBehind(sentence)
  return {
    problems: [...findings, total].flatMap((finding) => finding.problems),
    checks: [...findings, total].flatMap((finding) => finding.checks),
  }
}

/** 共520万元，包括甲120万元、乙300万元: the same without 其中, in a text that is checked without data. */
export function checkIncluded(sentence: LintSentence): readonly Diagnostic[] {
  return [...sentence.text.matchAll(/[，,](?:包括|分别为|分别是)(?=[\u4e00-\u9fa5]{2,10}\d)/g)].flatMap(
    ({ index, 0: mark }) => checkOne(sentence, sentence.start + index + mark.length - 2).problems,
  )
}

/** 比上年多7件，其中…: by how much it grew is not what has the parts. */
const difference = /[比较](?:上年|去年|上月|上期|同期|年初|前年|\d{4}年)[^，,。；;\d]{0,6}(?:多|少|增|减|加|长|降|升|高)了?$/
const change = /[，,、（(；;](?:同比|净|共|又|再|累计)?(?:增加|减少|净增|净减|增长|下降|提高|上升|增|减|多|少)了?$/

/** Whether the number says by how much the one before it changed: 面积96公顷，增加2公顷. */
export function isChange({ line, start, quantities }: LintSentence, quantity: Quantity): boolean {
  const before = line.text.slice(start, quantity.start)
  if (difference.test(before)) return true
  return change.test(before) && quantities.some((other) => other.start < quantity.start && other.base === quantity.base)
}

function checkOne(sentence: LintSentence, at: number): LintFinding {
  const { line, quantities } = sentence
  const brackets = bracketsOf(line.text)
  const before = quantities.filter((quantity) => quantity.start < at && countable(quantity))
  const whole = before.findLast(
    (quantity) =>
      !brackets.some((bracket) => bracket.start < quantity.start && quantity.start < bracket.end) && !isChange(sentence, quantity),
  )
  if (whole === undefined || whole.approximators.length > 0 || isAverage(sentence, whole)) return nothing
  const listed = readParts(sentence, whole, at)
  const wholeInterval = quantityInterval(whole)
  const isLarger = (part: Quantity) => quantityInterval(part).low.gt(wholeInterval.high)
  // 教师300人，其中小学100人，在校学生900人: behind a comma what is more than the whole begins another count.
  const end = listed.findIndex(
    (part, index) => index > 0 && isLarger(part) && /[，,][^、]*$/.test(line.text.slice(listed[index - 1]?.stop, part.start)),
  )
  const parts = end < 0 ? listed : listed.slice(0, end)
  if (parts.length === 0) return nothing
  const larger = parts.find(isLarger)
  if (larger !== undefined) {
    return {
      problems: [
        lintProblem(line.placeOf(larger.start), 'part-exceeds-whole.part', {
          part: shown(line.text, larger),
          whole: shown(line.text, whole),
        }),
      ],
      checks: [],
    }
  }
  if (parts.length < 2 || parts.some((part) => part.approximators.length > 0)) return nothing
  const inside = before.find(
    (quantity) => quantity.start > whole.end && /含|包括/.test(line.text.slice(whole.stop, quantity.start)) && quantity.base === whole.base,
  )
  return checkSum(sentence, {
    whole,
    parts: partsThatHold(sentence, parts, wholeInterval),
    inside,
    complete: isComplete(sentence, { whole, parts, at }),
  })
}

/** The parts up to a comma where they are all of the whole: 每千人1.8张 behind three hospitals with all the beds is no fourth. */
function partsThatHold({ line }: LintSentence, parts: readonly Quantity[], whole: Interval): readonly Quantity[] {
  const ends = parts.findIndex((part, index) => {
    const next = parts[index + 1]
    if (index === 0 || next === undefined || !/[，,]/.test(line.text.slice(part.stop, next.start))) return false
    return intersects(addIntervals(parts.slice(0, index + 1).map(quantityInterval)), whole)
  })
  return ends < 0 ? parts : parts.slice(0, ends + 1)
}

/** 人均收入24000元，其中城镇33000元: an average has no parts, and what it is made of may well be more. */
function isAverage({ line, start }: LintSentence, quantity: Quantity): boolean {
  const name =
    line.text
      .slice(start, quantity.start)
      .split(/[，,；;：:]/)
      .at(-1) ?? ''
  return average.test(name) || /均价|单价|亩产|单产|中位数/.test(name)
}

interface Partition {
  readonly whole: Quantity
  readonly parts: readonly Quantity[]
  /** The number in brackets behind the whole: beside the parts in one reading, within one of them in the other. */
  readonly inside: Quantity | undefined
  /** Whether the parts claim to be all of it: 其中 alone may leave out what is not worth a word. */
  readonly complete: boolean
}

function checkSum(sentence: LintSentence, { whole, parts, inside, complete }: Partition): LintFinding {
  const { line } = sentence
  const wholeInterval = quantityInterval(whole)
  const intervals = parts.map(quantityInterval)
  const readings: readonly { readonly name: string; readonly sum: Interval }[] = [
    { name: '各部分之和', sum: addIntervals(intervals) },
    ...(inside === undefined ? [] : [{ name: '各部分与括号内之和', sum: addIntervals([...intervals, quantityInterval(inside)]) }]),
  ]
  const total = parts.reduce((sum, part) => sum.plus(part.value), decimal('0'))
  const terms = parts.map((part) => part.digits).join(' + ')
  const holding = readings.find((reading) => intersects(reading.sum, wholeInterval))
  const place = line.placeOf(whole.start)
  if (holding !== undefined) {
    const detail = `按${holding.name}成立：${terms}${holding.name === '各部分之和' ? '' : ` + ${inside?.digits ?? ''}`} = ${whole.digits}${whole.unit.word}。`
    return {
      problems: [],
      checks: [
        {
          id: `parts:${place.line}:${place.column}`,
          label: '其中各数之和',
          proof: 'holds',
          detail,
          figures: figuresOf(line, [whole, ...parts]),
        },
      ],
    }
  }
  const residual = whole.value.minus(total)
  const above = residual.lt('0')
  if (above && parts.some((part) => crossing.test(line.text.slice(Math.max(0, part.start - 14), part.start)))) return nothing
  // 水果园区三万元、水毁修复一万元等: the list says that it is not all of it.
  if (!above && /^[^，,；;。]{0,4}等/.test(line.text.slice(parts.at(-1)?.stop))) return nothing
  const share = whole.value.eq('0') ? decimal('1') : residual.abs().div(whole.value)
  // Clauses with commas between them may name parts that overlap; 、 lists them side by side, and so do kinds that leave nothing over.
  if (above && !complete && isInClauses(line, parts) && (share.gt('0.2') || parts.length === 2)) return nothing
  if (!above && (!complete || share.gt('0.1'))) return nothing
  const suspect = oddOneOut(line, whole, parts)
  const certain = above || share.lte(parts.length > 2 ? '0.05' : '0.02')
  return {
    problems: [
      lintProblem(line.placeOf(suspect.start), certain ? 'partition-sum.parts' : 'partition-sum.nearlyParts', {
        terms,
        sum: plainDecimal(decimal(total.div(unitValue(whole)).toFixed(6))),
        whole: shown(line.text, whole),
      }),
    ],
    checks: [],
  }
}

function isInClauses(line: LintSentence['line'], parts: readonly Quantity[]): boolean {
  return parts.some((part, index) => index > 0 && /[，,]/.test(line.text.slice(parts[index - 1]?.stop, part.start)))
}

/** Among tokens the one number that was typed is the suspect; otherwise the whole. */
function oddOneOut(line: LintSentence['line'], whole: Quantity, parts: readonly Quantity[]): Quantity {
  const typed = [whole, ...parts].filter((quantity) => figureAt(line, quantity.start) === undefined)
  const [only] = typed
  return only !== undefined && typed.length === 1 ? only : whole
}

/** A12家、B30家，合计42家: the total behind a row of numbers. */
function checkTotalBehind(sentence: LintSentence): LintFinding {
  const { line, quantities } = sentence
  for (const [index, total] of quantities.entries()) {
    if (!/(?:合计|共计|总计|一共)(?:为|达|是)?$/.test(line.text.slice(sentence.start, total.start)) || total.approximators.length > 0)
      continue
    const row: Quantity[] = []
    let next = line.text.slice(0, total.start).replace(/[，,、]?(?:三者|两者|二者)?(?:合计|共计|总计|一共)(?:为|达|是)?$/, '').length
    for (const part of quantities.slice(0, index).reverse()) {
      const gap = line.text.slice(part.stop, next)
      if (part.base !== total.base || !(row.length === 0 ? gap.length <= 6 : /^[^，,；;、]{0,6}[、，,和及][^，,；;、]{0,10}$/.test(gap)))
        break
      // 小微企业每家2万元、个体工商户每家5000元，合计86万元: a rate is no part of the total.
      if (/每[\u4e00-\u9fa5]{0,3}$|[户人亩村家]均[\u4e00-\u9fa5]{0,4}$/.test(line.text.slice(0, part.start))) return nothing
      row.push(part)
      next = part.start
    }
    if (row.length < 2 || row.some((part) => part.approximators.length > 0)) continue
    if (intersects(addIntervals(row.map(quantityInterval)), quantityInterval(total))) continue
    const terms = row
      .reverse()
      .map((part) => part.digits)
      .join(' + ')
    return {
      problems: [lintProblem(line.placeOf(total.start), 'partition-sum.total', { terms, total: shown(line.text, total) })],
      checks: [],
    }
  }
  return nothing
}

/** Numbers of the whole's unit in the clauses behind 其中, as long as the clauses are a label and a number. */
function readParts(sentence: LintSentence, whole: Quantity, at: number): readonly Quantity[] {
  const { line, quantities } = sentence
  const parts: Quantity[] = []
  const brackets = bracketsOf(line.text)
  const around = brackets.find(({ start, end }) => start < at && at < end)
  let from = at + 2
  for (const quantity of quantities) {
    if (quantity.start < from) continue
    // （其中口粮田20亩），种草50亩: the bracket is all that it says of the whole; 卫生院28家（含中心院4家）: and what a part holds is no part beside it.
    if (around !== undefined && quantity.start > around.end) break
    if (brackets.some(({ start, end }) => at < start && start < quantity.start && quantity.start < end)) continue
    const gap = line.text.slice(from, quantity.start)
    if (/[；;]|其中/.test(gap)) break
    if (!countable(quantity) || quantity.base !== whole.base || quantity.unit.core !== whole.unit.core) {
      from = quantity.stop
      continue
    }
    const label =
      gap
        .replace(/[（(][^（()）]*[）)]/g, '')
        .split(/[，,、（(]/)
        .at(-1) ?? ''
    if (parts.length > 0 && (label.length > 14 || newStatement.test(label) || newDeed.test(label) || average.test(label))) break
    if (parts.length === 0 && /同比|增长|下降|增加|减少/.test(gap)) break
    parts.push(quantity)
    from = quantity.stop
  }
  return parts
}

function countable(quantity: Quantity): boolean {
  return (
    quantity.base !== '' &&
    !['%', '百分点', '倍', '岁', '年', '月', '日', '个月', '天', '号', '届', '成', '度', '级', '分', '次', '季度'].includes(quantity.base)
  )
}

function unitValue(quantity: Quantity) {
  return quantity.value.eq('0') ? decimal('1') : quantity.value.div(decimal(quantity.digits))
}

/** A number as it stands in the text, in quotation marks, for a message. */
export function shown(text: string, quantity: Quantity): string {
  return `“${text.slice(quantity.start, quantity.stop)}”`
}

/** The numbers of the figures among these quantities, in their order; one that was typed by hand has none. */
export function figuresOf(line: LintSentence['line'], quantities: readonly Quantity[]): readonly number[] {
  return quantities.flatMap((quantity) => figureAt(line, quantity.start) ?? [])
}

function bracketsOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[（(][^）)]*[）)]/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function* occurrences(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield at
}
