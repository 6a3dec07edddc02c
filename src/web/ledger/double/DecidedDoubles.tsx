import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import type { DoubleList } from '../../../api/contract/double.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { useSession } from '../../session/use-session.ts'
import styles from './double.module.css'

interface Props {
  readonly ledger: ResolvedLedger
  readonly decided: DoubleList['decided']
}

/** Pairs that somebody said are two, and the way back. */
export function DecidedDoubles({ ledger, decided }: Props) {
  const { message } = App.useApp()
  const { can } = useSession()
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: (decision: string) => api.undoDouble({ ledger: ledger.id, decision }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['ledger', ledger.id, 'doubles'] })
      void message.success('已撤回，这一对再列出来')
    },
    onError: (failure) => message.error(errorText(failure)),
  })
  return (
    <section className={styles.card} aria-label="核对过的">
      <h2>核对过，不是同一条</h2>
      <ul>
        {decided.map(({ id, left, right, why }) => (
          <li key={id}>
            {[left, right].map((side) => (
              <Link key={side.id} to="/ledgers/$ledger" params={{ ledger: ledger.id }} search={{ record: side.id }}>
                {side.title}
              </Link>
            ))}
            <span className={styles.pale}>{why}</span>
            {can.write ? (
              <Button type="link" size="small" loading={undo.isPending && undo.variables === id} onClick={() => undo.mutate(id)}>
                撤回
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
