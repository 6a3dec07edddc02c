import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { addIntervals, intersects, printedAgrees, ratePercent } from '../interval.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { lintProblem } from './codes.ts'
import { present } from './growth-rule.ts'
import { shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

/** Shares, sums and orders that a sentence gives without saying 其中. */
export function checkBeside(sentence: LintSentence): readonly Diagnostic[] {
  return [
    checkOutOf,
    checkLabelledShare,
    checkShareList,
    checkTaskFirst,
    checkHalves,
    checkSubkind,
    checkGrowthInPoints,
    checkRespectively,
  ].flatMap((rule) => rule(sentence))
}

function isAlike(left: Quantity, right: Quantity): boolean {
  return left.base === right.base && left.unit.core === right.unit.core && left.base !== '' && left.base !== '%'
}

function isExact({ approximators }: Quantity): boolean {
  return approximators.length === 0
}

interface Share {
  readonly part: Quantity
  readonly whole: Quantity
  readonly rate: Quantity
}

function judgeShare({ line }: LintSentence, { part, whole, rate }: Share): readonly Diagnostic[] {
  if (![part, whole, rate].every(isExact) || part.value.gt(whole.value)) return []
  const share = ratePercent(quantityInterval(part), quantityInterval(whole))
  if (share === undefined || printedAgrees(share, rate.value, rate.place)) return []
  return [
    lintProblem(line.placeOf(rate.start), 'rate-mismatch.share', {
      part: shown(line.text, part),
      whole: shown(line.text, whole),
      share: present(share),
      written: rate.digits,
    }),
  ]
}

/** 11个村中有8个村完成整治，占比80%; 40个项目中24个完工，完工率70%. */
function checkOutOf(sentence: LintSentence): readonly Diagnostic[] {
  const { line, quantities } = sentence
  return quantities.flatMap((rate, index) => {
    const [whole, part] = [quantities[index - 2], quantities[index - 1]]
    if (rate.base !== '%' || whole === undefined || part === undefined || !isAlike(whole, part)) return []
    if (!/^[\u4e00-\u9fa5]{0,5}[中里](?:[，,]|已|有|已有)*[\u4e00-\u9fa5]{0,4}$/.test(line.text.slice(whole.stop, part.start))) return []
    if (!/^[^，,。；;]{0,10}[，,]?(?:占比?|[\u4e00-\u9fa5]{2}率)(?:为|达到?|约)*$/.test(line.text.slice(part.stop, rate.start))) return []
    if (/增长率|下降率|压减率/.test(line.text.slice(part.stop, rate.start))) return []
    return judgeShare(sentence, { part, whole, rate })
  })
}

/** 收到建议128件，A类64件、B类38件，A类占60%. */
function checkLabelledShare(sentence: LintSentence): readonly Diagnostic[] {
  const { line, start, quantities } = sentence
  return quantities.flatMap((rate, index) => {
    const label = /[，,、]([\u4e00-\u9fa5A-Za-z]{1,6})占(?:比|总数的|全部的)?(?:为|达)?$/.exec(line.text.slice(start, rate.start))?.[1]
    if (rate.base !== '%' || label === undefined) return []
    const earlier = quantities.slice(0, index)
    const parts = earlier.filter((quantity) => new RegExp(`[，,、：:（(]${label}(?:有|为)?$`).test(line.text.slice(start, quantity.start)))
    const [part] = parts
    const [whole] = earlier
    if (part === undefined || whole === undefined || parts.length > 1 || part === whole || !isAlike(whole, part)) return []
    return judgeShare(sentence, { part, whole, rate })
  })
}

/** 票决项目106项，城建61项、农业21项、其他24项，分别占57.5%、19.8%、22.6%. */
function checkShareList(sentence: LintSentence): readonly Diagnostic[] {
  const { line, start, quantities } = sentence
  const first = quantities.findIndex(
    ({ base, start: at }) =>
      base === '%' && /(?:分别|各|依次)?占(?:比|总数的|全部的)?(?:分别)?(?:为|达)?$/.test(line.text.slice(start, at)),
  )
  if (first < 0) return []
  const rates = runFrom(sentence, first)
  const parts = quantities.slice(first - rates.length, first)
  const whole = quantities[first - rates.length - 1]
  const [leading] = parts
  if (rates.length < 2 || parts.length < rates.length || whole === undefined || leading === undefined) return []
  if (!parts.every((part) => isAlike(part, whole))) return []
  return rates.flatMap((rate, index) => {
    const part = parts[index]
    return part === undefined ? [] : judgeShare(sentence, { part, whole, rate })
  })
}

/** Numbers of one unit, one behind the other with nothing but 、 between them. */
function runFrom({ line, quantities }: LintSentence, index: number): readonly Quantity[] {
  const run: Quantity[] = []
  for (const quantity of quantities.slice(index)) {
    const last = run.at(-1)
    if (last !== undefined && !/^(?:[、，,]|和|与|及)$/.test(line.text.slice(last.stop, quantity.start))) break
    run.push(quantity)
  }
  return run
}

/** 完成年度任务2125万元的117.46%，达到2600万元. */
function checkTaskFirst(sentence: LintSentence): readonly Diagnostic[] {
  const { line, start, quantities } = sentence
  return quantities.flatMap((amount, index) => {
    const [task, rate] = [quantities[index - 2], quantities[index - 1]]
    if (task === undefined || rate?.base !== '%' || !isAlike(task, amount)) return []
    if (
      !/(?:任务|目标|计划|预算)数?(?:为|是)?$/.test(line.text.slice(start, task.start)) ||
      line.text.slice(task.stop, rate.start) !== '的'
    )
      return []
    if (!/^[，,、](?:达到?|实现|完成|为|共)了?$/.test(line.text.slice(rate.stop, amount.start))) return []
    if (![task, rate, amount].every(isExact)) return []
    const done = ratePercent(quantityInterval(amount), quantityInterval(task))
    if (done === undefined || printedAgrees(done, rate.value, rate.place)) return []
    return [
      lintProblem(line.placeOf(rate.start), 'rate-mismatch.task', {
        amount: shown(line.text, amount),
        task: shown(line.text, task),
        rate: present(done),
        written: rate.digits,
      }),
    ]
  })
}

const halves: readonly (readonly [RegExp, RegExp])[] = [
  [/男(?:性|的)?(?:人口)?(?:有|为)?$/, /女(?:性|的)?(?:人口)?(?:有|为)?$/],
  [/政府(?:性)?投资(?:为)?$/, /(?:民间|社会)投资(?:为)?$/],
]

const wholeAhead =
  /(?:总人口|总投资|(?<![业镇村生亡动外城乡老年]|流动|低保|贫困|劳动)人口|户籍人口|常住人口|共有?|总计|合计|总人数)(?:为|达)?$/
const wholeBehind = /(?:总人口|总投资|共有?|总计|合计|总人数)(?:为|达)?$/

/** 总人口12000人，男性6200人，女性6000人: two halves that leave nothing over. */
function checkHalves({ line, start, quantities }: LintSentence): readonly Diagnostic[] {
  const lead = (quantity: Quantity) => line.text.slice(start, quantity.start)
  return quantities.flatMap((first, index) => {
    const second = quantities[index + 1]
    const pair = halves.find(([left]) => left.test(lead(first)))
    if (second === undefined || pair === undefined || !pair[1].test(lead(second)) || !isAlike(first, second)) return []
    const whole = [quantities[index - 1], quantities[index + 2]].find(
      (quantity, side) =>
        quantity !== undefined && isAlike(quantity, first) && (side === 0 ? wholeAhead : wholeBehind).test(lead(quantity)),
    )
    if (whole === undefined || ![first, second, whole].every(isExact)) return []
    const sum = addIntervals([quantityInterval(first), quantityInterval(second)])
    // 农业人口 and 非农业人口 may stand between a population and its men and women.
    if (quantities.some((quantity) => isAlike(quantity, first) && intersects(sum, quantityInterval(quantity)))) return []
    return [
      lintProblem(line.placeOf(whole.start), 'partition-sum.halves', {
        first: shown(line.text, first),
        second: shown(line.text, second),
        whole: shown(line.text, whole),
      }),
    ]
  })
}

/** 有党员500名，女党员620名: what is a kind of the other is not more. */
function checkSubkind({ line, start, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((part, index) => {
    const whole = quantities[index - 1]
    if (whole === undefined || !isAlike(whole, part) || !isExact(whole) || !isExact(part) || part.value.lte(whole.value)) return []
    const noun = /(?:^|[，,；;])(?:全镇|全乡|我镇|现|共|目前|有)+([\u4e00-\u9fa5]{2,6})$/.exec(line.text.slice(start, whole.start))?.[1]
    const label = /^[，,、]([\u4e00-\u9fa5]{3,8})$/.exec(line.text.slice(whole.stop, part.start))?.[1]
    if (noun === undefined || label === undefined || !label.endsWith(noun) || /新增|总|非|累计/.test(label)) return []
    return [
      lintProblem(line.placeOf(part.start), 'part-exceeds-whole.kind', {
        part: label,
        partNumber: shown(line.text, part),
        whole: noun,
        wholeNumber: shown(line.text, whole),
      }),
    ]
  })
}

/** 收入增长8个百分点: a sum grows by %, only a rate by 百分点. */
function checkGrowthInPoints({ line, start, quantities }: LintSentence): readonly Diagnostic[] {
  return quantities.flatMap((quantity) =>
    quantity.base === '百分点' &&
    /(?:收入|产值|投资|税收|人数|户数|面积|产量|总额|总值|零售额|额|利润)(?:同比|比上年|较上年)?(?:增长|下降|增加|减少)了?$/.test(
      line.text.slice(start, quantity.start),
    )
      ? [lintProblem(line.placeOf(quantity.start), 'percent-point.amount', {})]
      : [],
  )
}

/** 产值、税收、投资分别为3亿元、2000万元: as many numbers as there are things. */
function checkRespectively(sentence: LintSentence): readonly Diagnostic[] {
  const { line, start, quantities } = sentence
  return quantities.flatMap((first, index) => {
    const match =
      /(?:^|[，,；;：:。])([^，,；;：:。（）()“”]+)分别(?:为|达到?|增长|下降|提高|减少|增加|完成|实现|是|比上年增长|同比增长|同比下降)$/.exec(
        line.text.slice(start, first.start),
      )
    const list = match?.[1]
    if (list === undefined || !list.includes('、') || /的|两|二者|三者|各|等|其中|\d/.test(list)) return []
    const run = runFrom(sentence, index)
    const [least, most] = [list.split('、').length, list.split(/[、和与及]/).length]
    if (run.length < 2 || (run.length >= least && run.length <= most)) return []
    return [lintProblem(line.placeOf(first.start), 'counted-list.respectively', { list, items: least, numbers: run.length })]
  })
}
