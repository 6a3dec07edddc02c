import type { CaseStepOption } from '../../../api/contract/loop.ts'

/** One press will do for a step that has nothing to fill in, to write or to attach, that nothing speaks against and that can be taken back. */
export function asksNothing({ fill, opinion, evidence, warnings, irreversible }: CaseStepOption): boolean {
  return fill.length === 0 && opinion !== 'required' && evidence !== 'required' && warnings.length === 0 && irreversible === null
}
