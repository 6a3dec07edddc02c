import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { WebhookView } from '../../api/contract/loop.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { webhooksQuery } from '../http/manage-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { Tag } from '../parts/Tag.tsx'
import { presentInstant } from '../parts/time.ts'
import { useSession } from '../session/use-session.ts'
import styles from './manage.module.css'
import { WebhookForm } from './WebhookForm.tsx'
import { webhookKinds } from './webhook-kinds.ts'

/** Where notices go besides the bell: group robots of DingTalk and WeCom, or an office's own program. */
export function WebhooksPage() {
  const { can } = useSession()
  const { data, error, refetch } = useQuery(webhooksQuery)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <PageHeader title="消息推送" up={{ to: '/manage', label: '管理' }}>
        {can.manage ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            新增推送
          </Button>
        ) : null}
      </PageHeader>
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={4} /> : null}
        {data?.length === 0 ? (
          <div className={styles.card}>
            <EmptyNote title="还没有推送">
              事项轮到谁、逾期、上报时，除了铃铛，还可以发到钉钉群、企业微信群。只发编号和环节，不发姓名。
            </EmptyNote>
          </div>
        ) : null}
        {data === undefined || data.length === 0 ? null : (
          <ul className={`${styles.card} ${styles.hooks}`}>
            {data.map((hook) => (
              <Webhook key={hook.id} hook={hook} may={can.manage} />
            ))}
          </ul>
        )}
      </div>
      {adding ? <WebhookForm close={() => setAdding(false)} /> : null}
    </>
  )
}

function Webhook({ hook, may }: { readonly hook: WebhookView; readonly may: boolean }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['webhooks'] })
  const test = useMutation({
    mutationFn: () => api.testWebhook({ id: hook.id }),
    onSuccess: ({ ok, message: said }) => {
      void (ok ? message.success(`${hook.label}：已送达`) : message.error(`${hook.label}没有送达：${said}`))
      void refresh()
    },
    onError: (error) => message.error(errorText(error)),
  })
  const remove = useMutation({
    mutationFn: () => api.removeWebhook({ id: hook.id }),
    onSuccess: refresh,
    onError: (error) => message.error(errorText(error)),
  })
  return (
    <li>
      <span className={styles.hook}>
        <b>{hook.label}</b>
        <small>
          {webhookKinds[hook.kind]} · {hook.host}
          {hook.lastSentAt === null ? ' · 还没有送过' : ` · 上次送达 ${presentInstant(hook.lastSentAt)}`}
        </small>
        {hook.lastError === null ? null : <small className={styles.problem}>上次没有送达：{hook.lastError}</small>}
      </span>
      {hook.waiting === 0 ? null : <Tag tone="due">待送 {hook.waiting} 条</Tag>}
      {may ? (
        <span className={styles.hookActions}>
          <Button size="small" loading={test.isPending} onClick={() => test.mutate()} aria-label={`试发：${hook.label}`}>
            试发一条
          </Button>
          <Popconfirm title={`停用“${hook.label}”？`} description="还没送到的消息不再送。" okText="停用" onConfirm={() => remove.mutate()}>
            <Button size="small" danger loading={remove.isPending} aria-label={`停用：${hook.label}`}>
              停用
            </Button>
          </Popconfirm>
        </span>
      ) : null}
    </li>
  )
}
