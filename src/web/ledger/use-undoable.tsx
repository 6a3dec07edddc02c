import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { useRememberAct } from './use-last-act.tsx'

/** Says what was done as one act, with a press that takes all of it back; `changed` reads anew what is shown. */
export function useUndoable(ledger: string, changed: () => void): (words: string, entry: number | undefined) => void {
  const { message } = App.useApp()
  const undo = useMutation({
    mutationFn: (entry: number) => api.undoBulk({ ledger, entry: String(entry) }),
    onSuccess: () => {
      changed()
      void message.success('已整批撤回')
    },
    onError: (error) => message.error(errorText(error)),
  })
  const remember = useRememberAct(ledger)
  return (words, entry) => {
    if (entry !== undefined) remember({ words: `刚才${words.replace(/^已/, '')}，整批改回`, undo: () => undo.mutateAsync(entry) })
    const key = `bulk-${entry ?? 0}`
    const takeBack = (act: number) => {
      message.destroy(key)
      undo.mutate(act)
    }
    void message.open({
      key,
      type: 'success',
      duration: 10,
      content: (
        <>
          {words}
          {entry === undefined ? null : (
            <Button type="link" size="small" onClick={() => takeBack(entry)}>
              整批撤回
            </Button>
          )}
        </>
      ),
    })
  }
}
