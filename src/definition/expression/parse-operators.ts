import { parsePrimary } from './parse-primary.ts'
import type { TokenCursor } from './token-cursor.ts'
import type { CompareOperator, Expression } from './types.ts'

const compareSymbols = ['=', '!=', '<=', '>=', '<', '>'] as const satisfies readonly CompareOperator[]

type Parser = (cursor: TokenCursor) => Expression | undefined

/** The whole grammar from its lowest binding down. */
export function parseOr(cursor: TokenCursor): Expression | undefined {
  return parseLogic({ cursor, operator: 'or', words: ['or', '或'], operand: parseAnd })
}

function parseAnd(cursor: TokenCursor): Expression | undefined {
  return parseLogic({ cursor, operator: 'and', words: ['and', '且'], operand: parseNot })
}

interface LogicRule {
  readonly cursor: TokenCursor
  readonly operator: 'and' | 'or'
  readonly words: readonly string[]
  readonly operand: Parser
}

function parseLogic({ cursor, operator, words, operand }: LogicRule): Expression | undefined {
  let left = operand(cursor)
  while (left !== undefined && cursor.takeWord(...words)) {
    const right = operand(cursor)
    if (right === undefined) return undefined
    left = { type: 'logic', operator, left, right }
  }
  return left
}

function parseNot(cursor: TokenCursor): Expression | undefined {
  if (!cursor.takeWord('not', '非')) return parseComparison(cursor)
  const operand = parseComparison(cursor)
  return operand === undefined ? undefined : { type: 'not', operand }
}

function parseComparison(cursor: TokenCursor): Expression | undefined {
  const left = parseSum(cursor)
  if (left === undefined) return undefined
  const at = cursor.peek().offset
  if (cursor.takeWord('in')) return parseIn(cursor, left, at)
  if (cursor.takeWord('is')) return parseEmpty(cursor, left)
  const operator = compareSymbols.find((symbol) => cursor.takeSymbol(symbol))
  if (operator === undefined) return left
  const right = parseSum(cursor)
  return right === undefined ? undefined : { type: 'compare', operator, left, right, at }
}

function parseIn(cursor: TokenCursor, operand: Expression, at: number): Expression | undefined {
  if (!cursor.takeSymbol('(')) return cursor.fail('in 后面要写括号')
  const options: Expression[] = []
  do {
    const option = parseLiteral(cursor)
    if (option === undefined) return undefined
    options.push(option)
  } while (cursor.takeSymbol(','))
  return cursor.takeSymbol(')') ? { type: 'in', operand, options, at } : cursor.fail('in 的括号没有写完')
}

function parseLiteral(cursor: TokenCursor): Expression | undefined {
  const negative = cursor.takeSymbol('-')
  const token = cursor.peek()
  if (token.type === 'number') {
    cursor.next()
    const number: Expression = { type: 'number', value: token.text }
    return negative ? { type: 'negate', operand: number } : number
  }
  if (negative) return cursor.fail('负号后面要写数字')
  if (token.type === 'text') {
    cursor.next()
    return { type: 'text', value: token.text }
  }
  if (cursor.takeWord('true')) return { type: 'boolean', value: true }
  if (cursor.takeWord('false')) return { type: 'boolean', value: false }
  return cursor.fail('in 的括号里只能写数字或带引号的文字')
}

function parseEmpty(cursor: TokenCursor, operand: Expression): Expression | undefined {
  const negated = cursor.takeWord('not')
  return cursor.takeWord('empty') ? { type: 'empty', operand, negated } : cursor.fail('is 后面只能写 empty 或 not empty')
}

function parseSum(cursor: TokenCursor): Expression | undefined {
  return parseArithmetic(cursor, ['+', '-'], parseProduct)
}

function parseProduct(cursor: TokenCursor): Expression | undefined {
  return parseArithmetic(cursor, ['*', '/'], parseUnary)
}

function parseArithmetic(cursor: TokenCursor, operators: readonly ('+' | '-' | '*' | '/')[], operand: Parser): Expression | undefined {
  let left = operand(cursor)
  for (;;) {
    const at = cursor.peek().offset
    const operator = left === undefined ? undefined : operators.find((symbol) => cursor.takeSymbol(symbol))
    if (left === undefined || operator === undefined) return left
    const right = operand(cursor)
    if (right === undefined) return undefined
    left = { type: 'arithmetic', operator, left, right, at }
  }
}

function parseUnary(cursor: TokenCursor): Expression | undefined {
  if (!cursor.takeSymbol('-')) return parsePrimary(cursor, parseOr)
  const operand = parsePrimary(cursor, parseOr)
  return operand === undefined ? undefined : { type: 'negate', operand }
}
