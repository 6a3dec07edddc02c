import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { BindCellsBody, FormView } from '../../api/contract/form.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { formsKey } from '../http/form-queries.ts'

type Said = Omit<BindCellsBody, 'version'>

export interface Binding {
  readonly bind: (said: Said, done?: string) => void
  readonly busy: boolean
}

/** Keeps what somebody says of a form's cells; what was refused is said, and the form is read anew. */
export function useBinding({ id, version }: Pick<FormView, 'id' | 'version'>): Binding {
  const client = useQueryClient()
  const { message } = App.useApp()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ said }: { readonly said: Said; readonly done: string }) => api.bindForm({ form: id, version, ...said }),
    onSuccess: (_answer, { done }) => void message.success(done),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => client.invalidateQueries({ queryKey: formsKey }),
  })
  return { bind: (said, done = '已记下') => mutate({ said, done }), busy: isPending }
}
