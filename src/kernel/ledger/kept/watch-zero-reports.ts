import type { LedgerWatch } from '../watch.ts'
import { zeroReportId } from './zero-report.ledger.ts'

/** That a ledger is kept is said by `declareKept`, which asks for the right to that ledger; as a ledger of its own it would be open to everybody. */
export function watchZeroReports(watch: LedgerWatch): LedgerWatch {
  return { ...watch, keeps: (ledger) => ledger === zeroReportId || watch.keeps(ledger) }
}
