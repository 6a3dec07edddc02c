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
import styles from './sign-in.module.css'

const route = getRouteApi('/sign-in')

export function SignIn() {
  const [form] = Form.useForm<SignInBody>()
  const { from } = route.useSearch()
  const router = useRouter()
  const client = useQueryClient()
  const demo = useQuery(demoUsersQuery)
  const { data: towns = [] } = useQuery(signInTownsQuery)
  const several = towns.length > 1
  const account = useRef<InputRef>(null)
  const signIn = useMutation({
    mutationFn: (body: SignInBody) => api.signIn(body),
    onSuccess: async () => {
      client.clear()
      await client.fetchQuery(sessionQuery)
      router.history.push(from?.startsWith('/') && !from.startsWith('//') ? from : '/')
    },
  })
  const asksCode = useAsksCode(signIn.error)
  useEffect(() => {
    document.title = '登录 · 铅笔'
    account.current?.focus()
  }, [])

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
          {asksCode ? <CodeItem /> : null}
          {signIn.isError && !isAsking(signIn.error) ? (
            <Alert type="error" showIcon className={styles.alert ?? ''} title={signInError(signIn.error)} />
          ) : null}
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            登录
          </Button>
        </Form>
        {demo.data !== undefined && demo.data.length > 0 ? <DemoUsers users={demo.data} choose={choose} busy={signIn.isPending} /> : null}
        <p className={styles.check}>
          不登录也能用：<a href="/report-check">报告检查</a>
        </p>
      </div>
    </main>
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

/** Once a code was asked for it goes on being asked for, whatever is wrong with the next try; the cursor stands in it. */
function useAsksCode(error: unknown): boolean {
  const [asks, setAsks] = useState(false)
  const asked = isAsking(error)
  useEffect(() => {
    if (asked) setAsks(true)
  }, [asked])
  useEffect(() => {
    if (asks) document.getElementById('code')?.focus()
  }, [asks])
  return asks
}

function isAsking(error: unknown): boolean {
  return error instanceof HttpError && error.code === 'second-factor'
}

function signInError(error: unknown): string {
  if (error instanceof HttpError && error.status === 401) return '账号或密码不对。'
  return errorText(error)
}
