import { referredLedger } from '../field/field-type.ts'
import type { ValueType } from '../field/value-type.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import type { TypedExpression } from './types.ts'

export type FieldExpression = Extract<TypedExpression, { type: 'field' }>

/** What a checked tree gives. A written text is `text`, also where it stands for a day or an option. */
export function typeOfExpression(expression: TypedExpression): ValueType {
  switch (expression.type) {
    case 'number':
    case 'negate':
    case 'arithmetic':
    case 'total':
    case 'tally':
    case 'setting':
    case 'measured':
      return 'number'
    case 'text':
      return 'text'
    case 'parameter':
      return 'date'
    case 'field':
    case 'call':
    case 'find':
      return expression.valueType
    case 'boolean':
    case 'not':
    case 'logic':
    case 'compare':
    case 'in':
    case 'empty':
    case 'exists':
      return 'boolean'
  }
}

/** The ledger in which a path's last field stands. */
export function ledgerOfPath(path: FieldExpression): string {
  return path.through.at(-1)?.to ?? path.from
}

/** The ledger whose records a path of type `record` gives; undefined when it is one of several (`anyRef`) or no record at all. */
export function recordTarget(path: FieldExpression, ledgers: readonly ResolvedLedger[]): string | undefined {
  if (path.valueType !== 'record') return undefined
  const ledger = ledgerOfPath(path)
  if (path.field === 'id') return ledger
  const resolved = ledgers.find(({ id }) => id === ledger)?.fields.find(({ id }) => id === path.field)
  return resolved === undefined ? undefined : referredLedger(resolved.field)
}
