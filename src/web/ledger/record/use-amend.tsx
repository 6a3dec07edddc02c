import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { api } from '../../http/api.ts'
import { errorText, HttpError } from '../../http/client.ts'
import { recordQuery, usesBeforeQuery, usesQuery } from '../../http/queries.ts'
import { useRememberAct } from '../use-last-act.tsx'
import { movedUses, movedWords } from './moved-uses.ts'
import { SavedNote } from './SavedNote.tsx'
import { useRecordChanged } from './use-record-changed.ts'
import { waitingWords } from './waiting-words.ts'

interface Amendment {
  readonly values: FieldValues
  readonly version: number
  readonly reason: string
}

/** Saves what was changed of a record and offers for a while to take it back; `theirs` is what somebody else made of it in between. */
export function useAmend(ledger: ResolvedLedger, base: LedgerRecord, done: () => void) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const changed = useRecordChanged(ledger.id)
  const navigate = useNavigate()
  const [theirs, setTheirs] = useState<LedgerRecord>()
  useEffect(() => {
    // Asked while somebody types: what stands on the record before it is changed.
    void client.prefetchQuery(usesBeforeQuery(ledger.id, base.id, base.version))
  }, [client, ledger.id, base])

  const undo = useUndo(ledger, base.id)
  const remember = useRememberAct(ledger.id)
  const save = useMutation({
    mutationFn: async ({ values, version, reason: why }: Amendment) =>
      api.amendRecord({ ledger: ledger.id, id: base.id, version, values, reason: why.trim() === '' ? undefined : why.trim() }),
    onSuccess: (saved, { values }) => {
      changed.amended(saved)
      const waits = waitingWords(ledger, { base, values, saved })
      if (waits !== undefined) {
        void message.info(waits, 8)
        return done()
      }
      const before = Object.fromEntries(Object.keys(values).map((id) => [id, base.values[id] ?? null]))
      const key = `saved-${saved.id}-${saved.version}`
      remember({
        words: `“${saved.title}”改回第 ${base.version} 版的内容`,
        undo: () => undo.mutateAsync({ to: before, version: saved.version }),
      })
      const tell = (moved: string) =>
        void message.open({
          key,
          type: 'success',
          duration: 8,
          content: (
            <SavedNote
              version={saved.version}
              moved={moved}
              see={() => {
                message.destroy(key)
                void navigate({ to: '/ledgers/$ledger', params: { ledger: ledger.id }, search: { record: saved.id, tab: 'uses' } })
              }}
              undo={() => {
                message.destroy(key)
                undo.mutate({ to: before, version: saved.version })
              }}
            />
          ),
        })
      tell('')
      const used = client.getQueryData(usesBeforeQuery(ledger.id, base.id, base.version).queryKey)
      if (used !== undefined)
        void client.fetchQuery({ ...usesQuery(ledger.id, base.id), staleTime: 0 }).then(
          (now) => {
            const moved = movedWords(movedUses(used, now))
            if (moved !== '') tell(moved)
          },
          () => undefined,
        )
      done()
    },
    onError: async (error) => {
      if (error instanceof HttpError && error.status === 409)
        setTheirs(await client.fetchQuery({ ...recordQuery(ledger.id, base.id), staleTime: 0 }))
    },
  })
  return { save, theirs }
}

/** Takes back what was just saved of a record. */
function useUndo(ledger: ResolvedLedger, record: string) {
  const { message } = App.useApp()
  const changed = useRecordChanged(ledger.id)
  return useMutation({
    mutationFn: ({ to, version }: { readonly to: FieldValues; readonly version: number }) =>
      api.amendRecord({ ledger: ledger.id, id: record, version, values: to, reason: '撤回刚才的修改' }),
    onSuccess: (back) => {
      changed.amended(back)
      void message.success('已恢复原值')
    },
    onError: (error) => message.error(errorText(error)),
  })
}
