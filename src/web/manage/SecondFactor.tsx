import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, QRCode } from 'antd'
import { useState } from 'react'
import { api } from '../http/api.ts'
import { errorText, HttpError } from '../http/client.ts'
import { secondFactorQuery } from '../http/queries.ts'
import { presentInstant } from '../parts/time.ts'
import { CodeItem } from '../session/CodeItem.tsx'
import { askedFactors, provePasskey } from '../session/passkey.ts'
import { useSession } from '../session/use-session.ts'
import styles from './manage.module.css'

const besidePassword = '登录只要密码。设了第二因子，别人知道密码也进不来：登录时再填手机上每半分钟换一次的 6 位数字。'
const besideKey = '登录要密码和通行密钥。再设一个手机验证器，密钥不在手边时也进得来。'

interface Proof {
  readonly password: string
  readonly code: string
  readonly oldCode?: string
}

/** One's own device beside the password: set by a picture and a first code, taken away by password and code. `changed` hears of either. */
export function SecondFactor({ changed }: { readonly changed?: () => void }) {
  const { message } = App.useApp()
  const { town } = useSession()
  const client = useQueryClient()
  const { data } = useQuery(secondFactorQuery)
  const [ends, setEnds] = useState(false)
  const propose = useMutation({ mutationFn: () => api.proposeSecondFactor(), onError: (error) => message.error(errorText(error)) })
  const done = (said: string) => {
    propose.reset()
    setEnds(false)
    void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
    void message.success(said)
    changed?.()
  }
  if (data === undefined) return null
  const hasKey = (data.passkeys ?? []).length > 0
  if (propose.data !== undefined) {
    const { secret, uri } = propose.data
    return (
      <>
        <p>用手机上的验证器（各家应用商店里都有，不用联网）扫一扫，再填它显示的 6 位数字。</p>
        <figure className={styles.picture}>
          <QRCode value={uri} size={168} bordered={false} color="#000000" bgColor="#ffffff" aria-label="给验证器扫的二维码" />
          <figcaption>
            扫不了就手工输入：<code>{inFours(secret)}</code>
          </figcaption>
        </figure>
        <ProofForm
          label="设第二因子"
          replaces={data.since !== undefined}
          send={(proof) => setWith({ secret, ...proof }, town.code)}
          done={() => done('已设好。以后登录要密码和验证码。')}
          cancel={() => propose.reset()}
        />
      </>
    )
  }
  if (ends)
    return (
      <ProofForm
        label="取消第二因子"
        send={(proof) => api.clearSecondFactor(proof)}
        done={() => done(hasKey ? '已取消。以后登录要密码和通行密钥。' : '已取消。以后登录只要密码。')}
        cancel={() => setEnds(false)}
      />
    )
  if (data.since === undefined)
    return (
      <>
        <p>{hasKey ? besideKey : besidePassword}</p>
        <Button onClick={() => propose.mutate()} loading={propose.isPending}>
          设第二因子
        </Button>
      </>
    )
  return (
    <>
      <p>
        登录要密码和验证码{hasKey ? '（或者通行密钥）' : ''}，{presentInstant(data.since)}
        起。换手机要原来那部的验证码；丢了请管理员在“用户”里取消，再设新的。
      </p>
      <div className={styles.acts}>
        <Button onClick={() => propose.mutate()} loading={propose.isPending}>
          换一部手机
        </Button>
        <Button onClick={() => setEnds(true)}>取消第二因子</Button>
      </div>
    </>
  )
}

/** Whoever has a passkey already shows it: a second way in is not opened at an open desk. */
async function setWith(setting: Proof & { readonly secret: string }, town: string) {
  try {
    return await api.setSecondFactor(setting)
  } catch (error) {
    if (askedFactors(error)?.passkey !== true) throw error
    return api.setSecondFactor({ ...setting, passkey: await provePasskey(town) })
  }
}

const fields = ['password', 'code', 'oldCode'] as const

interface ProofFormProps {
  readonly label: string
  /** Whether a device that is set gives way: its code is asked for as well. */
  readonly replaces?: boolean
  readonly send: (proof: Proof) => Promise<unknown>
  readonly done: () => void
  readonly cancel: () => void
}

function ProofForm({ label, replaces = false, send, done, cancel }: ProofFormProps) {
  const [form] = Form.useForm<Proof>()
  const prove = useMutation({
    mutationFn: send,
    onSuccess: done,
    onError: (error) => {
      if (!(error instanceof HttpError)) return
      form.setFields(
        fields.flatMap((name) => error.fields.filter(({ field }) => field === name).map(({ message }) => ({ name, errors: [message] }))),
      )
    },
  })
  const isNamed = prove.error instanceof HttpError && prove.error.fields.some(({ field }) => fields.some((name) => name === field))
  return (
    <Form
      form={form}
      name="second-factor"
      layout="vertical"
      requiredMark={false}
      onFinish={(proof) => prove.mutate(proof)}
      aria-label={label}
    >
      <Form.Item name="password" label="自己的密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {replaces ? <CodeItem old /> : null}
      <CodeItem />
      {prove.isError && !isNamed ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(prove.error)} /> : null}
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" loading={prove.isPending}>
          {label}
        </Button>
        <Button onClick={cancel}>不了</Button>
      </div>
    </Form>
  )
}

/** As one reads it off to type it. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
