import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { formsKey } from '../http/form-queries.ts'

/** Brings a department's blank form; `done` is told where it is kept. */
export function useBring(done: (id: string) => void): { readonly bring: (file: File, of?: string) => void; readonly busy: boolean } {
  const client = useQueryClient()
  const { message } = App.useApp()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ file, of }: { readonly file: File; readonly of: string | undefined }) => api.bringForm({ file, of }),
    onSuccess: async ({ id, isNext }) => {
      await client.invalidateQueries({ queryKey: formsKey })
      void message.success(isNext ? '认作原来那张表的新版，绑定按名称接着用' : '已收下')
      done(id)
    },
    onError: (error) => void message.error(errorText(error)),
  })
  return { bring: (file, of) => mutate({ file, of }), busy: isPending }
}
