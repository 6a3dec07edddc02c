import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { errorText } from '../http/client.ts'
import { CodeItem } from '../session/CodeItem.tsx'
import { askedFactors, provePasskey } from '../session/passkey.ts'
import { useSession } from '../session/use-session.ts'
import styles from './manage.module.css'

export interface OwnProof {
  readonly name?: string
  readonly password: string
  readonly code?: string
}

interface Props {
  readonly label: string
  readonly named?: boolean
  /** Whether a device with codes is set: its code will do. */
  readonly asksCode: boolean
  readonly send: (proof: OwnProof, passkey: Awaited<ReturnType<typeof provePasskey>> | undefined) => Promise<unknown>
  readonly done: () => void
  readonly cancel: () => void
}

/** What somebody says who changes how they sign in: the password, and what they have beside it already; a passkey is asked at the device. */
export function OwnProofForm({ label, named = false, asksCode, send, done, cancel }: Props) {
  const { town } = useSession()
  const prove = useMutation({
    mutationFn: async (proof: OwnProof) => {
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
    <Form name="passkey" layout="vertical" requiredMark={false} onFinish={(proof: OwnProof) => prove.mutate(proof)} aria-label={label}>
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
