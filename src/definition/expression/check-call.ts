import { isSealed } from '../field/is-sealed.ts'
import type { ValueType } from '../field/value-type.ts'
import { type CheckContext, type CheckedNode, plain, report } from './check-context.ts'
import { coerceLiteral } from './coerce-literal.ts'
import { typeOfExpression } from './expression-type.ts'
import { functionShapes } from './functions.ts'
import { presentType } from './present-type.ts'
import type { Expression, FunctionName, TypedExpression } from './types.ts'

/** Checks a function call: how many arguments, and of what types. Texts beside dates or months are read as such: `coalesce(closedOn, '2020-12-31')`. */
export function checkCall(expression: Extract<Expression, { type: 'call' }>, context: CheckContext): CheckedNode | undefined {
  const { name, at } = expression
  const shape = functionShapes[name]
  const count = expression.arguments.length
  if (count < shape.least || count > shape.most) {
    const wanted = shape.least === shape.most ? `${shape.least}` : `${shape.least} 到 ${shape.most}`
    return report(context, at, `${name} 要写 ${wanted} 项，写了 ${count} 项`)
  }
  const checked = expression.arguments.map((argument) => context.check(argument, context)).filter((node) => node !== undefined)
  const [first] = checked
  if (checked.length < count || first === undefined) return undefined
  if (name === 'if') return checkChoice(checked, at, context)
  if (shape.places !== undefined) return checkPlaces(expression, checked, context)
  const leading = checked.find((node) => node.typed.type !== 'text') ?? first
  const type = typeOfExpression(leading.typed)
  const args: TypedExpression[] = []
  for (const node of checked) {
    const typed = readArgument(node, leading, name)
    if (typeof typed === 'string') return report(context, at, typed)
    const why = misfit({ name, typed: node.typed.type === 'text' ? type : typeOfExpression(typed), leading: type })
    if (why !== undefined) return report(context, at, why)
    args.push(typed)
  }
  return plain({ type: 'call', name, arguments: args, valueType: shape.gives === 'same' ? type : shape.gives })
}

/** The condition is a yes or no; of the two values the one that is no written text says what both are. */
function checkChoice(checked: readonly CheckedNode[], at: number, context: CheckContext): CheckedNode | undefined {
  const [condition, ...values] = checked
  const leading = values.find((node) => node.typed.type !== 'text') ?? values[0]
  if (condition === undefined || leading === undefined) return undefined
  const conditionType = typeOfExpression(condition.typed)
  if (conditionType !== 'boolean') return report(context, at, `if 的第 1 项要是否，写的是${presentType(conditionType)}`)
  const type = typeOfExpression(leading.typed)
  const args: TypedExpression[] = [condition.typed]
  for (const node of values) {
    const typed = readArgument(node, leading, 'if')
    if (typeof typed === 'string') return report(context, at, typed)
    const why = node.typed.type === 'text' ? undefined : misfit({ name: 'if', typed: typeOfExpression(typed), leading: type })
    if (why !== undefined) return report(context, at, why)
    args.push(typed)
  }
  return { typed: { type: 'call', name: 'if', arguments: args, valueType: type }, field: leading.field }
}

/** A function whose arguments are of different types: each is held against its own place. */
function checkPlaces(
  { name, at }: Extract<Expression, { type: 'call' }>,
  checked: readonly CheckedNode[],
  context: CheckContext,
): CheckedNode | undefined {
  const { places = [], gives } = functionShapes[name]
  const args: TypedExpression[] = []
  for (const [index, { typed }] of checked.entries()) {
    const wanted = places[index] ?? []
    const [first] = wanted
    const read =
      typed.type === 'text' && first !== undefined && first !== 'text'
        ? coerceLiteral(typed.value, { type: first, field: undefined })
        : typed
    if (typeof read === 'string') return report(context, at, read)
    const type = typeOfExpression(typed)
    if (typed.type !== 'text' && !wanted.includes(type)) {
      return report(context, at, `${name} 的第 ${index + 1} 项要${wanted.map(presentType).join('或')}，写的是${presentType(type)}`)
    }
    args.push(read)
  }
  return gives === 'same' ? undefined : plain({ type: 'call', name, arguments: args, valueType: gives })
}

/** Functions that give back one of their arguments as it is. */
const keepsWhole: ReadonlySet<FunctionName> = new Set(['if', 'coalesce'])

/** An option is kept as its id, so its letters mean nothing: only functions that give their arguments back take one. */
function readArgument(node: CheckedNode, leading: CheckedNode, name: FunctionName): TypedExpression | string {
  if (node.field?.kind === 'choice' && functionShapes[name].gives !== 'same')
    return `“${node.field.label}”是选项，不能用 ${name}，请用 = 或 in`
  if (node.field !== undefined && isSealed(node.field) && !keepsWhole.has(name))
    return `“${node.field.label}”在库里是加密保存的，不能用 ${name} 取它的一部分，只能用 = 或 != 整个比较`
  if (node.typed.type !== 'text' || leading.typed.type === 'text') return node.typed
  return coerceLiteral(node.typed.value, { type: typeOfExpression(leading.typed), field: leading.field })
}

/** A written text has the type of the argument that leads, because it was read as one of that type. */
function misfit({
  name,
  typed,
  leading,
}: {
  readonly name: FunctionName
  readonly typed: ValueType
  readonly leading: ValueType
}): string | undefined {
  const { takes, gives } = functionShapes[name]
  if (takes !== undefined && !takes.includes(typed)) return `${name} 里不能写${presentType(typed)}`
  if (gives === 'same' && typed !== leading) return `${name} 的各项要是同一种：写了${presentType(leading)}、${presentType(typed)}`
  return undefined
}
