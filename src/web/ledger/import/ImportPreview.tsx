import { Alert, Button } from 'antd'
import type { ImportOutcome } from '../../../api/contract/import.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { groupDigits } from '../../parts/quantity.ts'
import styles from './import.module.css'
import { RejectedCells } from './RejectedCells.tsx'
import { SampleRows } from './SampleRows.tsx'

interface Props {
  readonly ledger: ResolvedLedger
  readonly outcome: ImportOutcome
  readonly confirm: () => void
  readonly cancel: () => void
}

/** What a file would do, before it does it. */
export function ImportPreview({ ledger, outcome, confirm, cancel }: Props) {
  const errors = outcome.problems.filter(({ severity }) => severity === 'error')
  const blocked = outcome.rejected.length > 0 || errors.length > 0
  const nothing = outcome.added + outcome.changed === 0
  return (
    <>
      <ImportCounts outcome={outcome} />
      {outcome.problems.map((problem) => (
        <Alert
          key={`${problem.at}-${problem.code}-${problem.message}`}
          className={styles.alert ?? ''}
          type={problem.severity === 'error' ? 'error' : 'warning'}
          showIcon
          title={`${problem.at}：${problem.message}`}
        />
      ))}
      {outcome.rejected.length > 0 ? <RejectedCells outcome={outcome} /> : null}
      <div className={styles.confirm}>
        <Button type="primary" disabled={blocked || nothing} onClick={confirm}>
          {nothing ? '没有要写入的' : `写入 ${groupDigits(String(outcome.added + outcome.changed))} 条`}
        </Button>
        <Button onClick={cancel}>换一份表</Button>
        <span>
          {blocked
            ? '有读不懂的格子，整份表都不会写入。请在表里改好再导。'
            : nothing
              ? `表里的每一行都已经在${ledger.label}里了。`
              : '整份一起写入；中途出错就一行也不写。'}
        </span>
      </div>
      <SampleRows ledger={ledger} outcome={outcome} />
    </>
  )
}

export function ImportCounts({ outcome }: { readonly outcome: ImportOutcome }) {
  const counts = [
    { label: '表里的行', value: outcome.rows },
    { label: '新增', value: outcome.added },
    { label: '改动', value: outcome.changed },
    { label: '没有变化', value: outcome.unchanged },
    { label: '读不懂的格子', value: outcome.rejected.length, late: true },
  ]
  return (
    <dl className={styles.counts}>
      {counts.map(({ label, value, late }) => (
        <div key={label}>
          <dd className={late === true && value > 0 ? styles.late : undefined}>{groupDigits(String(value))}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  )
}
