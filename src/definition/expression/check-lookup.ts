import { findLedgerByName } from '../ledger/find-field.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import { nearestNames, withHint } from '../name/nearest-names.ts'
import { checkAs } from './check-as.ts'
import { type CheckContext, type CheckedNode, plain, report } from './check-context.ts'
import { typeOfExpression } from './expression-type.ts'
import type { Expression } from './types.ts'

type Node<Type extends Expression['type']> = Extract<Expression, { type: Type }>

interface Inside {
  readonly ledger: ResolvedLedger
  /** Names are fields of that ledger; the records in sight so far are `outer`. */
  readonly inner: CheckContext
}

/** `exists(ledger, condition)` */
export function checkExists(expression: Node<'exists' | 'tally'>, context: CheckContext): CheckedNode | undefined {
  const inside = enter(expression, context)
  const condition = inside && checkAs(expression.condition, 'boolean', inside.inner)
  return condition && plain({ type: 'exists', ledger: inside.ledger.id, condition })
}

/** `tally(ledger, condition)`: how many records match. */
export function checkTally(expression: Node<'exists' | 'tally'>, context: CheckContext): CheckedNode | undefined {
  const inside = enter(expression, context)
  const condition = inside && checkAs(expression.condition, 'boolean', inside.inner)
  return condition && plain({ type: 'tally', ledger: inside.ledger.id, condition })
}

/** `find(ledger, value, condition)`: the value keeps its field, so that a choice found this way is compared with its options. */
export function checkFind(expression: Node<'find' | 'total'>, context: CheckContext): CheckedNode | undefined {
  const inside = enter(expression, context)
  if (inside === undefined) return undefined
  const { ledger, inner } = inside
  const value = context.check(expression.value, inner)
  const condition = checkAs(expression.condition, 'boolean', inner)
  if (value === undefined || condition === undefined) return undefined
  const valueType = typeOfExpression(value.typed)
  const typed = { type: 'find', ledger: ledger.id, value: value.typed, condition, latestBy: ledger.date, valueType } as const
  return { typed, field: value.field }
}

/** `total(ledger, number, condition)` */
export function checkTotal(expression: Node<'find' | 'total'>, context: CheckContext): CheckedNode | undefined {
  const inside = enter(expression, context)
  if (inside === undefined) return undefined
  const value = checkAs(expression.value, 'number', inside.inner)
  const condition = checkAs(expression.condition, 'boolean', inside.inner)
  return value && condition && plain({ type: 'total', ledger: inside.ledger.id, value, condition })
}

/** `setting('id')`: the pack's value goes into the tree, so that the tree alone says what it gives in a town without its own. */
export function checkSetting(expression: Node<'setting'>, context: CheckContext): CheckedNode | undefined {
  const found = context.settings.find(({ id }) => id === expression.setting)
  if (found !== undefined) return plain({ type: 'setting', setting: found.id, label: found.label, fallback: found.value })
  const near = nearestNames(
    expression.setting,
    context.settings.map(({ id }) => id),
  )
  return report(context, expression.at, withHint(`没有参数“${expression.setting}”`, near))
}

function enter(expression: Node<'exists' | 'tally' | 'find' | 'total'>, context: CheckContext): Inside | undefined {
  const ledger = findLedgerByName(context.ledgers, expression.ledger)
  if (ledger !== undefined) return { ledger, inner: { ...context, within: [ledger, ...context.within] } }
  const near = nearestNames(
    expression.ledger,
    context.ledgers.flatMap(({ id, label }) => [id, label]),
  )
  return report(context, expression.at, withHint(`没有台账“${expression.ledger}”`, near))
}
