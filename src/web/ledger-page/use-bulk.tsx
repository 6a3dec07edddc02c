import { useMutation } from '@tanstack/react-query'
import type { BulkDone, BulkRecordsBody } from '../../api/contract/record.ts'
import { api } from '../http/api.ts'
import { useRecordChanged } from '../ledger/record/use-record-changed.ts'
import { useUndoable } from '../ledger/use-undoable.tsx'

/** Writes many changes as one act, says what was done, and takes all of it back with one press. */
export function useBulk(ledger: string, done: () => void) {
  const changed = useRecordChanged(ledger)
  const tell = useUndoable(ledger, changed.added)
  return useMutation({
    mutationFn: (body: BulkRecordsBody) => api.bulkRecords({ ledger, ...body }),
    onSuccess: (result) => {
      changed.added()
      done()
      tell(bulkWords(result), result.entry)
    },
  })
}

function bulkWords({ added, amended, withdrawn }: BulkDone): string {
  const parts = [
    added === 0 ? '' : `新增 ${added} 条`,
    amended === 0 ? '' : `改了 ${amended} 条`,
    withdrawn === 0 ? '' : `撤销了 ${withdrawn} 条`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '没有改动' : `已${parts.join('、')}`
}
