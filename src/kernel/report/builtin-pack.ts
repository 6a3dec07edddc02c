import { definePack } from '../../definition/pack/define-pack.ts'
import { certificateLedger } from '../destroyed/certificate.ledger.ts'
import { holdLedger } from '../destroyed/hold.ledger.ts'
import { doubleDecision } from '../ledger/double/double-decision.ledger.ts'
import { zeroReport } from '../ledger/kept/zero-report.ledger.ts'
import { attestation } from './ledgers/attestation.ledger.ts'
import { backgroundConfirmation } from './ledgers/background-confirmation.ledger.ts'
import { frozenReport } from './ledgers/frozen-report.ledger.ts'
import { reportComment } from './ledgers/report-comment.ledger.ts'
import { reportName } from './ledgers/report-name.ledger.ts'
import { reportTemplate } from './ledgers/report-template.ledger.ts'

/** What the kernel itself keeps as ledgers; every catalogue holds it beside the packs. */
export const builtinPack = definePack({
  id: 'report',
  label: '报告',
  office: '党政办',
  ledgers: [
    reportTemplate,
    frozenReport,
    backgroundConfirmation,
    reportComment,
    reportName,
    attestation,
    certificateLedger,
    holdLedger,
    zeroReport,
    doubleDecision,
  ],
  indicators: [],
})
