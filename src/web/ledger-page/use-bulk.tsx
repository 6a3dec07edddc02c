import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { BulkDone, BulkRecordsBody } from '../../api/contract/record.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { useRecordChanged } from '../ledger/record/use-record-changed.ts'

/** Writes many changes as one act, says what was done, and takes all of it back with one press. */
export function useBulk(ledger: string, done: () => void) {
  const { message } = App.useApp()
  const changed = useRecordChanged(ledger)
  const undo = useMutation({
    mutationFn: (entry: number) => api.undoBulk({ ledger, entry: String(entry) }),
    onSuccess: () => {
      changed.added()
      void message.success('已整批撤回')
    },
    onError: (error) => message.error(errorText(error)),
  })
  const write = useMutation({
    mutationFn: (body: BulkRecordsBody) => api.bulkRecords({ ledger, ...body }),
    onSuccess: (result) => {
      changed.added()
      done()
      const { entry } = result
      const key = `bulk-${entry ?? 0}`
      void message.open({
        key,
        type: 'success',
        duration: 10,
        content: (
          <>
            {bulkWords(result)}
            {entry === undefined ? null : (
              <Button
                type="link"
                size="small"
                onClick={() => {
                  message.destroy(key)
                  undo.mutate(entry)
                }}
              >
                整批撤回
              </Button>
            )}
          </>
        ),
      })
    },
  })
  return write
}

function bulkWords({ added, amended, withdrawn }: BulkDone): string {
  const parts = [
    added === 0 ? '' : `新增 ${added} 条`,
    amended === 0 ? '' : `改了 ${amended} 条`,
    withdrawn === 0 ? '' : `撤销了 ${withdrawn} 条`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '没有改动' : `已${parts.join('、')}`
}
