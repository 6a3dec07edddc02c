import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useCallback, useRef } from 'react'

/** What somebody did last in a ledger, as long as the page lives, and how it is taken back. */
export interface LastAct {
  /** What taking it back does, as one says it: 改回“1号路”的费用. */
  readonly words: string
  readonly undo: () => Promise<unknown>
}

const keyOf = (ledger: string) => ['last-act', ledger]

/** Remembers an act in place of the one before. Another sign-in empties it, as it does drafts. */
export function useRememberAct(ledger: string): (act: LastAct) => void {
  const client = useQueryClient()
  return useCallback(
    (act) => {
      client.setQueryDefaults(['last-act'], { gcTime: Number.POSITIVE_INFINITY })
      client.setQueryData(keyOf(ledger), act)
    },
    [client, ledger],
  )
}

/** So long a question stands; pressing the key again within it is the answer. */
const asked = 8

/** One key for the last act: the first press says what would be taken back, the second, or the button, does it. */
export function useUndoLastAct(ledger: string): () => void {
  const { message } = App.useApp()
  const client = useQueryClient()
  const question = useRef<LastAct>(undefined)
  return () => {
    const act = client.getQueryData<LastAct>(keyOf(ledger))
    const key = 'last-act'
    const close = () => {
      question.current = undefined
      message.destroy(key)
    }
    if (act === undefined) return void message.open({ key, type: 'info', content: '这一页上还没有可以撤回的事。', duration: 4 })
    const takeBack = () => {
      close()
      client.removeQueries({ queryKey: keyOf(ledger), exact: true })
      // What went wrong is said by the act itself.
      act.undo().catch(() => undefined)
    }
    if (question.current === act) return takeBack()
    question.current = act
    void message.open({
      key,
      type: 'info',
      duration: asked,
      onClose: () => {
        question.current = undefined
      },
      content: (
        <>
          撤回上一步：{act.words}？
          <Button type="link" size="small" onClick={takeBack}>
            撤回
          </Button>
          （再按一次 Ctrl+Z）
        </>
      ),
    })
  }
}
