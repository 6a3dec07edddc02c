import type { LedgerWatch } from '../ledger/watch.ts'
import { frozenReport } from './ledgers/frozen-report.ledger.ts'
import { reportTemplate } from './ledgers/report-template.ledger.ts'

const own: readonly string[] = [reportTemplate.id, frozenReport.id]

/** Only who writes reports changes their templates, and what was issued nobody: as ledgers they would be open to everybody who may write any. */
export function watchReports(watch: LedgerWatch): LedgerWatch {
  return { ...watch, keeps: (ledger) => own.includes(ledger) || watch.keeps(ledger) }
}
