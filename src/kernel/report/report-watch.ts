import { keepLedgers } from '../ledger/watch.ts'
import { backgroundConfirmation } from './ledgers/background-confirmation.ledger.ts'
import { frozenReport } from './ledgers/frozen-report.ledger.ts'
import { reportComment } from './ledgers/report-comment.ledger.ts'
import { reportTemplate } from './ledgers/report-template.ledger.ts'

/** Only who writes reports changes their templates, and what was issued nobody: as ledgers they would be open to everybody who may write any. */
export const reportWatch = keepLedgers([reportTemplate.id, frozenReport.id, backgroundConfirmation.id, reportComment.id])
