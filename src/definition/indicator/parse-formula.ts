import { parseExpression } from '../expression/parse-expression.ts'
import type { ExpressionProblem } from '../expression/tokens.ts'
import type { Expression } from '../expression/types.ts'
import type { IndicatorFormula } from './types.ts'

/** The id of the indicator that a name means, or why it means none (Chinese). */
export type IndicatorLookup = (name: string) => { readonly id: string } | { readonly why: string }

export interface ParsedFormula {
  /** undefined when there are problems */
  readonly formula: IndicatorFormula | undefined
  readonly problems: readonly ExpressionProblem[]
}

/** Reads the formula of a derived indicator: `[output-a] - [output-b]`, `工业总产值 / 企业数 * 2`. Names are ids in brackets or labels. */
export function parseFormula(text: string, findIndicator: IndicatorLookup): ParsedFormula {
  const { expression, problems } = parseExpression(text)
  if (expression === undefined) return { formula: undefined, problems }
  const found: ExpressionProblem[] = []
  const formula = readFormula(expression, { findIndicator, problems: found })
  return found.length === 0 ? { formula, problems: [] } : { formula: undefined, problems: found }
}

/** The ids of all indicators in a formula, in the order of the text, each once. */
export function indicatorsOfFormula(formula: IndicatorFormula): string[] {
  switch (formula.type) {
    case 'number':
      return []
    case 'indicator':
      return [formula.id]
    case 'arithmetic':
      return [...new Set([...indicatorsOfFormula(formula.left), ...indicatorsOfFormula(formula.right)])]
  }
}

interface FormulaContext {
  readonly findIndicator: IndicatorLookup
  readonly problems: ExpressionProblem[]
}

function readFormula(expression: Expression, context: FormulaContext): IndicatorFormula | undefined {
  switch (expression.type) {
    case 'number':
      return { type: 'number', value: expression.value }
    case 'negate': {
      const operand = readFormula(expression.operand, context)
      return operand && { type: 'arithmetic', operator: '-', left: { type: 'number', value: '0' }, right: operand }
    }
    case 'arithmetic': {
      const left = readFormula(expression.left, context)
      const right = readFormula(expression.right, context)
      return left && right && { type: 'arithmetic', operator: expression.operator, left, right }
    }
    case 'path':
      return readName(expression, context)
    default:
      context.problems.push({ offset: 0, message: '公式里只能写指标、数字和加减乘除' })
      return undefined
  }
}

function readName({ names, at }: Extract<Expression, { type: 'path' }>, context: FormulaContext): IndicatorFormula | undefined {
  const [name] = names
  const found = name === undefined || names.length > 1 ? { why: `“${names.join('.')}”不是指标` } : context.findIndicator(name)
  if ('id' in found) return { type: 'indicator', id: found.id }
  context.problems.push({ offset: at, message: found.why })
  return undefined
}
