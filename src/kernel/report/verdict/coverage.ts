import type { CompiledAssertion, Verdict } from '../../../definition/report/types.ts'

/** How many assertions there are, and how many of each verdict. */
export function coverageOf(assertions: readonly CompiledAssertion[]): Readonly<Record<Verdict | 'assertions', number>> {
  const counts = { assertions: assertions.length, proved: 0, agreed: 0, attested: 0, background: 0, refuted: 0, unproved: 0 }
  for (const { verdict } of assertions) counts[verdict] += 1
  return counts
}
