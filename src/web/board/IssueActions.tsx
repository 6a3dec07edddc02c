import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { BoardContent, IssueView } from '../../api/contract/board.ts'
import { presentDay } from '../../definition/period/present-day.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { useCaseChanged } from '../loop/use-case-changed.ts'
import styles from './board.module.css'
import { presentMonth } from './words.ts'

/** Publishes the month as the ledgers stand, after saying what that means. */
export function PublishButton({
  board,
  month,
  content,
  from,
}: {
  readonly board: string
  readonly month: string
  readonly content: BoardContent
  /** The day from which it may be published, when that is still to come. */
  readonly from: string | undefined
}) {
  const { message } = App.useApp()
  const changed = useCaseChanged()
  const [open, setOpen] = useState(false)
  const send = useMutation({
    mutationFn: () => api.publishIssue({ id: board, month }),
    onSuccess: () => {
      changed()
      setOpen(false)
      void message.success(`已公布 ${presentMonth(month)}的榜单`)
    },
  })
  return (
    <>
      {from === undefined ? null : <small className={styles.notYet}>{presentDay(from)}起才能公布</small>}
      <Button type="primary" disabled={from !== undefined} onClick={() => setOpen(true)}>
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
        <p>
          {countWords(content)}名次按现在的台账排定。公布后 {content.appealDays} 天内可以提出异议；异议办结、期满以后才能定榜。
        </p>
        <p>公布出去的收不回来：有误的只能撤回重排，撤回也留在经过里。</p>
        {send.isError ? <p role="alert">{errorText(send.error)}</p> : null}
      </Modal>
    </>
  )
}

/** Freezes the issue, after saying what that means; until its day and while an objection is open, the reason stands beside it. */
export function FreezeButton({ view, content }: { readonly view: IssueView; readonly content: BoardContent }) {
  const { message } = App.useApp()
  const changed = useCaseChanged()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const { issue, freeze } = view
  const send = useMutation({
    mutationFn: () => api.freezeIssue({ id: issue.id }),
    onSuccess: (frozen) => {
      client.setQueryData(['board-issues', issue.id], frozen)
      changed()
      setOpen(false)
      void message.success('已定榜，名次和数据已封存')
    },
  })
  if (freeze === null) return null
  return (
    <>
      {freeze.allowed ? null : (
        <small id="freeze-not-yet" className={styles.notYet}>
          {freeze.why}
        </small>
      )}
      <Button
        type="primary"
        disabled={!freeze.allowed}
        {...(freeze.allowed ? {} : { 'aria-describedby': 'freeze-not-yet' })}
        onClick={() => setOpen(true)}
      >
        定榜
      </Button>
      <Modal
        open={open}
        title={`${presentMonth(issue.month)}的榜单定榜？`}
        okText="定榜"
        okButtonProps={{ loading: send.isPending }}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
      >
        <p>{countWords(content)}名次按此刻的台账最后重算一次：成立的异议更正过的数，从这里算进去。</p>
        <p>{freeze.does}</p>
        {send.isError ? <p role="alert">{errorText(send.error)}</p> : null}
      </Modal>
    </>
  )
}

/** How many projects it is about. */
function countWords({ ranking: { ranked, apart } }: BoardContent): string {
  return `${ranked.length} 个项目排名${apart.length === 0 ? '' : `，另有 ${apart.length} 个数据不够、不排名`}。`
}

/** Computes the issue once more from what it keeps, and from the ledgers of then. */
export function ProofButton({ issue }: { readonly issue: string }) {
  const { modal } = App.useApp()
  const send = useMutation({
    mutationFn: () => api.proveIssue({ id: issue }),
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
