import type { TypedExpression } from './types.ts'

/** An expression and every expression within it, the outer ones first. */
export function expressionNodes(expression: TypedExpression): readonly TypedExpression[] {
  return [expression, ...partsOf(expression).flatMap(expressionNodes)]
}

const lookedInto = new WeakMap<TypedExpression, ReadonlySet<string>>()

/** The ledgers that an expression looks into beside the record it is about: `exists`, `count`, `find`, `sum`. References are not among them. */
export function ledgersLookedInto(expression: TypedExpression): ReadonlySet<string> {
  const known = lookedInto.get(expression)
  if (known !== undefined) return known
  const ledgers = new Set<string>()
  for (const node of expressionNodes(expression)) if ('ledger' in node) ledgers.add(node.ledger)
  lookedInto.set(expression, ledgers)
  return ledgers
}

function partsOf(expression: TypedExpression): readonly TypedExpression[] {
  switch (expression.type) {
    case 'not':
    case 'negate':
    case 'empty':
      return [expression.operand]
    case 'logic':
    case 'compare':
    case 'arithmetic':
      return [expression.left, expression.right]
    case 'in':
      return [expression.operand, ...expression.options]
    case 'call':
      return expression.arguments
    case 'exists':
    case 'tally':
      return [expression.condition]
    case 'find':
    case 'total':
      return [expression.value, expression.condition]
    default:
      return []
  }
}
