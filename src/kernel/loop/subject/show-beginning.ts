import { evaluateExpression } from '../../../definition/expression/evaluate-expression.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { readValue } from '../../ledger/record/stored-value.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { stateOf, stateShown } from '../loop-index.ts'

/**
 * A record written by hand with its `stateField` left empty says the state that its case will begin in. Where the loop asks other records about that,
 * only the database can tell, and the field stays empty until the first step.
 */
export function showBeginning(
  ledger: ResolvedLedger,
  loop: ResolvedLoop,
  { values, today }: { readonly values: StoredValues; readonly today: string },
): StoredValues {
  const { stateField, opensWhen, adopts } = loop
  if (loop.start !== 'record' || stateField === undefined || (values[stateField] ?? null) !== null) return values
  const conditions = [...(opensWhen === undefined ? [] : [opensWhen]), ...adopts.map(({ when }) => when)]
  if (!conditions.every(isOwn)) return values
  const record = { id: '', values: Object.fromEntries(ledger.fields.map(({ id, field }) => [id, readValue(field, values[id] ?? null)])) }
  const holds = (condition: TypedExpression): boolean => evaluateExpression(condition, record, { ...nothingElse, today }) === true
  if (opensWhen !== undefined && !holds(opensWhen)) return values
  const state = stateOf(loop, adopts.find(({ when }) => holds(when))?.state ?? loop.initial)
  const isTold = state.shows !== undefined && stateShown(loop, state.shows)?.id === state.id
  return isTold ? { ...values, [stateField]: state.shows ?? null } : values
}

const nothingElse = { findRecord: () => undefined, listRecords: () => [] }

/** Whether an expression speaks of nothing but the record's own fields and the day. */
function isOwn(expression: TypedExpression): boolean {
  switch (expression.type) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'parameter':
      return true
    case 'field':
      return expression.depth === 0 && expression.through.length === 0 && expression.field !== 'id'
    case 'not':
    case 'negate':
    case 'empty':
      return isOwn(expression.operand)
    case 'logic':
    case 'compare':
    case 'arithmetic':
      return isOwn(expression.left) && isOwn(expression.right)
    case 'in':
      return isOwn(expression.operand)
    case 'call':
      return expression.arguments.every(isOwn)
    default:
      return false
  }
}
