import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { WebhookView } from '../../api/contract/loop.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import styles from './manage.module.css'
import { webhookKinds } from './webhook-kinds.ts'

/** A new place that notices are sent to. Its address and key are not shown again. */
export function WebhookForm({ close }: { readonly close: () => void }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [kind, setKind] = useState<WebhookView['kind']>('dingtalk')
  const [label, setLabel] = useState('')
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState('')
  const save = useMutation({
    mutationFn: () =>
      api.addWebhook({ kind, label: label.trim(), url: url.trim(), secret: secret.trim() === '' ? undefined : secret.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['webhooks'] })
      void message.success(`已新增：${label}`)
      close()
    },
  })
  return (
    <Modal
      open
      title="新增推送"
      okText="保存"
      okButtonProps={{ disabled: label.trim() === '' || url.trim().length < 8, loading: save.isPending }}
      onOk={() => save.mutate()}
      onCancel={close}
    >
      {save.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(save.error)} /> : null}
      <div className={styles.field}>
        <label htmlFor="hook-kind">发到哪里</label>
        <Select
          id="hook-kind"
          style={{ width: '100%' }}
          value={kind}
          onChange={setKind}
          options={(['dingtalk', 'wecom', 'plain'] as const).map((value) => ({ value, label: webhookKinds[value] }))}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="hook-label">名称</label>
        <Input
          id="hook-label"
          value={label}
          maxLength={100}
          placeholder="如：经济发展办公室工作群"
          onChange={(event) => setLabel(event.target.value)}
        />
      </div>
      <UrlField url={url} change={setUrl} />
      {kind === 'wecom' ? null : <SecretField secret={secret} change={setSecret} />}
    </Modal>
  )
}

function UrlField({ url, change }: { readonly url: string; readonly change: (url: string) => void }) {
  return (
    <div className={styles.field}>
      <label htmlFor="hook-url">机器人地址</label>
      <Input
        id="hook-url"
        value={url}
        maxLength={1_000}
        placeholder="https://"
        autoComplete="off"
        onChange={(event) => change(event.target.value)}
      />
      <small>地址里带着密钥，保存后不再显示。</small>
    </div>
  )
}

function SecretField({ secret, change }: { readonly secret: string; readonly change: (secret: string) => void }) {
  return (
    <div className={styles.field}>
      <label htmlFor="hook-secret">签名密钥（可不填）</label>
      <Input.Password
        id="hook-secret"
        value={secret}
        maxLength={200}
        autoComplete="new-password"
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}
