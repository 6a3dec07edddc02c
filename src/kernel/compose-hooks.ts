import type { WriteHooks } from './audit/types.ts'
import { boardWatch } from './board/board-pack.ts'
import type { Kernel } from './context.ts'
import { certificateWatch } from './destruction/certifying.ts'
import { formWatch } from './form/form-pack.ts'
import { followAgreements } from './ledger/agreement/follow-agreements.ts'
import { doubleWatch } from './ledger/double/double-decision.ledger.ts'
import { zeroReportWatch } from './ledger/kept/zero-report.ledger.ts'
import { assertExclusive } from './ledger/record/exclusive.ts'
import { assertUnlocked, watchLocks } from './ledger/record/locked.ts'
import { joinWatches, type LedgerWatch } from './ledger/watch.ts'
import { followChange, watchLoops } from './loop/follow-change.ts'
import { ownWatch } from './own/own-pack.ts'
import { watchCorrections } from './person/request-correction.ts'
import { reportWatch } from './report/report-watch.ts'

export interface KernelHooks extends WriteHooks {
  readonly watch: LedgerWatch
}

/**
 * All that runs around a write, in its order and inside its transaction. What is here no command, import or loop can leave out:
 *
 * 1. the command, or the step, holds what it is about to write to its ledger, and asks the watch: who else keeps it (`keeps`), what is left open
 *    (`complete`), what an empty cell of a file leaves alone (`steered`);
 * 2. `writeRecords` writes, and leaves word in the change: `held` for its closing, `written` for the ledgers that are followed;
 * 3. `closeChange` holds the whole to the `exclusive` rules;
 * 4. the entry is put on the chain;
 * 5. `afterChange` refuses what touched locked records, for a refusal is cheapest before anything follows, and then
 * 6. puts down what waits for a second person (`holdChanges` kept its old value in 2) and
 * 7. writes the cases beside their records, as entries of their own that go through 2 to 5 again.
 */
export function composeHooks(kernel: () => Kernel, { catalogue, clock }: Pick<Kernel, 'catalogue' | 'clock'>): KernelHooks {
  return {
    watch: joinWatches([
      watchLocks(catalogue),
      zeroReportWatch,
      doubleWatch,
      watchLoops(catalogue, clock),
      watchCorrections(catalogue),
      boardWatch,
      reportWatch,
      formWatch,
      certificateWatch,
      ownWatch,
    ]),
    closeChange: (change) => assertExclusive({ catalogue }, change),
    afterChange: async (change, entry) => {
      await assertUnlocked({ catalogue }, change, entry)
      await followAgreements(kernel(), change, entry)
      await followChange(kernel(), change, entry)
    },
  }
}
