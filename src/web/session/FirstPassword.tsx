import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sessionQuery } from '../http/queries.ts'
import { Brand } from '../theme/Brand.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import styles from './sign-in.module.css'

/** Before anything else: somebody else chose the password. */
export function FirstPassword() {
  const router = useRouter()
  const client = useQueryClient()
  const { data: session } = useQuery(sessionQuery)
  useEffect(() => {
    document.title = '设置密码 · 铅笔'
  }, [])
  const done = async () => {
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
    router.history.push('/')
  }
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <h1>
            <Brand size="large" />
          </h1>
          <p>{session?.passwordReason === 'old' ? '这个密码已经用得太久，请换一个新的。' : '这个密码是别人给的，请先换成自己的。'}</p>
        </header>
        <PasswordForm done={() => void done()} />
      </div>
    </main>
  )
}
