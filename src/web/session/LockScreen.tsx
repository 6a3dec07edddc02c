import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { SessionView } from '../../api/contract/session.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { CodeItem } from './CodeItem.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { askedFactors, provePasskey } from './passkey.ts'
import styles from './sign-in.module.css'

interface Proof {
  readonly password: string
  readonly code?: string
  readonly passkey?: Awaited<ReturnType<typeof provePasskey>>
}

/** Over the page of somebody who was away too long: only they open it again; anybody else signs in anew, and what lay below is gone. */
export function LockScreen({ session: { user, town, idleMinutes }, done }: { readonly session: SessionView; readonly done: () => void }) {
  const [error, setError] = useState<unknown>()
  const [form] = Form.useForm<Proof>()
  const [asks, setAsks] = useState<ReturnType<typeof askedFactors>>()
  const [busy, setBusy] = useState(false)
  // The house's queries rest while the page is locked: this call is made beside them.
  const enter = async (proof: Proof) => {
    setBusy(true)
    try {
      const { password, code, passkey } = proof
      const who = { town: town.code, account: user.account, password }
      await (passkey === undefined ? api.signIn({ ...who, code }) : api.signInByPasskey({ ...who, passkey }))
      done()
    } catch (caught) {
      const asked = askedFactors(caught)
      if (asked !== undefined) setAsks(asked)
      setError(asked !== undefined && asks === undefined ? undefined : caught)
    } finally {
      setBusy(false)
    }
  }
  const showKey = async () => {
    try {
      const { password } = await form.validateFields(['password'])
      await enter({ password, passkey: await provePasskey(town.code) })
    } catch (caught) {
      if (caught instanceof Error) setError(caught)
    }
  }
  const leave = () => window.location.assign('/sign-in')
  return createPortal(
    <div className={styles.lock} role="dialog" aria-modal="true" aria-label="请再登录">
      <div className={styles.page}>
        <div className={styles.card}>
          <header className={styles.head}>
            <h1 className={styles.away}>{user.name}，请再登录</h1>
            <p>{idleMinutes} 分钟没有操作，登录已经结束。没写完的还在，登录以后接着写。</p>
          </header>
          <Form
            form={form}
            name="again"
            layout="vertical"
            requiredMark={false}
            size="large"
            onFinish={(proof: Proof) => void enter(proof)}
            aria-label="再登录"
          >
            <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
              <Input.Password autoComplete="current-password" autoFocus />
            </Form.Item>
            {asks?.code === true ? <CodeItem /> : null}
            {error === undefined ? null : <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(error)} />}
            <Button type="primary" htmlType="submit" block loading={busy}>
              登录
            </Button>
            {asks?.passkey === true ? <PasskeyButton asked label="用通行密钥" busy={busy} press={() => void showKey()} /> : null}
            <Button type="link" block onClick={leave}>
              换人登录（没写完的不留）
            </Button>
          </Form>
        </div>
      </div>
    </div>,
    document.body,
  )
}
