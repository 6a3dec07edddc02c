import { decimal } from '../../../definition/decimal/decimal.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { requestOf } from './prove-common.ts'
import type { Subject } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis, Operator, Term } from './types.ts'

export const zero: Term = { type: 'number', value: decimal('0') }

/** A subject's value against a term: as certain as the subject itself. */
export function compare(subject: Subject, operator: Operator, against: Term, label: string): Hypothesis {
  return {
    term: ledgerValue(requestOf(subject)),
    test: { type: 'compare', operator, against },
    label,
    unit: baseUnit(subject.indicator.unit),
    certain: subject.certain,
    token: undefined,
  }
}

const opposite: Readonly<Record<Operator, Operator>> = { '=': '!=', '!=': '=', '>': '<=', '>=': '<', '<': '>=', '<=': '>' }

/** What 未 and 尚未 before the words make of a proof: the opposite must hold. Of more than one comparison there is no such proof. */
export function negated({ test, ...hypothesis }: Hypothesis): readonly Hypothesis[] {
  if (test.type !== 'compare') return []
  return [{ ...hypothesis, test: { ...test, operator: opposite[test.operator] }, token: undefined }]
}
