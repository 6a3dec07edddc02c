import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Alert, Button, Form, Input, type InputRef, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { DemoUser, SignInBody, SignInTown } from '../../api/contract/session.ts'
import { api } from '../http/api.ts'
import { errorText, HttpError } from '../http/client.ts'
import { demoUsersQuery, sessionQuery, signInTownsQuery } from '../http/queries.ts'
import { Brand } from '../theme/Brand.tsx'
import { CodeItem } from './CodeItem.tsx'
import { goToCounty } from './county.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import { askedFactors, provePasskey } from './passkey.ts'
import styles from './sign-in.module.css'

const route = getRouteApi('/sign-in')

/** By account and password, with a passkey beside them, or by a passkey alone. */
type Way = SignInBody | { readonly passkey: 'alone'; readonly town: string } | (SignInBody & { readonly passkey: 'beside' })

export function SignIn() {
  const [form] = Form.useForm<SignInBody>()
  const { from } = route.useSearch()
  const demo = useQuery(demoUsersQuery)
  const { data: towns = [] } = useQuery(signInTownsQuery)
  const several = towns.length > 1
  const account = useRef<InputRef>(null)
  const signIn = useSignIn(from)
  const asks = useAsked(signIn.error)
  const chosen = Form.useWatch('town', form)
  const entered = several ? towns.find(({ code }) => code === chosen) : towns[0]
  useEffect(() => {
    document.title = '登录 · 铅笔'
    account.current?.focus()
  }, [])

  const showKey = async () => {
    const { town, account, password } = await form.validateFields(['town', 'account', 'password'])
    signIn.mutate({ passkey: 'beside', account, password, ...(town === undefined ? {} : { town }) })
  }
  const choose = ({ account, password }: DemoUser) => {
    form.setFieldsValue({ account, password })
    if (several) form.submit()
    else signIn.mutate({ account, password })
  }

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Welcome />
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          size="large"
          onFinish={(values) => signIn.mutate(values)}
          aria-label="登录"
        >
          {several ? <TownField towns={towns} /> : null}
          <Form.Item name="account" label="账号" rules={[{ required: true, message: '请填写账号' }]}>
            <Input ref={account} autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {asks?.code === true ? <CodeItem /> : null}
          {signIn.isError && askedFactors(signIn.error) === undefined ? (
            <Alert type="error" showIcon className={styles.alert ?? ''} title={signInError(signIn.error)} />
          ) : null}
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            登录
          </Button>
          <OtherWays
            asksKey={asks?.passkey === true}
            town={entered}
            busy={signIn.isPending}
            showKey={() => void showKey()}
            enterByKey={(town) => signIn.mutate({ passkey: 'alone', town })}
          />
        </Form>
        {demo.data !== undefined && demo.data.length > 0 ? <DemoUsers users={demo.data} choose={choose} busy={signIn.isPending} /> : null}
        <p className={styles.check}>
          不登录也能用：<a href="/report-check">报告检查</a>
        </p>
      </div>
    </main>
  )
}

function useSignIn(from: string | undefined) {
  const router = useRouter()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (way: Way) => {
      if (!('passkey' in way)) return api.signIn(way)
      const { passkey: _, ...rest } = way
      const passkey = await provePasskey(rest.town)
      return api.signInByPasskey({ ...rest, passkey })
    },
    onSuccess: async () => {
      client.clear()
      await client.fetchQuery(sessionQuery)
      router.history.push(from?.startsWith('/') && !from.startsWith('//') ? from : '/')
    },
  })
}

interface OtherWaysProps {
  /** A passkey was asked for beside the password. */
  readonly asksKey: boolean
  readonly town: SignInTown | undefined
  readonly busy: boolean
  readonly showKey: () => void
  readonly enterByKey: (town: string) => void
}

function OtherWays({ asksKey, town, busy, showKey, enterByKey }: OtherWaysProps) {
  const toCounty = useMutation({ mutationFn: (code: string) => goToCounty(code, 'enter') })
  if (asksKey) return <PasskeyButton asked label="用通行密钥" busy={busy} press={showKey} />
  if (town === undefined) return null
  return (
    <>
      {town.passkeyAlone === true ? <PasskeyButton label="用通行密钥登录" busy={busy} press={() => enterByKey(town.code)} /> : null}
      {town.countyLogin === undefined ? null : (
        <Button block className={styles.other ?? ''} loading={toCounty.isPending} onClick={() => toCounty.mutate(town.code)}>
          {town.countyLogin}
        </Button>
      )}
      {toCounty.isError ? <Alert type="error" showIcon className={styles.other ?? ''} title={errorText(toCounty.error)} /> : null}
    </>
  )
}

function Welcome() {
  return (
    <header className={styles.head}>
      <h1>
        <Brand size="large" />
      </h1>
      <p>
        乡镇的一本工作台账。
        <br />
        事实只写一次，数字件件有来源。
      </p>
    </header>
  )
}

function TownField({ towns }: { readonly towns: readonly SignInTown[] }) {
  return (
    <Form.Item name="town" label="乡镇" rules={[{ required: true, message: '请选择你所在的乡镇' }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选择你所在的乡镇"
        options={towns.map(({ code, name, county }) => ({ value: code, label: county === '' ? name : `${county} ${name}` }))}
      />
    </Form.Item>
  )
}

function DemoUsers({
  users,
  choose,
  busy,
}: {
  readonly users: readonly DemoUser[]
  readonly choose: (user: DemoUser) => void
  readonly busy: boolean
}) {
  return (
    <section className={styles.demo} aria-label="演示账号">
      <h2>演示镇：点一位同志直接进入</h2>
      <ul>
        {users.map((user) => (
          <li key={user.account}>
            <button type="button" disabled={busy} onClick={() => choose(user)}>
              <b>{user.name}</b>
              <span>{user.office}</span>
              <small>{user.roleLabel}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Once something beside the password was asked for it goes on being asked for, whatever is wrong with the next try; the cursor stands in the code. */
function useAsked(error: unknown): ReturnType<typeof askedFactors> {
  const [asks, setAsks] = useState<ReturnType<typeof askedFactors>>()
  const asked = askedFactors(error)
  const [code, passkey] = [asked?.code, asked?.passkey]
  useEffect(() => {
    if (code !== undefined && passkey !== undefined) setAsks({ code, passkey })
  }, [code, passkey])
  useEffect(() => {
    if (asks?.code === true) document.getElementById('code')?.focus()
  }, [asks])
  return asks
}

function signInError(error: unknown): string {
  if (error instanceof HttpError && error.status === 401) return '账号或密码不对。'
  return errorText(error)
}
