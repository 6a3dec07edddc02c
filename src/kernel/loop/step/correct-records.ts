import type { ResolvedEffect, ResolvedLoop, ResolvedStep } from '../../../definition/loop/types.ts'
import { assertCorrected, correctField, readTarget } from '../../ledger/command/correct-field.ts'
import type { TownSession } from '../../town-session.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { readSubjects } from './write-subjects.ts'

interface CorrectionRequest {
  readonly loop: ResolvedLoop
  readonly step: ResolvedStep
  readonly cases: readonly StoredCase[]
}

/** Puts right what the records of the cases name, one after another, or holds that it is right: with the rights of whoever takes the step. */
export async function correctRecords(
  place: TownSession,
  { loop, step, cases }: CorrectionRequest,
  { target, value, does }: Extract<ResolvedEffect, { readonly type: 'correct' }>,
): Promise<void> {
  for (const { values } of (await readSubjects(place, loop, cases)).values()) {
    const correction = { target: readTarget(values[target] ?? ''), should: values[value] ?? '' }
    if (does === 'check') await assertCorrected(place, correction)
    else await correctField(place, { ...correction, reason: `「${loop.label}」${step.label}` })
  }
}
