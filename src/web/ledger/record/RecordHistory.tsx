import { useQuery } from '@tanstack/react-query'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { HistoryVersion } from '../../../api/contract/record.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { historyQuery } from '../../http/queries.ts'
import { ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { presentFullInstant, presentInstant } from '../../parts/time.ts'
import { presentValue, shownUnit } from '../columns.ts'
import styles from './record.module.css'

const actions: Readonly<Record<HistoryVersion['action'], string>> = { add: '记入', amend: '修改', withdraw: '撤销', import: '导入' }

/** How a record came to what it says now: each version, who wrote it, what it was before. */
export function RecordHistory({ ledger, record }: { readonly ledger: ResolvedLedger; readonly record: LedgerRecord }) {
  const { data, error, refetch } = useQuery(historyQuery(ledger.id, record.id))
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={4} />
  return (
    <ol className={styles.history}>
      {data.map((version, index) => {
        const changes = listChanges(ledger, version, data[index + 1])
        return (
          <li key={version.version}>
            <strong>
              {actions[version.action]}
              <small>第 {version.version} 版</small>
            </strong>
            {changes.map((change) => (
              <div key={change.label} className={styles.change}>
                {change.label} <del>{change.before}</del>
                <span aria-hidden="true">→</span>
                <span className="visually-hidden">改为</span>
                <ins>{change.after}</ins>
                {change.unit}
              </div>
            ))}
            {version.reason === undefined ? null : <div className={styles.reason}>事由：{version.reason}</div>}
            <small>
              <time dateTime={version.recordedAt} title={presentFullInstant(version.recordedAt)}>
                {presentInstant(version.recordedAt)}
              </time>{' '}
              · {version.actorName}
            </small>
          </li>
        )
      })}
    </ol>
  )
}

interface Change {
  readonly label: string
  readonly before: string
  readonly after: string
  readonly unit: string
}

function listChanges(ledger: ResolvedLedger, version: HistoryVersion, before: HistoryVersion | undefined): readonly Change[] {
  if (before === undefined || version.action === 'withdraw') return []
  return ledger.fields.flatMap(({ id, field }) => {
    const then = presentValue(field, before.values[id], before.shown[id])
    const now = presentValue(field, version.values[id], version.shown[id])
    const same = then === now && before.values[id] === version.values[id]
    return same
      ? []
      : [{ label: field.label, before: then === '' ? '空' : then, after: now === '' ? '空' : now, unit: shownUnit(field) ?? '' }]
  })
}
