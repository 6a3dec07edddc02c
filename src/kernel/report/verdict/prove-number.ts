import { proveChange, proveMultiple } from './prove-change.ts'
import type { NumberAssertion } from './prove-common.ts'
import { proveFrom, proveLevel } from './prove-level.ts'
import { proveEach, proveGap, proveLeft, proveRest, proveSum } from './prove-part.ts'
import { proveAverage, proveComparison, proveCompletion, proveShare } from './prove-ratio.ts'
import type { SubjectContext } from './subjects.ts'
import type { Hypothesis } from './types.ts'

/** The ways to prove a typed number, by the relation its words put it in. */
export function proveNumber(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { relation } = assertion
  switch (relation.type) {
    case 'change':
      return proveChange(context, assertion, relation)
    case 'multiple':
      return proveMultiple(context, assertion)
    case 'share':
      return proveShare(context, assertion, relation)
    case 'comparison':
      return proveComparison(context, assertion, relation)
    case 'completion':
      return proveCompletion(context, assertion, relation.form)
    case 'average':
      return proveAverage(context, assertion, relation.per)
    default: {
      const sums = [...proveRest(context, assertion), ...proveSum(context, assertion)]
      const told = [...proveEach(context, assertion), ...proveLeft(context, assertion), ...proveGap(context, assertion), ...sums]
      // What the sentence itself adds up is not told by a name that happens to stand before it.
      const levels = [...proveFrom(context, assertion), ...proveLevel(context, assertion)]
      return [...told, ...(sums.length === 0 ? levels : levels.map((level) => ({ ...level, certain: false })))]
    }
  }
}
