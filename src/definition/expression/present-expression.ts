import type { Field } from '../field/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import { ledgerOfPath } from './expression-type.ts'
import { functionShapes } from './functions.ts'
import type { CompareOperator, ParameterName, TypedExpression } from './types.ts'

/** Where the names of what an expression speaks of are found. */
interface Ledgers {
  readonly ledgers: readonly ResolvedLedger[]
}

const comparisonWords: Readonly<Record<CompareOperator, string>> = {
  '=': '为',
  '!=': '不为',
  '<': '小于',
  '<=': '不超过',
  '>': '大于',
  '>=': '不少于',
}
const parameterWords: Readonly<Record<ParameterName, string>> = { periodStart: '期初', periodEnd: '期末', today: '今天' }
const arithmeticSigns = { '+': '＋', '-': '－', '*': '×', '/': '÷' } as const

/** A condition or formula in Chinese, as the 口径 of an indicator shows it: `企业的类别为规上，且金额大于0`. */
export function presentExpression(expression: TypedExpression, catalogue: Ledgers): string {
  switch (expression.type) {
    case 'number':
      return expression.value
    case 'text':
      return `“${expression.value}”`
    case 'boolean':
      return expression.value ? '是' : '否'
    case 'field':
      return presentPath(expression, catalogue)
    case 'parameter':
      return parameterWords[expression.name]
    case 'not':
      return `不满足（${presentExpression(expression.operand, catalogue)}）`
    case 'negate':
      return `－${presentOperand(expression.operand, catalogue)}`
    case 'logic':
      return presentLogic(expression, catalogue)
    case 'compare':
      return presentComparison(expression, catalogue)
    case 'arithmetic':
      return `${presentOperand(expression.left, catalogue)}${arithmeticSigns[expression.operator]}${presentOperand(expression.right, catalogue)}`
    case 'in': {
      const options = expression.options.map((option) => presentOption(option, expression.operand, catalogue))
      return `${presentExpression(expression.operand, catalogue)}为${options.join('、')}之一`
    }
    case 'empty':
      return `${presentExpression(expression.operand, catalogue)}${expression.negated ? '已填' : '未填'}`
    case 'call': {
      const parts = expression.arguments.map((argument) => presentExpression(argument, catalogue))
      return functionShapes[expression.name].reads.replace(/\{(\w+)\}/g, (_, slot: string) =>
        slot === 'all' ? parts.join('、') : (parts[['1', '2', '3'].indexOf(slot)] ?? ''),
      )
    }
    case 'tally':
      return `“${labelOfLedger(expression.ledger, catalogue)}”中满足（${presentExpression(expression.condition, catalogue)}）的记录数`
    case 'find':
    case 'total': {
      const condition = presentExpression(expression.condition, catalogue)
      const value = presentExpression(expression.value, catalogue)
      const which = expression.type === 'find' ? '的最后一条记录的' : '的各条记录的'
      return `“${labelOfLedger(expression.ledger, catalogue)}”中满足（${condition}）${which}${value}${expression.type === 'find' ? '' : '之和'}`
    }
    case 'measured':
      return '取数指标的数'
    case 'setting':
      return `参数“${expression.label}”`
    case 'exists':
      return `在“${labelOfLedger(expression.ledger, catalogue)}”中有记录满足（${presentExpression(expression.condition, catalogue)}）`
  }
}

function presentLogic({ operator, left, right }: Extract<TypedExpression, { type: 'logic' }>, catalogue: Ledgers): string {
  const parts = [left, right].map((side) => {
    const text = presentExpression(side, catalogue)
    return side.type === 'logic' && side.operator !== operator ? `（${text}）` : text
  })
  return parts.join(operator === 'and' ? '，且' : '，或')
}

function presentComparison(expression: Extract<TypedExpression, { type: 'compare' }>, catalogue: Ledgers): string {
  const { left, right, operator, operandType } = expression
  const numeric = operandType === 'number' && (operator === '=' || operator === '!=')
  const word = numeric ? (operator === '=' ? '等于' : '不等于') : dateWord(operator, operandType === 'date' || operandType === 'month')
  return `${presentOption(left, right, catalogue)}${word}${presentOption(right, left, catalogue)}`
}

function dateWord(operator: CompareOperator, calendar: boolean): string {
  if (!calendar) return comparisonWords[operator]
  switch (operator) {
    case '<':
      return '早于'
    case '<=':
      return '不晚于'
    case '>':
      return '晚于'
    case '>=':
      return '不早于'
    default:
      return comparisonWords[operator]
  }
}

function presentOperand(expression: TypedExpression, catalogue: Ledgers): string {
  const text = presentExpression(expression, catalogue)
  return expression.type === 'arithmetic' || expression.type === 'negate' ? `（${text}）` : text
}

/** An option id beside a choice field is shown by its label. */
function presentOption(expression: TypedExpression, other: TypedExpression, catalogue: Ledgers): string {
  if (expression.type !== 'text') return presentExpression(expression, catalogue)
  const path = other.type === 'find' ? other.value : other
  const field = path.type === 'field' ? fieldOf(path, catalogue) : undefined
  return field?.kind === 'choice' ? (field.options[expression.value] ?? expression.value) : expression.value
}

function presentPath(path: Extract<TypedExpression, { type: 'field' }>, catalogue: Ledgers): string {
  const labels: string[] = path.depth > 0 ? ['本记录'] : []
  let ledger = path.from
  for (const step of path.through) {
    labels.push(labelOfField(ledger, step.field, catalogue))
    ledger = step.to
  }
  const last = path.field === 'id' ? (labels.length === 0 ? '该记录' : undefined) : labelOfField(ledger, path.field, catalogue)
  return [...labels, ...(last === undefined ? [] : [last])].join('的')
}

function fieldOf(path: Extract<TypedExpression, { type: 'field' }>, catalogue: Ledgers): Field | undefined {
  const ledger = catalogue.ledgers.find(({ id }) => id === ledgerOfPath(path))
  return ledger?.fields.find(({ id }) => id === path.field)?.field
}

function labelOfField(ledger: string, field: string, catalogue: Ledgers): string {
  return catalogue.ledgers.find(({ id }) => id === ledger)?.fields.find(({ id }) => id === field)?.field.label ?? field
}

function labelOfLedger(id: string, catalogue: Ledgers): string {
  return catalogue.ledgers.find((ledger) => ledger.id === id)?.label ?? id
}
