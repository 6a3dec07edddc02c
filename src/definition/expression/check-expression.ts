import type { ResolvedLedger } from '../ledger/types.ts'
import { checkNode } from './check-node.ts'
import { typeOfExpression } from './expression-type.ts'
import { presentType } from './present-type.ts'
import type { ExpressionProblem } from './tokens.ts'
import type { Expression, ExpressionType, TypedExpression } from './types.ts'

/** What an expression may speak of. */
export interface ExpressionScope {
  readonly ledgers: readonly ResolvedLedger[]
  /** The ledger whose records it is about: its id. */
  readonly ledger: string
  /** Refuse any other result; conditions ask for `boolean`. */
  readonly expects?: ExpressionType
}

export interface CheckedExpression {
  /** undefined when there are problems */
  readonly typed: TypedExpression | undefined
  readonly problems: readonly ExpressionProblem[]
}

/** Looks every name up, turns option labels into option ids and checks all types. All problems are collected; nothing is thrown for an author's mistake. */
export function checkExpression(expression: Expression, scope: ExpressionScope): CheckedExpression {
  const ledger = scope.ledgers.find(({ id }) => id === scope.ledger)
  if (ledger === undefined) return { typed: undefined, problems: [{ offset: 0, message: `没有台账“${scope.ledger}”` }] }
  const problems: ExpressionProblem[] = []
  const checked = checkNode(expression, { ledgers: scope.ledgers, within: [ledger], problems, check: checkNode })
  const typed = checked?.typed
  if (typed !== undefined && scope.expects !== undefined && typeOfExpression(typed) !== scope.expects) {
    problems.push({ offset: 0, message: `这里要${presentType(scope.expects)}，写的是${presentType(typeOfExpression(typed))}` })
  }
  return problems.length === 0 ? { typed, problems } : { typed: undefined, problems }
}
