import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { printedAgrees, ratePercent } from '../interval.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { lintProblem } from './codes.ts'
import { present } from './growth-rule.ts'
import { isChange, shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

/** Rates that cannot be above 100 %: what is done of what there was. 完成率 and 增长率 may be, and so may 毛入学率 and 电话普及率, which count others too. */
const bounded =
  /(?<!毛|电话|手机)(?:办结|整改|覆盖|参保|满意|合格|化解|调解成功|入户|签约|普及|接种|治理|达标|处置|回访|公开|按期|建成|投产|验收|入学|就业)率(?:为|达到?|是|提高到|提升至|升至|稳定在|保持在)?(?:约|近|超|逾)?$/

/** Completion, shares and done-of-received: printed rates agree with the numbers beside them, and a part is never above 100 %. */
export function checkRates(sentence: LintSentence): readonly Diagnostic[] {
  const { line, quantities } = sentence
  return quantities.flatMap((rate, index) => {
    if (rate.base !== '%' || rate.approximators.length > 0) return []
    const before = line.text.slice(sentence.start, rate.start)
    const earlier = quantities.slice(0, index)
    const over = checkBound(sentence, rate, before)
    if (over !== undefined) return [over]
    return [
      ...checkTaskBehind(sentence, rate, index),
      ...checkCompletion(sentence, rate, earlier),
      ...checkShare(sentence, rate, earlier),
      ...checkDone(sentence, rate, earlier),
    ]
  })
}

function checkBound({ line }: LintSentence, rate: Quantity, before: string): Diagnostic | undefined {
  const isBounded = bounded.test(before) || /占比(?:为|达到?)?$|占(?:全[镇县]|总)[^，,。；;]{0,10}的$/.test(before)
  if (!isBounded || rate.value.lte('100')) return undefined
  return lintProblem(line.placeOf(rate.start), 'rate-above-whole', { written: rate.digits })
}

/** 完成年度任务T的p%, or 任务T，完成N，完成率p%. */
function checkCompletion(sentence: LintSentence, rate: Quantity, earlier: readonly Quantity[]): readonly Diagnostic[] {
  const { line } = sentence
  const target = earlier.at(-1)
  if (target === undefined) return []
  const behindTarget = line.text.slice(target.stop, rate.start)
  if (/^的$/.test(behindTarget)) {
    const lead = line.text.slice(Math.max(sentence.start, target.start - 18), target.start)
    const amount = earlier.slice(0, -1).findLast((quantity) => quantity.base === target.base)
    if (amount === undefined || amount.approximators.length > 0 || target.approximators.length > 0) return []
    if (/占[^，,。；;]{0,14}$/.test(lead)) return judge(sentence, { part: amount, whole: target, rate, what: '占比' })
    if (!/(?:任务|目标|计划)数?(?:为|是)?$/.test(lead) || !/完成|达/.test(lead)) return []
    return judge(sentence, { part: amount, whole: target, rate, what: '完成率' })
  }
  if (
    !/(?:完成率|完成比例|完成进度)(?:为|达到?|是)?$|(?:占|完成|达到?|为)(?:年度|全年|年初)?(?:任务|目标|计划|预算)数?的$/.test(behindTarget)
  )
    return []
  const pair = earlier.filter((quantity) => quantity.base === target.base).slice(-2)
  const [first, second] = pair
  if (first === undefined || second === undefined) return []
  const isTarget = (quantity: Quantity) =>
    /(?:任务|目标|计划)数?(?:为|是)?$/.test(line.text.slice(Math.max(sentence.start, quantity.start - 12), quantity.start))
  if (isTarget(first) === isTarget(second)) return []
  return judge(
    sentence,
    isTarget(first) ? { part: second, whole: first, rate, what: '完成率' } : { part: first, whole: second, rate, what: '完成率' },
  )
}

/** 完成5600万元，完成预算的112%，预算为5200万元. */
function checkTaskBehind(sentence: LintSentence, rate: Quantity, index: number): readonly Diagnostic[] {
  const { line, quantities } = sentence
  const [amount, task] = [quantities[index - 1], quantities[index + 1]]
  if (amount === undefined || task === undefined || amount.base !== task.base || amount.base === '%') return []
  if (!/(?:占|完成|达到?|为)(?:年度|全年|年初)?(?:任务|目标|计划|预算)数?的$/.test(line.text.slice(amount.stop, rate.start))) return []
  if (!/^[，,（(](?:年度|全年|年初)?(?:任务|目标|计划|预算)数?(?:为|是)?$/.test(line.text.slice(rate.stop, task.start))) return []
  if (amount.approximators.length > 0 || task.approximators.length > 0) return []
  return judge(sentence, { part: amount, whole: task, rate, what: '完成率' })
}

/** 总数W，其中A a，占p%: a of W. */
function checkShare(sentence: LintSentence, rate: Quantity, earlier: readonly Quantity[]): readonly Diagnostic[] {
  const { line } = sentence
  const part = earlier.at(-1)
  if (part === undefined) return []
  const between = line.text.slice(part.stop, rate.start)
  if (!/^[^，,。；;]{0,10}[，,(（]?(?:占比|占总数的|占全部的|占总量的|占)(?:为|达)?$/.test(between)) return []
  const lead = line.text.slice(sentence.start, part.start)
  if (!lead.includes('其中')) return []
  const at = sentence.start + lead.lastIndexOf('其中')
  const wholes = earlier.filter(
    (quantity) =>
      quantity.start < at && quantity.base === part.base && quantity.unit.core === part.unit.core && !isChange(sentence, quantity),
  )
  const whole = wholes.at(-1)
  if (whole === undefined || whole.approximators.length > 0 || part.approximators.length > 0) return []
  if (wholes.some((other) => other !== whole && agrees(part, other, rate))) return []
  return judge(sentence, { part, whole, rate, what: '占比' })
}

/** 排查n处，整改m处，整改率p%: the rate's own verb stands before the part. */
function checkDone(sentence: LintSentence, rate: Quantity, earlier: readonly Quantity[]): readonly Diagnostic[] {
  const { line } = sentence
  const [whole, part] = earlier.slice(-2)
  if (whole === undefined || part === undefined || whole.base !== part.base || whole.unit.core !== part.unit.core) return []
  if (whole.base === '%' || isChange(sentence, whole) || isChange(sentence, part)) return []
  const named = /^[^，,、；;。]{0,8}[，,、（(]([\u4e00-\u9fa5]*?)([\u4e00-\u9fa5]{2})(?:成功)?率(?:为|达到?|是)?$/.exec(
    line.text.slice(part.stop, rate.start),
  )
  const [, subject = '', verb] = named ?? []
  if (verb === undefined || ['完成', '增长', '占比', '压减', '下降', '减少', '降低', '缩减', '提高', '上升', '失业'].includes(verb))
    return []
  const before = line.text.slice(whole.stop, part.start)
  // 46件，其中满意41件、基本满意4件，满意率: two parts beside each other, and neither is of the other.
  if (/其中[^，,；;。]*$/.test(line.text.slice(sentence.start, whole.start)) && before.startsWith('、')) return []
  // 失业人员再就业16人，年末登记失业率: a rate with a subject of its own is of that subject.
  if (subject !== '' && !line.text.slice(sentence.start, part.start).includes(subject)) return []
  if (!before.includes(verb) || whole.approximators.length > 0 || part.approximators.length > 0) return []
  return judge(sentence, { part, whole, rate, what: `${verb}率` })
}

interface Rate {
  readonly part: Quantity
  readonly whole: Quantity
  readonly rate: Quantity
  readonly what: string
}

function agrees(part: Quantity, whole: Quantity, rate: Quantity): boolean {
  const implied = ratePercent(quantityInterval(part), quantityInterval(whole))
  return implied !== undefined && printedAgrees(implied, rate.value, rate.place)
}

function judge({ line }: LintSentence, { part, whole, rate, what }: Rate): readonly Diagnostic[] {
  const implied = ratePercent(quantityInterval(part), quantityInterval(whole))
  if (implied === undefined || agrees(part, whole, rate)) return []
  return [
    lintProblem(line.placeOf(rate.start), 'rate-mismatch.rate', {
      part: shown(line.text, part),
      whole: shown(line.text, whole),
      what,
      rate: present(implied),
      written: rate.digits,
    }),
  ]
}
