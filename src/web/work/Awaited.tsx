import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { WorkItem } from '../../api/contract/loop.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { useSession } from '../session/use-session.ts'
import styles from './work.module.css'

/** For whom a case waits that somebody else must carry on; a person can be reminded, once a day. */
export function Awaited({ item, waits }: { readonly item: WorkItem; readonly waits: NonNullable<WorkItem['waits']> }) {
  const { message } = App.useApp()
  const { can } = useSession()
  const urge = useMutation({
    mutationFn: () => api.urgeCase({ id: item.id }),
    onSuccess: ({ told }) => void message.success(`已提醒${told}`),
    onError: (error) => void message.error(errorText(error)),
  })
  return (
    <p className={styles.waits}>
      等 {waits.who} {waits.step}
      {waits.person && can.step ? (
        <Button
          type="link"
          size="small"
          loading={urge.isPending}
          disabled={urge.isSuccess}
          onClick={() => urge.mutate()}
          aria-label={`催办：${item.subjectTitle}`}
        >
          {urge.isSuccess ? '已催' : '催办'}
        </Button>
      ) : null}
    </p>
  )
}
