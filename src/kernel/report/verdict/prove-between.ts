import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import { equals, hundred, type NumberAssertion, one, unitFits } from './prove-common.ts'
import { figuresIn, type SubjectContext } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** A number of the sentence, typed or by a token. */
interface Operand {
  readonly start: number
  readonly end: number
  readonly base: string
  readonly term: Term
}

/**
 * 应到63名，实到61名，缺席2名; 协议资金由6350万元减少到5010万元，减幅超过两成: a number that its words derive from two numbers which the sentence has told
 * before, each of them an assertion that is held for itself. It may prove and never refutes.
 */
export function proveBetween(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  const { text } = context.line.reading.normal
  const before = text.slice(clause.start, start)
  const operands = operandsBefore(context, assertion)
  if (operands.length < 2 || operands.length > 6) return []
  const { base } = quantity
  const rate = base === '%' || base === '成'
  const times = base === '成' ? decimal('10') : one
  if (rate && growth.test(before))
    return turnsOf(context, operands, before).map((term) => hypothesis(assertion, term, { times, label: '文中两个数之间的增幅' }))
  if (rate && part.test(before)) return sharesOf(assertion, operands, times)
  if (base === '倍' && multiple.test(before))
    return pairs(operands).map(([other, one]) =>
      hypothesis(
        assertion,
        /前者/.test(before) && !/前者$/.test(before) ? calc('/', other.term, one.term) : calc('/', one.term, other.term),
        { times, label: '文中两个数的倍数' },
      ),
    )
  const like = operands.filter((operand) => operand.base === base)
  if (rate || like.length < 2) return []
  if (turn.test(before))
    return turnsOf(context, like, before, false).map((term) => hypothesis(assertion, term, { times, label: '文中两个数之差' }))
  const direct = /(后者)|前者/.exec(before)
  if (apart.test(before))
    return pairs(like)
      .slice(0, 3)
      .map(([one, other]) => {
        // 后者比前者多50人: which of them is the greater.
        const falls = /[少低慢减]/.test(before) !== (direct !== null && direct[1] === undefined)
        const [left, right] = falls ? [one, other] : [other, one]
        return hypothesis(assertion, calc('-', left.term, right.term), { times, label: '文中两个数之差' })
      })
  // 其余3项于次年1月13日通过验收: how many there are says nothing of when.
  if (left.test(before) && !/\d月\d{1,2}[日号]|[次翌明]年/.test(text.slice(quantity.stop, clause.end)))
    return pairs(like)
      .slice(0, 2)
      .map(([whole, one]) => hypothesis(assertion, calc('-', whole.term, one.term), { times, label: '文中两个数之差' }))
  return []
}

const growth =
  /(?:[增减降涨升]幅|增长|增加|减少|下降|压减|提高|扩大|缩减|[增减降升])(?:了|达到?|为|约|近|超过?|就|都|也|将近|不到|不足|逾|高达|整整|在)*$/
const turn = /(?:净增|增加|减少|增长|下降|提高|扩大|压减|多增|新增|[增减降升多少])(?:了|达到?|为|约|近|超过?|将近|不到|整整|出)*$/
const part =
  /(?:占|占比|率|恰|恰好|正好|刚好|比重|^|为|达到?|超过?|近|约|接近)(?:到|了|其|其中|总数|总量|全部|的|为|是|达到?|近|约|超过?|恰好?|正好|刚好)*$/
const multiple = /(?:是|为|达到?|相当于)[^，]{0,12}的?(?:近|约|整整)?$/
const apart = /(?:前者|后者|相差|差|两者|二者|两年|两次|两批|两季|两项|两类)[^，]{0,10}?(?:多|少|高|低|快|慢|差)?(?:出|了|达|约|近|整整)*$/
const left = /(?:缺席|缺|还差|尚差|只差|仅差|尚缺|少了?|未到|缺口|剩下?|剩余|余下|其余)(?:的|有|为)?$/

/** All typed numbers without an approximator and all figures of the sentence to the left, in its order. */
function operandsBefore(context: SubjectContext, { quantity, sentence, start }: NumberAssertion): readonly Operand[] {
  const { quantities, normal } = context.line.reading
  const typed = quantities
    .filter(
      (other) =>
        other.start >= sentence.start &&
        other.stop <= start &&
        other.approximators.length === 0 &&
        !/^(?:%|成|倍|百分点)$/.test(other.base),
    )
    .map(({ start: from, stop, base, value }): Operand => ({ start: from, end: stop, base, term: { type: 'number', value } }))
  const figures = figuresIn(context, sentence.start, start).map(({ indicator, request, token }): Operand => {
    const at = normal.origin.indexOf(token.offset)
    const base = unitFits(indicator, quantity) ? quantity.base : indicator.unit
    return { start: at, end: at + 1, base, term: ledgerValue(request) }
  })
  return [...typed, ...figures].toSorted((left, right) => left.start - right.start)
}

/** Two of one unit, the nearest first; the earlier one leads. */
function pairs(operands: readonly Operand[]): readonly (readonly [Operand, Operand])[] {
  const all = operands.flatMap((one, index) => operands.slice(index + 1).map((other) => [one, other] as const))
  return all
    .filter(([one, other]) => one.base === other.base)
    .toReversed()
    .slice(0, 6)
}

function share(one: Operand, whole: Operand): Term {
  return calc('*', calc('/', one.term, whole.term), hundred)
}

/** What a part is of its whole: of a bound or of tenths only the last number of the greatest, which no other pair may prove by chance. */
function sharesOf(assertion: NumberAssertion, operands: readonly Operand[], times: Decimal): readonly Hypothesis[] {
  const { quantity } = assertion
  const last = operands.at(-1)
  const exact = quantity.approximators.length === 0 && quantity.digits.replace(/\D/g, '').replace(/^0+|0+$/g, '').length >= 3
  const like = operands.filter(({ base }) => base === last?.base)
  const found = exact ? pairs(operands) : like.length === 2 && like[0] !== undefined && last !== undefined ? [[like[0], last] as const] : []
  return found.map(([whole, one]) => {
    const told = hypothesis(assertion, share(one, whole), { times, label: '文中两个数的比重' })
    return { ...told, test: { ...equals(quantity, times), most: hundred.value } }
  })
}

/** 由A减少到B: what the turns of the sentence come to. */
function turnsOf({ line }: SubjectContext, operands: readonly Operand[], before: string, rate = true): readonly Term[] {
  const { text } = line.reading.normal
  const falls = /[减降少缩]/.test(before)
  return operands.flatMap((then, index): readonly Term[] => {
    const now = operands[index + 1]
    if (now === undefined || then.base !== now.base) return []
    const isTurn =
      /[由从自](?:上年|去年|\d{4}年|\d+月|[一二三四]季度)?(?:的)?$/.test(text.slice(0, then.start)) &&
      /^[^，；]{0,10}[到至为]$/.test(text.slice(then.end, now.start))
    if (!isTurn) return []
    const difference = falls ? calc('-', then.term, now.term) : calc('-', now.term, then.term)
    return [rate ? calc('*', calc('/', difference, then.term), hundred) : difference]
  })
}

function hypothesis(
  { quantity }: NumberAssertion,
  term: Term,
  { times, label }: { readonly times: Decimal; readonly label: string },
): Hypothesis {
  return { term, test: equals(quantity, times), label, unit: quantity.base, certain: false, spare: true, token: undefined }
}
