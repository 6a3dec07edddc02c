import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { Alert, Button, Form } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { SessionView } from '../../api/contract/session.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { secondFactorQuery, sessionQuery } from '../http/queries.ts'
import { CodeItem } from '../session/CodeItem.tsx'
import { aimAtCounty } from '../session/county.ts'
import { PasskeyButton } from '../session/PasskeyButton.tsx'
import { askedFactors, provePasskey } from '../session/passkey.ts'
import styles from '../session/sign-in.module.css'
import { Brand } from '../theme/Brand.tsx'
import { OwnProofForm } from './OwnProofForm.tsx'

/** Back from the county: in, once that is proved, or linked to the account that set out. */
export function CountyReturn() {
  const [search] = useState(() => window.location.search)
  const proved = useQuery({
    queryKey: ['county', search],
    queryFn: () => api.endCountyTrip({ search }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const session = useQuery(sessionQuery)
  useEffect(() => {
    document.title = '县统一登录 · 铅笔'
    // The code is used up, and nobody's to find.
    window.history.replaceState(null, '', '/county')
  }, [])
  if (proved.isError)
    return (
      <Card>
        <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(proved.error)} />
        <Back />
      </Card>
    )
  if (proved.isPending || session.isPending) return <Card>正在核对……</Card>
  const linking = aimAtCounty() === 'link' ? session.data : null
  return <Card>{linking == null ? <Enter town={proved.data.town} /> : <LinkTo session={linking} />}</Card>
}

function Enter({ town }: { readonly town: string }) {
  const router = useRouter()
  const client = useQueryClient()
  const enter = useMutation({
    mutationFn: async ({ code, key = false }: { readonly code?: string; readonly key?: boolean }) =>
      api.enterByCounty({ code, ...(key ? { passkey: await provePasskey(town) } : {}) }),
    onSuccess: async () => {
      client.clear()
      await client.fetchQuery(sessionQuery)
      router.history.push('/')
    },
  })
  const { mutate } = enter
  useEffect(() => mutate({}), [mutate])
  const [asks, setAsks] = useState<ReturnType<typeof askedFactors>>()
  const asked = askedFactors(enter.error)
  useEffect(() => {
    if (asked !== undefined) setAsks((now) => now ?? asked)
  }, [asked])
  if (asks === undefined && !enter.isError) return '正在登录……'
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      size="large"
      aria-label="再证明一次"
      onFinish={(proof: { readonly code?: string }) => mutate(proof)}
    >
      {asks?.code === true ? <CodeItem /> : null}
      {enter.isError && asked === undefined ? (
        <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(enter.error)} />
      ) : null}
      {asks?.code === true ? (
        <Button type="primary" htmlType="submit" block loading={enter.isPending}>
          登录
        </Button>
      ) : null}
      {asks?.passkey === true ? (
        <PasskeyButton asked label="用通行密钥" busy={enter.isPending} press={() => mutate({ key: true })} />
      ) : null}
      <Back />
    </Form>
  )
}

function LinkTo({ session: { user, town } }: { readonly session: SessionView }) {
  const router = useRouter()
  const client = useQueryClient()
  const { data } = useQuery(secondFactorQuery)
  const leave = () => router.history.push('/account')
  const done = () => {
    void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
    leave()
  }
  if (data === undefined) return null
  return (
    <>
      <p>
        把刚才证明的县统一身份关联到{town.name}的账号“{user.account}”（{user.name}）。
      </p>
      <OwnProofForm
        label="关联"
        asksCode={data.since !== undefined}
        send={({ password, code }, passkey) => api.linkCounty({ password, code, passkey })}
        done={done}
        cancel={leave}
      />
    </>
  )
}

function Back() {
  return (
    <p className={styles.check}>
      <Link to="/sign-in">用账号和密码登录</Link>
    </p>
  )
}

function Card({ children }: { readonly children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <h1>
            <Brand size="large" />
          </h1>
        </header>
        {children}
      </div>
    </main>
  )
}
