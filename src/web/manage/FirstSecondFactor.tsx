import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sessionQuery } from '../http/queries.ts'
import styles from '../session/sign-in.module.css'
import { Brand } from '../theme/Brand.tsx'
import { Passkeys } from './Passkeys.tsx'
import { SecondFactor } from './SecondFactor.tsx'

/** Before anything else: the town asks those of this role for a device beside the password. */
export function FirstSecondFactor() {
  const router = useRouter()
  const client = useQueryClient()
  useEffect(() => {
    document.title = '第二因子 · 铅笔'
  }, [])
  const changed = async () => {
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
          <p>你的角色登录要有第二因子，请先设好一样：手机验证器，或者通行密钥。</p>
        </header>
        <section className={styles.way} aria-label="手机验证器">
          <SecondFactor changed={() => void changed()} />
        </section>
        <section className={styles.way} aria-label="通行密钥">
          <Passkeys changed={() => void changed()} />
        </section>
      </div>
    </main>
  )
}
