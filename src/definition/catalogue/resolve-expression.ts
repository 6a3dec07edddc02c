import { checkExpression, type ExpressionScope } from '../expression/check-expression.ts'
import { parseExpression } from '../expression/parse-expression.ts'
import type { TypedExpression } from '../expression/types.ts'
import type { Field } from '../field/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

export interface ExpressionInput {
  readonly text: string
  /** `pack/definition.part` */
  readonly source: string
  readonly scope: ExpressionScope
  readonly list: DiagnosticList
}

/** An expression that was read, with its field when it is a plain path. */
export interface ReadExpression {
  readonly typed: TypedExpression
  readonly field: Field | undefined
}

/** Parses and checks an expression of a definition; undefined when something is wrong with it, which then stands in the list. */
export function resolveExpression({ text, source, scope, list }: ExpressionInput): ReadExpression | undefined {
  const parsed = parseExpression(text)
  list.expression('expression-syntax', source, text, parsed.problems)
  if (parsed.expression === undefined) return undefined
  const { typed, field, problems } = checkExpression(parsed.expression, scope)
  list.expression('expression-type', source, text, problems)
  return typed && { typed, field }
}
