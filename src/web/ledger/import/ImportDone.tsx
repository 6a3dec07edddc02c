import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ImportOutcome } from '../../../api/contract/import.ts'
import type { IndicatorSummary } from '../../../api/contract/indicator.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { groupDigits } from '../../parts/quantity.ts'
import { ImportCounts } from './ImportCounts.tsx'
import styles from './import.module.css'
import { MovedIndicators } from './MovedIndicators.tsx'
import { UndoImport } from './UndoImport.tsx'

interface Props {
  readonly ledger: ResolvedLedger
  readonly outcome: ImportOutcome
  readonly before: readonly IndicatorSummary[] | undefined
  readonly restart: () => void
}

/** What the import did, and which of the year's indicators moved by it. */
export function ImportDone({ ledger, outcome, before, restart }: Props) {
  const navigate = useNavigate()
  return (
    <>
      <p className={styles.done} role="status">
        已写入{ledger.label}：新增 {groupDigits(String(outcome.added))} 条，改动 {groupDigits(String(outcome.changed))} 条。
      </p>
      <ImportCounts outcome={outcome} />
      <MovedIndicators before={before} />
      <div className={styles.confirm}>
        <Button type="primary" onClick={() => void navigate({ to: '/ledgers/$ledger', params: { ledger: ledger.id }, search: {} })}>
          打开{ledger.label}
        </Button>
        <Button onClick={restart}>再导一份</Button>
        <UndoImport ledger={ledger} outcome={outcome} />
      </div>
    </>
  )
}
