import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { growthPercent, intersects, printedAgrees } from '../interval.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { lintProblem } from './codes.ts'
import { present } from './growth-rule.ts'
import { shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

interface Target {
  readonly sentence: LintSentence
  readonly quantity: Quantity
  readonly name: string
  readonly kind: 'growth' | 'level'
}

const planHeading = /目标|任务|计划|打算|工作安排|重点工作|工作思路|[二三四]、.*(?:明年|下一年|\d{4}年)/
const reviewHeading = /回顾|总结|完成情况|成效|成绩/
const planning = /力争|确保|争取|预期|目标|计划|明年|新的一年/
const lead = /^.*?(?:力争|确保|争取|实现|完成|预期|目标|全年|全镇|年度|到\d{4}年底?|[，,：:；;])+/
const verbs = /(?:同比|年均|实现|达到?|保持|完成|增长|增速|增幅|提高|为|在|到|了|的)+$/

/** The plan's own numbers: one target said twice in two ways, and a target's growth that this year's value does not give. */
export function checkTargets(sentences: readonly LintSentence[]): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  const targets: Target[] = []
  const done = new Map<string, Quantity>()
  const grown: Target[] = []
  let planned = false
  for (const sentence of sentences) {
    const { line, text, quantities } = sentence
    if (line.text.length <= 40 && quantities.length === 0 && sentence.start === 0) {
      if (reviewHeading.test(line.text)) planned = false
      else if (/^[一二三四五六七八九十]+、|^#/.test(line.text) || planHeading.test(line.text)) planned = planHeading.test(line.text)
    }
    const isPlan = planned || planning.test(text)
    for (const quantity of quantities) {
      if (quantity.base === '' || quantity.base === '倍') continue
      const target = readTarget(sentence, quantity)
      if (target === undefined) continue
      if (!isPlan) {
        if (target.kind === 'growth') problems.push(...checkSaidGrowth(target, grown))
        else if (quantity.approximators.length === 0 && !done.has(target.name)) done.set(target.name, quantity)
        continue
      }
      const other = targets.find(
        (known) => known.name === target.name && known.kind === target.kind && known.quantity.base === quantity.base,
      )
      if (other !== undefined && differs(other.quantity, quantity)) {
        problems.push(
          lintProblem(line.placeOf(quantity.start), 'target-mismatch.twice', {
            name: target.name,
            here: shown(line.text, quantity),
            line: other.sentence.line.placeOf(other.quantity.start).line,
            there: shown(other.sentence.line.text, other.quantity),
          }),
        )
      } else problems.push(...checkGrowthOfTarget(sentence, target, done.get(target.name)))
      targets.push(target)
    }
  }
  return problems
}

/** Other times than the report's own: what grew then may well have grown otherwise. */
const otherTimes = /\d{4}年|季度|半年|\d月|五年|三年|年均|以来|去年|上年|期间|累计|此前|原/

/** 规上产值增长8.5%。…规上产值增长6.2%: one growth with two rates in one paragraph. Keeps what it was given. */
function checkSaidGrowth(said: Target, before: Target[]): readonly Diagnostic[] {
  const { line, text } = said.sentence
  const other = before.find(({ name, sentence }) => name === said.name && sentence.line === line)
  if (otherTimes.test(text) || said.quantity.approximators.length > 0) return []
  before.push(said)
  if (other === undefined || other.quantity.value.eq(said.quantity.value)) return []
  return [
    lintProblem(line.placeOf(said.quantity.start), 'same-fact.text', {
      name: `${said.name}增幅`,
      here: shown(line.text, said.quantity),
      line: line.placeOf(other.quantity.start).line,
      there: shown(line.text, other.quantity),
    }),
  ]
}

function differs(left: Quantity, right: Quantity): boolean {
  return (
    left.approximators.map(({ kind }) => kind).join() === right.approximators.map(({ kind }) => kind).join() &&
    (left.base === '%' ? !left.value.eq(right.value) : !intersects(quantityInterval(left), quantityInterval(right)))
  )
}

function readTarget(sentence: LintSentence, quantity: Quantity): Target | undefined {
  const before = sentence.line.text.slice(sentence.start, quantity.start)
  const clause = before.split(/[，,；;。：:、]/).at(-1) ?? ''
  if (/上年|去年|比|占|新增|年均|每年|累计|五年|分别|其中|减少|下降|低于|高于|至|\d{4}年(?!底)/.test(clause.replace(/^.*?\d{4}年/, '')))
    return undefined
  const kind = quantity.base === '%' ? (/增长|增速|增幅/.test(clause) ? 'growth' : undefined) : 'level'
  const name = clause
    .replace(/^.*?\d{4}年/, '')
    .replace(/(?:左右|以上)$/, '')
    .replace(verbs, '')
    .replace(lead, '')
  if (kind === undefined || !/^[\u4e00-\u9fa5]{4,16}$/.test(name) || /^(?:全县|全市|全省|同口径|项目|资金|力争)/.test(name))
    return undefined
  return { sentence, quantity, name, kind }
}

/** 2020年4836万元; 力争达到5200万元，增长8%. */
function checkGrowthOfTarget(sentence: LintSentence, { quantity, kind, name }: Target, known: Quantity | undefined): readonly Diagnostic[] {
  const rate = sentence.quantities[sentence.quantities.indexOf(quantity) + 1]
  if (kind !== 'level' || known === undefined || rate?.base !== '%' || rate.approximators.length > 0 || known.base !== quantity.base)
    return []
  const between = sentence.line.text.slice(quantity.stop, rate.start)
  if (!/^[，,](?:同比|比上年)?增长$/.test(between) || quantity.approximators.length > 0) return []
  // 达到4400元，同比增长3% under a heading of work is what was reached, unless the sentence plans; and this year's own value is no target.
  if ((/同比|比上年/.test(between) && !planning.test(sentence.text)) || known.value.eq(quantity.value)) return []
  const growth = growthPercent(quantityInterval(quantity), quantityInterval(known))
  if (growth === undefined || printedAgrees(growth, rate.value, rate.place)) return []
  return [
    lintProblem(sentence.line.placeOf(rate.start), 'target-mismatch.growth', {
      name,
      now: `${known.digits}${known.unit.word}`,
      target: shown(sentence.line.text, quantity),
      growth: present(growth),
      written: rate.digits,
    }),
  ]
}
