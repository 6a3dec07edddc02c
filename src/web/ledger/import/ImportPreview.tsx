import { Alert, Button } from 'antd'
import type { ImportOutcome } from '../../../api/contract/import.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { groupDigits } from '../../parts/quantity.ts'
import styles from './import.module.css'
import { PercentQuestion } from './PercentQuestion.tsx'
import { RejectedCells } from './RejectedCells.tsx'
import { SampleRows } from './SampleRows.tsx'
import type { ImportFlow } from './use-import.ts'

interface Props {
  readonly ledger: ResolvedLedger
  readonly outcome: ImportOutcome
  readonly flow: Pick<ImportFlow, 'confirm' | 'restart' | 'answer' | 'plainPercents'>
}

/** What a file would do, before it does it. */
export function ImportPreview({ ledger, outcome, flow }: Props) {
  const errors = outcome.problems.filter(({ severity }) => severity === 'error')
  const blocked = outcome.rejected.length > 0 || errors.length > 0
  const questions = errors.filter(({ code }) => code === 'plain-percent')
  const isAsked = blocked && outcome.rejected.length === 0 && questions.length === errors.length
  const nothing = outcome.added + outcome.changed === 0
  return (
    <>
      <ImportCounts outcome={outcome} isBlocked={blocked} />
      <PercentQuestion questions={questions} answered={flow.plainPercents} answer={flow.answer} />
      {outcome.problems
        .filter((problem) => !questions.includes(problem))
        .map((problem) => (
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
        <Button type="primary" disabled={blocked || nothing} onClick={flow.confirm}>
          {nothing ? '没有要写入的' : `写入 ${groupDigits(String(outcome.added + outcome.changed))} 条`}
        </Button>
        <Button onClick={flow.restart}>换一份表</Button>
        <span>
          {isAsked
            ? '先在上面说明没写百分号的数怎么读，才能写入。'
            : blocked
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

/** What the file holds. A file that is refused does nothing: then the counts say what its sound rows would do. */
export function ImportCounts({ outcome, isBlocked = false }: { readonly outcome: ImportOutcome; readonly isBlocked?: boolean }) {
  const faults = outcome.rejected.length + outcome.problems.filter(({ severity }) => severity === 'error').length
  const counts = [
    { label: '表里的行', value: outcome.rows },
    { label: isBlocked ? '改好后新增' : '新增', value: outcome.added },
    { label: isBlocked ? '改好后改动' : '改动', value: outcome.changed },
    { label: '没有变化', value: outcome.unchanged },
    { label: '不对的地方', value: faults, late: true },
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
