import { isFunctionName } from './functions.ts'
import { reservedNames } from './resolve-path.ts'
import type { Expression } from './types.ts'

type Level = 'or' | 'and' | 'not' | 'comparison' | 'sum' | 'product' | 'unary' | 'primary'

const levels: readonly Level[] = ['or', 'and', 'not', 'comparison', 'sum', 'product', 'unary', 'primary']

/** The text of a tree, with no more brackets than it needs; `parseExpression` reads it back to the same tree (offsets apart). */
export function writeExpression(expression: Expression): string {
  return write(expression, 'or')
}

function write(expression: Expression, least: Level): string {
  const own = levelOf(expression)
  const text = writeAt(expression)
  return levels.indexOf(own) < levels.indexOf(least) ? `(${text})` : text
}

function writeAt(expression: Expression): string {
  switch (expression.type) {
    case 'number':
      return expression.value
    case 'text':
      return writeText(expression.value)
    case 'boolean':
      return String(expression.value)
    case 'path':
      return expression.names.map(writeName).join('.')
    case 'not':
      return `not ${write(expression.operand, 'comparison')}`
    case 'negate':
      return `-${write(expression.operand, 'primary')}`
    case 'logic':
      return expression.operator === 'or'
        ? `${write(expression.left, 'or')} or ${write(expression.right, 'and')}`
        : `${write(expression.left, 'and')} and ${write(expression.right, 'not')}`
    case 'compare':
      return `${write(expression.left, 'sum')} ${expression.operator} ${write(expression.right, 'sum')}`
    case 'arithmetic':
      return expression.operator === '+' || expression.operator === '-'
        ? `${write(expression.left, 'sum')} ${expression.operator} ${write(expression.right, 'product')}`
        : `${write(expression.left, 'product')} ${expression.operator} ${write(expression.right, 'unary')}`
    case 'in':
      return `${write(expression.operand, 'sum')} in (${expression.options.map((option) => write(option, 'unary')).join(', ')})`
    case 'empty':
      return `${write(expression.operand, 'sum')} is ${expression.negated ? 'not ' : ''}empty`
    case 'call':
      return `${expression.name}(${expression.arguments.map((argument) => write(argument, 'or')).join(', ')})`
    case 'exists':
    case 'tally':
      return `${expression.type}(${writeName(expression.ledger)}, ${write(expression.condition, 'or')})`
    case 'find':
    case 'total':
      return `${expression.type}(${writeName(expression.ledger)}, ${write(expression.value, 'or')}, ${write(expression.condition, 'or')})`
    case 'setting':
      return `setting(${writeText(expression.setting)})`
  }
}

function writeText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

function levelOf(expression: Expression): Level {
  switch (expression.type) {
    case 'logic':
      return expression.operator
    case 'not':
      return 'not'
    case 'compare':
    case 'in':
    case 'empty':
      return 'comparison'
    case 'arithmetic':
      return expression.operator === '+' || expression.operator === '-' ? 'sum' : 'product'
    case 'negate':
      return 'unary'
    default:
      return 'primary'
  }
}

const grammarWords: ReadonlySet<string> = new Set([...reservedNames, '或', '且', '非'])
const wordsThatArePaths: ReadonlySet<string> = new Set(['id', 'outer', 'periodStart', 'periodEnd', 'today', 'measured'])

/** A name that the grammar would read otherwise goes into brackets. */
function writeName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && (!grammarWords.has(name) || wordsThatArePaths.has(name)) && !isFunctionName(name)
  return plain ? name : `[${name}]`
}
