import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { IssueProof, IssueView } from '../../api/contract/board.ts'
import { call, errorText } from '../http/client.ts'
import { useCaseChanged } from '../loop/use-case-changed.ts'
import { presentMonth } from './words.ts'

/** Publishes the month as the ledgers stand, after saying what that means. */
export function PublishButton({
  board,
  month,
  appealDays,
}: {
  readonly board: string
  readonly month: string
  readonly appealDays: number
}) {
  const { message } = App.useApp()
  const changed = useCaseChanged()
  const [open, setOpen] = useState(false)
  const send = useMutation({
    mutationFn: () => call<IssueView>(`/api/boards/${board}/issues`, { method: 'POST', body: { month } }),
    onSuccess: () => {
      changed()
      setOpen(false)
      void message.success(`已公布 ${presentMonth(month)}的榜单`)
    },
  })
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        公布
      </Button>
      <Modal
        open={open}
        title={`公布 ${presentMonth(month)}的榜单`}
        okText="公布"
        okButtonProps={{ loading: send.isPending }}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
      >
        <p>名次按现在的台账排定。公布后 {appealDays} 天内可以提出异议；异议办结、期满以后才能定榜。</p>
        {send.isError ? <p role="alert">{errorText(send.error)}</p> : null}
      </Modal>
    </>
  )
}

/** Freezes the issue; the server says why not when it is too early. */
export function FreezeButton({ issue }: { readonly issue: string }) {
  const { message } = App.useApp()
  const changed = useCaseChanged()
  const client = useQueryClient()
  const send = useMutation({
    mutationFn: () => call<IssueView>(`/api/board-issues/${issue}/freeze`, { method: 'POST' }),
    onSuccess: (view) => {
      client.setQueryData(['board-issues', issue], view)
      changed()
      void message.success('已定榜，名次和数据已封存')
    },
    onError: (error) => void message.error(errorText(error)),
  })
  return (
    <Button type="primary" loading={send.isPending} onClick={() => send.mutate()}>
      定榜
    </Button>
  )
}

/** Computes the issue once more from what it keeps, and from the ledgers of then. */
export function ProofButton({ issue }: { readonly issue: string }) {
  const { modal } = App.useApp()
  const send = useMutation({
    mutationFn: () => call<IssueProof>(`/api/board-issues/${issue}/proof`),
    onSuccess: ({ digest, intact, sameRanking, sameReading }) => {
      const words = [
        `保存的内容与摘要${intact ? '相符' : '不符'}`,
        `按保存的数据重算，名次${sameRanking ? '逐字相同' : '不同'}`,
        `按当时的台账和规则重读，内容${sameReading ? '逐字相同' : '不同'}`,
      ]
      const good = intact && sameRanking && sameReading
      const content = (
        <>
          <ul>
            {words.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
          <small style={{ overflowWrap: 'anywhere' }}>摘要 {digest}</small>
        </>
      )
      if (good) modal.success({ title: '复算一致', content, okText: '知道了' })
      else modal.error({ title: '复算不一致', content, okText: '知道了' })
    },
    onError: (error) => modal.error({ title: '没有复算成', content: errorText(error), okText: '知道了' }),
  })
  return (
    <Button loading={send.isPending} onClick={() => send.mutate()}>
      复算
    </Button>
  )
}
