import { parseOr } from './parse-operators.ts'
import { TokenCursor } from './token-cursor.ts'
import { type ExpressionProblem, readTokens } from './tokens.ts'
import type { Expression } from './types.ts'

export interface ParsedExpression {
  /** undefined when there are problems */
  readonly expression: Expression | undefined
  readonly problems: readonly ExpressionProblem[]
}

/** Reads an expression's text (grammar: expression/types.ts) into a tree. Names are not looked up yet. Never throws; offsets are 0-based. */
export function parseExpression(text: string): ParsedExpression {
  const { tokens, problems } = readTokens(text)
  if (problems.length > 0) return { expression: undefined, problems }
  const cursor = new TokenCursor(tokens)
  const expression = parseOr(cursor)
  if (expression !== undefined && cursor.peek().type !== 'end') cursor.fail(`这里多了“${cursor.peek().text}”`)
  return cursor.problem === undefined ? { expression, problems: [] } : { expression: undefined, problems: [cursor.problem] }
}
