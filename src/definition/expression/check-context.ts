import type { Field } from '../field/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import type { PathContext } from './resolve-path.ts'
import type { ExpressionProblem } from './tokens.ts'
import type { Expression, TypedExpression } from './types.ts'

export interface CheckContext extends PathContext {
  readonly problems: ExpressionProblem[]
  /** The settings of all packs. */
  readonly settings: readonly SettingDefinition[]
  /** The checker of any node, for those that have nodes below them. */
  readonly check: (expression: Expression, context: CheckContext) => CheckedNode | undefined
}

/** A checked node, with the field when it is a plain path (its options give texts a meaning). */
export interface CheckedNode {
  readonly typed: TypedExpression
  readonly field: Field | undefined
}

/** A node that is no field, so that a text beside it has no options to mean. */
export function plain(typed: TypedExpression): CheckedNode {
  return { typed, field: undefined }
}

/** Records a problem and gives undefined, so that a checker can `return report(…)`. */
export function report(context: CheckContext, offset: number, message: string): undefined {
  context.problems.push({ offset, message })
  return undefined
}
