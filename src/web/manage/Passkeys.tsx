import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { OwnPasskeyView } from '../../api/contract/passkey.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { secondFactorQuery } from '../http/queries.ts'
import { presentInstant } from '../parts/time.ts'
import { CodeItem } from '../session/CodeItem.tsx'
import { askedFactors, knowsPasskeys, makePasskey, provePasskey } from '../session/passkey.ts'
import { useSession } from '../session/use-session.ts'
import styles from './manage.module.css'

interface Proof {
  readonly name?: string
  readonly password: string
  readonly code?: string
}

type Act = { readonly kind: 'add' } | { readonly kind: 'remove'; readonly key: OwnPasskeyView }

/** One's own passkeys: each by its name, made at a device, taken away again. `changed` hears of either. */
export function Passkeys({ changed }: { readonly changed?: () => void }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const { data } = useQuery(secondFactorQuery)
  const [act, setAct] = useState<Act>()
  if (data === undefined) return null
  const done = (said: string) => {
    setAct(undefined)
    void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
    void message.success(said)
    changed?.()
  }
  const why = data.noPasskeys ?? (knowsPasskeys() ? undefined : '这个浏览器不认通行密钥，请换新一点的浏览器。')
  const asksCode = data.since !== undefined
  const { passkeys = [] } = data
  return (
    <>
      <p>通行密钥存在手机、电脑或安全钥匙里，用指纹、面容或开机密码打开，钓鱼网站骗不走。可以设几把，各起个名字。</p>
      <ul>
        {passkeys.map((key) => (
          <KeyLine key={key.id} passkey={key} remove={() => setAct({ kind: 'remove', key })} />
        ))}
      </ul>
      {act?.kind === 'remove' ? (
        <ProofForm
          label={`去掉“${act.key.name}”`}
          asksCode={asksCode}
          send={async ({ password, code }, passkey) => api.removePasskey({ passkeyId: act.key.id, password, code, passkey })}
          done={() => done('已去掉。')}
          cancel={() => setAct(undefined)}
        />
      ) : act?.kind === 'add' ? (
        <ProofForm
          label="设通行密钥"
          named
          asksCode={asksCode}
          send={async ({ name = '', password, code }, passkey) =>
            api.addPasskey({ name, password, code, passkey, made: await makePasskey() })
          }
          done={() => done('已设好。以后登录要密码和它。')}
          cancel={() => setAct(undefined)}
        />
      ) : (
        <Button disabled={why !== undefined} onClick={() => setAct({ kind: 'add' })}>
          {passkeys.length === 0 ? '设通行密钥' : '再设一把'}
        </Button>
      )}
      {why === undefined ? null : <p className={styles.pale}>{why}</p>}
    </>
  )
}

function KeyLine({ passkey: { name, rp, since }, remove }: { readonly passkey: OwnPasskeyView; readonly remove: () => void }) {
  return (
    <li>
      <span>
        {name}
        <small>
          {rp}，{presentInstant(since)}设
        </small>
      </span>
      <Button size="small" onClick={remove} aria-label={`去掉“${name}”`}>
        去掉
      </Button>
    </li>
  )
}

interface ProofFormProps {
  readonly label: string
  readonly named?: boolean
  /** Whether a device with codes is set: its code will do. */
  readonly asksCode: boolean
  readonly send: (proof: Proof, passkey: Awaited<ReturnType<typeof provePasskey>> | undefined) => Promise<unknown>
  readonly done: () => void
  readonly cancel: () => void
}

function ProofForm({ label, named = false, asksCode, send, done, cancel }: ProofFormProps) {
  const { town } = useSession()
  const prove = useMutation({
    mutationFn: async (proof: Proof) => {
      try {
        return await send(proof, undefined)
      } catch (error) {
        // Whoever has only passkeys shows one of them.
        if (askedFactors(error)?.passkey !== true) throw error
        return send(proof, await provePasskey(town.code))
      }
    },
    onSuccess: done,
  })
  return (
    <Form name="passkey" layout="vertical" requiredMark={false} onFinish={(proof: Proof) => prove.mutate(proof)} aria-label={label}>
      {named ? (
        <Form.Item
          name="name"
          label="给它起个名字"
          extra="如：办公室电脑、自己的手机。"
          rules={[{ required: true, message: '请起个名字' }]}
        >
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
      ) : null}
      <Form.Item name="password" label="自己的密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {asksCode ? <CodeItem /> : null}
      {prove.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(prove.error)} /> : null}
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" loading={prove.isPending}>
          {label}
        </Button>
        <Button onClick={cancel}>不了</Button>
      </div>
    </Form>
  )
}
