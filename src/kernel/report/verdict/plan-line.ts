import { findQuantities, type Quantity, readQuantity } from '../../../definition/report/quantity.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import type { Clause, Sentence } from '../../../definition/report/reading/sentences.ts'
import { tokenMarks } from '../../../definition/report/reading/types.ts'
import { sentencesOfCell, toldCell } from './cell-sentences.ts'
import { findResidues } from './find-residues.ts'
import { findStatements } from './find-statements.ts'
import { isAssertion, isIntent } from './is-assertion.ts'
import { isPlainNumber } from './is-plain-number.ts'
import { plannedDaysIn } from './planned-days.ts'
import { goesAcross } from './prove-across.ts'
import { proveCell } from './prove-cell.ts'
import { proveCountedList } from './prove-counted-list.ts'
import { datesIn, proveDate } from './prove-date.ts'
import { exceptionsIn } from './prove-except.ts'
import { listedVillagesIn } from './prove-listed-villages.ts'
import { proveNames } from './prove-name.ts'
import { proveNumber } from './prove-number.ts'
import { proveLeft } from './prove-part.ts'
import { proveRatio } from './prove-ratio.ts'
import { proveAimedState, proveState, statesIn, villageDeedsIn } from './prove-state.ts'
import { proveStatement } from './prove-statement.ts'
import { isBoundOfKind, isCountedBefore, proveNoneBeyond, proveTally } from './prove-tally.ts'
import { proveTargetNumber } from './prove-target.ts'
import { isTitleVerb } from './prove-title.ts'
import { proveWord } from './prove-word.ts'
import { isNamed, type SubjectContext, villagesIn } from './subjects.ts'
import type { Hypothesis, PlannedAssertion, ReadLine } from './types.ts'
import { unreadBefore } from './words-left.ts'

/** What a line asserts by words or typed numbers, with the ways to prove it. Of the other lines it asks only for those of the same table. */
export function planLine(context: SubjectContext, lines: readonly ReadLine[]): readonly PlannedAssertion[] {
  const { line } = context
  const states = villageStates(context)
  const read = line.reading.assertions.filter(
    ({ kind, clause, word }) => kind !== 'name' || isTitleVerb(word) || !states.some((one) => one.clause === clause),
  )
  const works = statesIn(context).flatMap((assertion): readonly PlannedAssertion[] => {
    const hypotheses = isAimed(context, assertion) ? proveAimedState(context, assertion) : proveState(context, assertion)
    return hypotheses.length === 0 ? [] : [{ assertion, line, hypotheses }]
  })
  const told = [...read, ...states, ...datesIn(context), ...placesIn(context)].flatMap((assertion): readonly PlannedAssertion[] => {
    const hypotheses = planOne(context, assertion, lines)
    if (hypotheses === undefined) return []
    return [{ assertion, line, hypotheses, ...(line.kind === 'cell' ? { spoken: sentencesOfCell(context, lines) } : {}) }]
  })
  const deeds = villageDeedsIn(context).flatMap(({ assertion, hypotheses }): readonly PlannedAssertion[] =>
    isAimed(context, assertion) ? [] : [{ assertion, line, hypotheses }],
  )
  const due = plannedDaysIn(context).map((assertion): PlannedAssertion => ({ assertion, line, hypotheses: [], told: true }))
  const carried = [...told, ...works, ...deeds, ...villagesPlanned(context, told)]
  const isAimedHere = (assertion: Assertion) => isAimed(context, assertion)
  const beside = findResidues(context, carried, isAimedHere).map(
    ({ assertion, why }): PlannedAssertion => ({ assertion, line, hypotheses: [], why }),
  )
  const untold = findStatements(context, {
    carried: carried.flatMap(({ assertion, hypotheses }) => (isOfList(hypotheses) ? [] : [assertion])),
    isAimed: isAimedHere,
    head: textOf(lines, line, { row: 0 }),
  })
  const all = [
    ...carried,
    ...due,
    ...(line.kind === 'cell' && carried.length === 0 ? toldCell(context, lines) : []),
    ...beside,
    ...untold.map(
      (assertion): PlannedAssertion => ({
        assertion,
        line,
        hypotheses: proveStatement(context, assertion, textOf(lines, line, { column: 0 })),
      }),
    ),
  ]
  return line.kind === 'cell' ? all.map(ofOneCell()) : all
}

/** Villages beside a token or left out of what is said of the others, where no list of the ledger has told of them already. */
function villagesPlanned(context: SubjectContext, told: readonly PlannedAssertion[]): readonly PlannedAssertion[] {
  const listed = listedVillagesIn(context).filter(
    ({ assertion: { clause } }) => !told.some(({ assertion }) => assertion.kind === 'name' && assertion.clause === clause),
  )
  return [...listed, ...exceptionsIn(context)].flatMap(({ assertion, hypotheses }): readonly PlannedAssertion[] =>
    isAimed(context, assertion) ? [] : [{ assertion, line: context.line, hypotheses }],
  )
}

/** Cells of the same words are read once, and each says it of its own row: what is found of one is not found of the others. */
function ofOneCell(): (planned: PlannedAssertion) => PlannedAssertion {
  const copies = new Map<Sentence, Sentence>()
  return (planned) => {
    const { assertion } = planned
    const at = assertion.sentence.clauses.indexOf(assertion.clause)
    const sentence = copies.get(assertion.sentence) ?? {
      ...assertion.sentence,
      clauses: assertion.sentence.clauses.map((one) => ({ ...one })),
    }
    copies.set(assertion.sentence, sentence)
    const clause = sentence.clauses[at] ?? assertion.clause
    return { ...planned, assertion: { ...assertion, sentence, clause } }
  }
}

/** A cell that is a place and nothing else: 第1, 第3名. */
function placesIn({ line }: SubjectContext): readonly Assertion[] {
  const { text } = line.reading.normal
  const digits = line.cell === undefined ? undefined : /^第(\d+)[名位]?$/.exec(text)?.[1]
  const [sentence] = line.reading.sentences
  const [clause] = sentence?.clauses ?? []
  if (digits === undefined || sentence === undefined || clause === undefined) return []
  const place = { sentence, clause, start: 0, end: text.length, word: text, sign: undefined, han: false }
  return [{ kind: 'rank', ...place, quantity: readQuantity(text, 1, 1 + digits.length), relation: { type: 'level' } }]
}

const states = /获评|荣获|获得|被评|评为|命名|创成|创建成|封[村控闭]|实行封闭|整村[封隔管]|确诊|摘得|授予|入选|列入|上榜/

/** 白水村党支部获评…, 竹溪口村、桥头村封控: villages beside a state that a list of the ledger may hold. */
function villageStates({ line, villages }: SubjectContext): readonly Assertion[] {
  const { text } = line.reading.normal
  return line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause): readonly Assertion[] => {
      const own = text.slice(clause.start, clause.end)
      const named = villages.filter((village) => own.includes(village))
      if (named.length === 0 || !states.test(own)) return []
      return named.map((village) => {
        const start = clause.start + own.indexOf(village)
        const place = { sentence, clause, start, end: start + village.length }
        return { kind: 'name', ...place, quantity: undefined, relation: undefined, word: village, sign: undefined, han: false }
      })
    }),
  )
}

/** Whether a time after the report's is said before. */
function isLater({ line, period }: SubjectContext, { sentence, start }: Assertion): boolean {
  return line.reading.words.some((word) => word.start >= sentence.start && word.start < start && word.period.firstMonth > period.lastMonth)
}

/** Whether the words tell what is to be done, not what was. */
function isAimed(context: SubjectContext, assertion: Assertion): boolean {
  const { line } = context
  const { clause, sentence } = assertion
  const { text } = line.reading.normal
  // 剩下1个村明年实施: when they come is planned, how many they are is so now.
  if (
    !line.planned &&
    assertion.quantity !== undefined &&
    (/(?:其余|剩余|剩下|余下|还剩|仅剩|尚余)的?$/.test(text.slice(clause.start, assertion.start)) ||
      // 还有1件结转下年: how many are left is so now.
      /^[^，。；]{0,6}(?:结转|转入|转至|跨至|延续到)(?:到|至)?(?:下年|次年|明年|下一年)/.test(text.slice(assertion.end, clause.end)))
  )
    return false
  return (
    line.planned || isLater(context, assertion) || isIntent(text.slice(sentence.start, clause.end), text.slice(clause.start, clause.end))
  )
}

/** Whether a number or a token behind it in the sentence counts what a bound picks out. */
function isCountedLater(context: SubjectContext, assertion: Assertion): boolean {
  const { line } = context
  const { sentence, end } = assertion
  const { text } = line.reading.normal
  return (
    line.reading.quantities.some((other) => other.start >= end && other.stop <= sentence.end) ||
    text.slice(end, sentence.end).includes('\uE000') ||
    isSetBound(context, assertion)
  )
}

/** 经营性收入十万元以上的村{{?全覆盖:经营性收入达标率}}: the bound that what the claim counts is told by. */
function isSetBound({ line, catalogue }: SubjectContext, { quantity, start, end, clause }: Assertion): boolean {
  const { text } = line.reading.normal
  if (!text.slice(end, clause.end).includes(tokenMarks.claim)) return false
  if (quantity === undefined) return false
  return rankIndicators(catalogue, text.slice(clause.start, start)).some(({ indicator: { note } }) =>
    findQuantities(normaliseLine([{ type: 'text', text: note, offset: 0 }], { year: 2000 }).text).some(
      ({ value, base }) => base === quantity.base && value.eq(quantity.value),
    ),
  )
}

/** Undefined: no assertion. */
function planOne(context: SubjectContext, assertion: Assertion, lines: readonly ReadLine[]): readonly Hypothesis[] | undefined {
  const { line, catalogue } = context
  const { text } = line.reading.normal
  const { clause, quantity, relation, start } = assertion
  const later = isLater(context, assertion)
  const aimed = isAimed(context, assertion)
  if (line.kind === 'cell') return quantity === undefined ? undefined : proveCell(context, { ...assertion, quantity }, lines)
  if (assertion.kind === 'date') return aimed ? undefined : proveDate(context, assertion)
  if (assertion.kind === 'name' && !isTitleVerb(assertion.word)) return aimed ? undefined : proveNames(context, assertion)
  if (quantity === undefined || relation === undefined) {
    if (aimed || !isAssertion(context, assertion) || isSaidByNumber(context, assertion)) return undefined
    return proveWord(context, assertion)
  }
  if (isPlainNumber(context, assertion)) return undefined
  const none = aimed ? undefined : proveNoneBeyond(context, assertion)
  if (none !== undefined) return none
  const tally = aimed ? undefined : proveTally(context, { ...assertion, quantity, relation })
  if (tally !== undefined) return tally
  if (aimed && !(relation.type === 'completion' && (relation.form !== 'target' || !later)))
    return proveTargetNumber(context, { ...assertion, quantity })
  if (
    !/(?:还有|尚有|仍有|还剩|只剩|尚余|另有)$/.test(text.slice(clause.start, quantity.start)) &&
    assertion.han &&
    !goesAcross(context, assertion) &&
    relation.type === 'level' &&
    quantity.approximators.length === 0 &&
    !/(?:完工|开工|投产|竣工|验收|整改|化解|办结|建成|创成|签约|引进|退出|新认定)了?$/.test(text.slice(clause.start, start)) &&
    !/(?:[只还仅尚]差|[还仅只]剩|[尚还仍]有|涉及|覆盖|惠及|遍及)$/.test(text.slice(clause.start, start)) &&
    quantity.value.lte('20') &&
    /^(?:个|项|件|条|大|支|张|道|场|次|批|家|处|座|期|名|人)$/.test(quantity.base)
  ) {
    const around = text.slice(clause.start, clause.end)
    if (!rankIndicators(catalogue, around, ({ unit }) => unit !== '%').some(isNamed)) return undefined
  }
  if (isCountedBefore(context, assertion) || (isCountedLater(context, assertion) && isBoundOfKind(context, assertion))) return undefined
  // 其中教育支出892万元，同比增长9.6%: of the part, which may be none of the indicators.
  const soft =
    isBehindCounted(context, { ...assertion, quantity }) ||
    isDeedCounted(text.slice(clause.start, start), text.slice(quantity.stop, clause.end)) ||
    (relation.type === 'average' && /[\u4e00-\u9fa5]{2}每一?[个户家人村件]/.test(text.slice(clause.start, start))) ||
    isBehindNamed(context, assertion) ||
    (relation.type === 'change' && /^(?:同比|[比较]上年|增长|下降)/.test(text.slice(clause.start)) && isBehindPart(context, assertion))
  const listed = proveCountedList(context, { ...assertion, quantity, relation })
  if (listed.length > 0) return listed
  const ratio = proveRatio(context, { ...assertion, quantity, relation })
  if (ratio !== undefined) return ratio
  const hypotheses = proveNumber(context, { ...assertion, quantity, relation })
  // 惠及市场主体64家: some of them.
  if (/(?:惠及|涉及|带动|支持|扶持|帮助|受益)[^，。；\d\uE000]{0,10}$/.test(text.slice(clause.start, start))) return hypotheses.map(mildly)
  return !soft && unreadBefore(context, { ...assertion, quantity, relation }, hypotheses) < 2 ? hypotheses : hypotheses.map(mildly)
}

/** Another cell of the same table: of its first row, or of its first column. */
function textOf(lines: readonly ReadLine[], { cell }: ReadLine, at: { readonly row?: 0; readonly column?: 0 }): string {
  if (cell === undefined) return ''
  const { table, row, column } = { ...cell, ...at }
  const found = lines.find((one) => one.cell?.table === table && one.cell.row === row && one.cell.column === column)
  return found?.reading.normal.text ?? ''
}

/** A state that is one only where a list has the name. */
function isOfList(hypotheses: readonly Hypothesis[]): boolean {
  return hypotheses.length > 0 && hypotheses.every(({ test }) => test.type === 'state')
}

/** 年内1家入库、1家退库: how many did something, of which nothing before the number speaks. */
function isDeedCounted(before: string, behind: string): boolean {
  return (
    /(?:^|、)(?:全年|年内|今年|当年|其中|[另还]?有|\d[家个户人名项件]|[\u4e00-\u9fa5]{2})*$/.test(before.replace(/^.*、/, '')) &&
    /^(?:入库|退库|新入|退出|升规|降规|转产|关停|注销)/.test(behind)
  )
}

/** {{民生实事项目数}}件民生实事到位资金1726万元: of those that are counted before it. */
function isBehindCounted(
  { line }: SubjectContext,
  { clause, quantity: { start, base } }: Assertion & { readonly quantity: Quantity },
): boolean {
  return base === '元' && /\uE000[件个项家户][\u4e00-\u9fa5]{4,}$/.test(line.reading.normal.text.slice(clause.start, start))
}

/** 最长的是青竹至上坪段，4.2公里: whose number it is the clause before says. */
function isBehindNamed({ line, villages }: SubjectContext, { sentence, clause }: Assertion): boolean {
  const last = sentence.clauses.findLast(({ end }) => end <= clause.start)
  const words = last === undefined ? '' : line.reading.normal.text.slice(last.start, last.end)
  const goesOn = last !== undefined && /^(?:为|达到?|有)?\d/.test(line.reading.normal.text.slice(clause.start, clause.end))
  const named =
    /最[\u4e00-\u9fa5]{1,2}的[^，。；]{0,6}(?:是|为)/.test(words) || (goesOn && /[\u4e00-\u9fa5]{4}最[大高多长小低少]$/.test(words))
  return named && villagesIn(words, villages).length === 0
}

/** Whether the clause before tells a typed part of a whole. */
function isBehindPart({ line }: SubjectContext, { sentence, clause }: Assertion): boolean {
  const last = sentence.clauses.findLast(({ end }) => end <= clause.start)
  return last !== undefined && /^其中[^\uE000]*$/.test(line.reading.normal.text.slice(last.start, last.end))
}

function mildly(hypothesis: Hypothesis): Hypothesis {
  return { ...hypothesis, mild: true }
}

/** 尚有{{=应参保人数-参保人数}}人未参保: of all less those that are, the others are not. */
function isSaidByDifference({ line, computed, catalogue }: SubjectContext, clause: Clause, end: number): boolean {
  const { text, origin } = line.reading.normal
  const deed = text.slice(end, end + 2)
  const at = text.indexOf(tokenMarks.figure, clause.start)
  const term = at < 0 || at > end ? undefined : computed.get(origin[at] ?? -1)?.term
  if (term?.type !== 'calc' || term.operator !== '-' || deed.length < 2) return false
  return [term.left, term.right].every((one) => one.type === 'value' && catalogue.getIndicator(one.request.indicator).label.includes(deed))
}

/** 尚有21人未参保: what is not done is told by the number, and held with it. */
function isSaidByNumber(context: SubjectContext, { word, clause, end }: Assertion): boolean {
  if (!/^(?:未|没有|尚未)$/.test(word)) return false
  if (isSaidByDifference(context, clause, end)) return true
  return context.line.reading.assertions.some(
    (other) =>
      other.clause === clause &&
      other.quantity !== undefined &&
      other.relation !== undefined &&
      proveLeft(context, { ...other, quantity: other.quantity, relation: other.relation }).length > 0,
  )
}
