import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { CaseDetail } from '../../../api/contract/loop.ts'
import { addDays } from '../../../definition/period/calendar-day.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { CalendarField } from '../../parts/calendar/CalendarField.tsx'
import { useSession } from '../../session/use-session.ts'
import { useCaseChanged } from '../use-case-changed.ts'
import { CaseSelect } from './CaseSelect.tsx'
import styles from './case.module.css'

type Move = 'suspend' | 'resume' | 'merge'

const words: Readonly<Record<Move, { readonly label: string; readonly title: string; readonly note: string; readonly done: string }>> = {
  suspend: { label: '中止', title: '中止办理', note: '中止期间不计期限；到期自动接着算。', done: '已中止' },
  resume: { label: '恢复办理', title: '恢复办理', note: '从今天起接着计期限，中止的日子不算在内。', done: '已恢复办理' },
  merge: { label: '并入另一件', title: '并入另一件事项', note: '重复的事项并进主件后即结束，以主件的办理结果为准。', done: '已并入' },
}

/** What can be done with a case beside its steps: rest it for a reason, take it up again, fold a duplicate into its main case. */
export function CaseMoves({ detail }: { readonly detail: CaseDetail }) {
  const { can } = useSession()
  const [asking, setAsking] = useState<Move>()
  if (detail.case.outcome !== null || !can.step) return null
  const moves = (['suspend', 'resume', 'merge'] as const).filter((move) => detail[move].allowed)
  if (moves.length === 0) return null
  return (
    <div className={styles.moves}>
      {moves.map((move) => (
        <Button key={move} size="small" onClick={() => setAsking(move)}>
          {words[move].label}
        </Button>
      ))}
      {asking === undefined ? null : <MoveDialog key={asking} move={asking} detail={detail} close={() => setAsking(undefined)} />}
    </div>
  )
}

function MoveDialog({ move, detail, close }: { readonly move: Move; readonly detail: CaseDetail; readonly close: () => void }) {
  const { message } = App.useApp()
  const { today } = useSession()
  const changed = useCaseChanged()
  const { case: item, suspend } = detail
  const [opinion, setOpinion] = useState('')
  const [until, setUntil] = useState<string>()
  const [into, setInto] = useState<string>()
  const send = useMutation({
    mutationFn: () => {
      const { id, version } = item
      const said = opinion.trim()
      if (move === 'suspend') return api.suspendCase({ id, version, until: until ?? '', opinion: said })
      const words = said === '' ? undefined : said
      return move === 'merge'
        ? api.mergeCase({ id, version, into: into ?? '', opinion: words })
        : api.resumeCase({ id, version, opinion: words })
    },
    onSuccess: (view) => {
      changed(view)
      void message.success(`${item.subjectTitle}：${words[move].done}`)
      close()
    },
  })
  const lacks = (move === 'suspend' && (until === undefined || opinion.trim() === '')) || (move === 'merge' && into === undefined)
  return (
    <Modal
      open
      title={words[move].title}
      okText={words[move].label}
      okButtonProps={{ disabled: lacks, loading: send.isPending }}
      onOk={() => send.mutate()}
      onCancel={close}
      destroyOnHidden
    >
      <p className={styles.note}>
        {words[move].note}
        {move === 'suspend' ? `最多 ${suspend.mostDays} 天。` : ''}
      </p>
      {send.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(send.error)} /> : null}
      {move === 'suspend' ? (
        <label className={styles.field} htmlFor="suspend-until">
          <span>中止到哪天</span>
          <CalendarField
            grain="day"
            id="suspend-until"
            value={until}
            change={setUntil}
            first={addDays(today, 1)}
            last={addDays(today, suspend.mostDays)}
          />
        </label>
      ) : null}
      {move === 'merge' ? <CaseSelect item={item} value={into} change={setInto} /> : null}
      <label className={styles.field} htmlFor="move-opinion">
        <span>{move === 'suspend' ? '中止理由' : '说明（可不填）'}</span>
        <Input.TextArea id="move-opinion" rows={2} maxLength={2_000} value={opinion} onChange={(event) => setOpinion(event.target.value)} />
      </label>
    </Modal>
  )
}
