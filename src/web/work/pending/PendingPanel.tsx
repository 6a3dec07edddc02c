import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { PendingChangeView } from '../../../api/contract/agreement.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { pendingQuery } from '../../http/queries.ts'
import { PendingItem } from './PendingItem.tsx'
import styles from './pending.module.css'

interface Props {
  /** Only what is about these; all of it when absent. */
  readonly kinds?: readonly PendingChangeView['kind'][]
}

/** What waits for me to agree, what I asked for, and what became of it; nothing where there is none. */
export function PendingPanel({ kinds }: Props) {
  const { data = [] } = useQuery(pendingQuery)
  const shown = data.filter(({ kind }) => kinds?.includes(kind) ?? true)
  const mine = shown.filter(({ mayAgree }) => mayAgree)
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="agreements" className={styles.panel}>
      <header className={styles.head}>
        <h2 id="agreements">待另一人同意</h2>
        {mine.length === 0 ? null : <span>等你同意 {mine.length} 项</span>}
        {mine.length > 1 ? <AgreeAll changes={mine} /> : null}
      </header>
      <ul className={styles.list}>
        {shown.map((one) => (
          <PendingItem key={one.id} change={one} named />
        ))}
      </ul>
    </section>
  )
}

function AgreeAll({ changes }: { readonly changes: readonly PendingChangeView[] }) {
  const { message, modal } = App.useApp()
  const client = useQueryClient()
  const agree = useMutation({
    mutationFn: () => api.agreeChanges({ changes: changes.map(({ id }) => id).slice(0, 500) }),
    onSuccess: (done) => {
      void client.invalidateQueries()
      const overtaken = done.filter(({ state }) => state === 'overtaken').length
      void message.success(`同意了 ${done.length - overtaken} 项${overtaken === 0 ? '' : `，${overtaken} 项内容动过，作废了`}`)
    },
    onError: (error) => message.error(errorText(error)),
  })
  return (
    <Button
      size="small"
      loading={agree.isPending}
      onClick={() =>
        void modal.confirm({
          title: `同意这 ${changes.length} 项改动？`,
          content: '每一项都核对过依据再同意。同意以后马上生效，记在你名下。',
          okText: '都同意',
          cancelText: '再看看',
          onOk: () => agree.mutateAsync(),
        })
      }
    >
      都同意
    </Button>
  )
}
