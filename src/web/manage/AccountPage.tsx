import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { OwnSessionView } from '../../api/contract/session.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { ownSessionsQuery } from '../http/queries.ts'
import { presentInstant } from '../parts/time.ts'
import { PasswordForm } from '../session/PasswordForm.tsx'
import { CountyLink } from './CountyLink.tsx'
import styles from './manage.module.css'
import { Passkeys } from './Passkeys.tsx'
import { SecondFactor } from './SecondFactor.tsx'

/** One's own account: the password, the device beside it, and where one is signed in. */
export function AccountPage() {
  const { message } = App.useApp()
  const client = useQueryClient()
  const { data: sessions = [] } = useQuery(ownSessionsQuery)
  const changed = () => {
    void client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey })
    message.success('密码已改，别处的登录都已结束。')
  }
  return (
    <>
      <PageHeader title="我的账号" />
      <div className={styles.page}>
        <section className={styles.account} aria-label="修改密码">
          <h2>修改密码</h2>
          <PasswordForm done={changed} />
        </section>
        <section className={styles.account} aria-label="第二因子">
          <h2>第二因子</h2>
          <SecondFactor />
        </section>
        <section className={styles.account} aria-label="通行密钥">
          <h2>通行密钥</h2>
          <Passkeys />
        </section>
        <CountyLink />
        <section className={styles.account} aria-label="登录情况">
          <h2>登录情况</h2>
          <ul>
            {sessions.map((session) => (
              <SessionLine key={session.id} session={session} />
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

function SessionLine({ session }: { readonly session: OwnSessionView }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => api.endOwnSession({ session: session.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
    onError: (error) => message.error(errorText(error)),
  })
  const begun = session.begunAt === undefined ? '' : presentInstant(session.begunAt)
  return (
    <li>
      <span>
        {begun} {session.address ?? ''}
        {session.isThis ? ' · 这一次' : ''}
        <small title={session.agent}>{session.agent ?? ''}</small>
      </span>
      {session.isThis ? null : (
        <Button size="small" loading={end.isPending} onClick={() => end.mutate()} aria-label={`结束 ${begun} 的登录`}>
          结束
        </Button>
      )}
    </li>
  )
}
