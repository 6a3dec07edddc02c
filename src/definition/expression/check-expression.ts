import type { Field } from '../field/types.ts'
import type { ValueType } from '../field/value-type.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import { checkNode } from './check-node.ts'
import { typeOfExpression } from './expression-type.ts'
import { presentType } from './present-type.ts'
import type { ExpressionProblem } from './tokens.ts'
import type { Expression, ParameterName, TypedExpression } from './types.ts'

/** What an expression may speak of. */
export interface ExpressionScope {
  readonly ledgers: readonly ResolvedLedger[]
  /** The ledger whose records it is about: its id. */
  readonly ledger: string
  /** The records outside it that `outer` reaches, nearest first: ids of their ledgers. */
  readonly outer?: readonly string[]
  /** What `setting('id')` may name; nothing when absent. */
  readonly settings?: readonly SettingDefinition[]
  /** The days that it is given; those of a reporting period when absent. */
  readonly parameters?: readonly ParameterName[]
  /** Whether `measured` may be written: boards whose records name an indicator. */
  readonly measured?: boolean | undefined
  /** Refuse any other result; conditions ask for `boolean`. */
  readonly expects?: ValueType
}

export interface CheckedExpression {
  /** undefined when there are problems */
  readonly typed: TypedExpression | undefined
  /** The field when the expression is a plain path, or the field that it finds. */
  readonly field?: Field | undefined
  readonly problems: readonly ExpressionProblem[]
}

const periodDays: readonly ParameterName[] = ['periodStart', 'periodEnd']

/** Looks every name up, turns option labels into option ids and checks all types. All problems are collected; nothing is thrown for an author's mistake. */
export function checkExpression(expression: Expression, scope: ExpressionScope): CheckedExpression {
  const within: ResolvedLedger[] = []
  for (const name of [scope.ledger, ...(scope.outer ?? [])]) {
    const ledger = scope.ledgers.find(({ id }) => id === name)
    if (ledger === undefined) return { typed: undefined, problems: [{ offset: 0, message: `没有台账“${name}”` }] }
    within.push(ledger)
  }
  const problems: ExpressionProblem[] = []
  const { ledgers, settings = [], parameters = periodDays, measured = false } = scope
  const checked = checkNode(expression, { ledgers, settings, parameters, measured, within, problems, check: checkNode })
  const typed = checked?.typed
  if (typed !== undefined && scope.expects !== undefined && typeOfExpression(typed) !== scope.expects) {
    problems.push({ offset: 0, message: `这里要${presentType(scope.expects)}，写的是${presentType(typeOfExpression(typed))}` })
  }
  return problems.length === 0 ? { typed, field: checked?.field, problems } : { typed: undefined, problems }
}
