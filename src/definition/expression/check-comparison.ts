import { isSealed } from '../field/is-sealed.ts'
import type { ValueType } from '../field/value-type.ts'
import { type CheckContext, type CheckedNode, plain, report } from './check-context.ts'
import { coerceLiteral } from './coerce-literal.ts'
import { recordTarget, typeOfExpression } from './expression-type.ts'
import { presentType } from './present-type.ts'
import { resolvePath } from './resolve-path.ts'
import type { Expression, TypedExpression } from './types.ts'

type Comparison = Extract<Expression, { type: 'compare' }>

/** Checks `a = b` and its like. A written text takes the meaning of the other side: an option, a day, a month, a village's name. */
export function checkComparison(expression: Comparison, context: CheckContext): CheckedNode | undefined {
  const { at, operator } = expression
  const checkedLeft = context.check(expression.left, context)
  const checkedRight = context.check(expression.right, context)
  if (checkedLeft === undefined || checkedRight === undefined) return undefined
  const sides = compareSides({ left: checkedLeft, right: checkedRight, context, at })
  if (sides === undefined) return undefined
  const { left, right, operandType } = sides
  if ((operandType === 'record' || operandType === 'boolean') && operator !== '=' && operator !== '!=') {
    return report(context, at, `${presentType(operandType)}只能用 = 或 != 比较`)
  }
  const why = sealedWhy([checkedLeft, checkedRight], operator !== '=' && operator !== '!=')
  return why === undefined ? plain({ type: 'compare', operator, left, right, operandType }) : report(context, at, why)
}

/** Numbers of people are kept sealed: in no order, and alike only with what is kept so too. What is computed, the database is asked. */
function sealedWhy(sides: readonly CheckedNode[], ordered: boolean): string | undefined {
  const sealed = sides.find(({ field }) => field !== undefined && isSealed(field))?.field
  const isUnlike = ordered || sides.some(({ field }) => field !== undefined && !isSealed(field))
  return sealed === undefined || !isUnlike ? undefined : `“${sealed.label}”在库里是加密保存的，没有大小，只能用 = 或 != 与另一个号码比较`
}

/** Checks `a in ('x', 'y')`. */
export function checkIn(expression: Extract<Expression, { type: 'in' }>, context: CheckContext): CheckedNode | undefined {
  const checked = context.check(expression.operand, context)
  if (checked === undefined) return undefined
  const options: TypedExpression[] = []
  let operand = checked.typed
  for (const option of expression.options) {
    const literal = context.check(option, context)
    const sides = literal && compareSides({ left: checked, right: literal, context, at: expression.at })
    if (sides === undefined || literal === undefined) return undefined
    const why = sealedWhy([checked, literal], false)
    if (why !== undefined) return report(context, expression.at, why)
    operand = sides.left
    options.push(sides.right)
  }
  return plain({ type: 'in', operand, options })
}

interface Sides {
  readonly left: CheckedNode
  readonly right: CheckedNode
  readonly context: CheckContext
  readonly at: number
}

interface ComparedSides {
  readonly left: TypedExpression
  readonly right: TypedExpression
  /** The type that both are compared as: that of the side which is not a written text. */
  readonly operandType: ValueType
}

function compareSides({ left, right, context, at }: Sides): ComparedSides | undefined {
  if (right.typed.type === 'text' && left.typed.type !== 'text') {
    const meant = meanText({ text: right.typed.value, other: left, context, at })
    return meant && { left: meant.other, right: meant.literal, operandType: typeOfExpression(meant.other) }
  }
  if (left.typed.type === 'text' && right.typed.type !== 'text') {
    const meant = meanText({ text: left.typed.value, other: right, context, at })
    return meant && { left: meant.literal, right: meant.other, operandType: typeOfExpression(meant.other) }
  }
  const [operandType, otherType] = [typeOfExpression(left.typed), typeOfExpression(right.typed)]
  if (operandType !== otherType) return report(context, at, `${presentType(operandType)}不能与${presentType(otherType)}比较`)
  if (operandType === 'record' && !sameTarget(left.typed, right.typed, context)) return report(context, at, '两边引用的不是同一本台账')
  return { left: left.typed, right: right.typed, operandType }
}

interface TextMeaning {
  readonly text: string
  readonly other: CheckedNode
  readonly context: CheckContext
  readonly at: number
}

function meanText({ text, other, context, at }: TextMeaning): { literal: TypedExpression; other: TypedExpression } | undefined {
  const named = throughTitle(other, context) ?? other
  const literal = coerceLiteral(text, { type: typeOfExpression(named.typed), field: named.field })
  return typeof literal === 'string' ? report(context, at, literal) : { literal, other: named.typed }
}

/** `village = '石桥村'` means `village.name = '石桥村'`: a reference compared with a text is compared by the name of what it points to. */
function throughTitle({ typed }: CheckedNode, context: CheckContext): CheckedNode | undefined {
  if (typed.type !== 'field' || typed.valueType !== 'record') return undefined
  const target = context.ledgers.find(({ id }) => id === recordTarget(typed, context.ledgers))
  const [title] = target?.title ?? []
  if (target === undefined || title === undefined) return undefined
  const path = resolvePath([title], { ledgers: context.ledgers, within: [target], parameters: [], measured: false })
  if ('why' in path || path.typed.type !== 'field' || path.typed.valueType !== 'text') return undefined
  const through = typed.field === 'id' ? typed.through : [...typed.through, { field: typed.field, to: target.id }]
  return { typed: { ...typed, through, field: title, valueType: 'text' }, field: path.field }
}

function sameTarget(left: TypedExpression, right: TypedExpression, context: CheckContext): boolean {
  const [a, b] = [left, right].map((side) => {
    const path = side.type === 'find' ? side.value : side
    return path.type === 'field' ? recordTarget(path, context.ledgers) : undefined
  })
  return a === undefined || b === undefined || a === b
}
