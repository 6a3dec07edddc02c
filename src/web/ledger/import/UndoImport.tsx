import { useMutation } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import type { ImportOutcome } from '../../../api/contract/import.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { groupDigits } from '../../parts/quantity.ts'
import { useRecordChanged } from '../record/use-record-changed.ts'
import styles from './import.module.css'

/** The whole import taken back as one act; what was changed since, or is used, keeps it from being taken back. */
export function UndoImport({ ledger, outcome }: { readonly ledger: ResolvedLedger; readonly outcome: ImportOutcome }) {
  const changed = useRecordChanged(ledger.id)
  const { entry } = outcome
  const undo = useMutation({
    mutationFn: (seq: number) => api.undoImport({ ledger: ledger.id, entry: String(seq) }),
    onSuccess: () => changed.added(),
  })
  if (entry === undefined) return null
  if (undo.data !== undefined)
    return (
      <span role="status">
        已撤回这次导入：撤销 {groupDigits(String(undo.data.withdrawn))} 条新增的，改回 {groupDigits(String(undo.data.restored))} 条改动的。
      </span>
    )
  return (
    <>
      <Popconfirm
        title="撤回这次导入？"
        description="新增的全部撤销，改动的全部改回；经过都留着。"
        okText="撤回"
        cancelText="不撤回"
        onConfirm={() => undo.mutate(entry)}
      >
        <Button danger loading={undo.isPending}>
          撤回这次导入
        </Button>
      </Popconfirm>
      {undo.error === null ? null : (
        <span className={styles.late} role="alert">
          {errorText(undo.error)}
        </span>
      )}
    </>
  )
}
