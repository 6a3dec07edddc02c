import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { DestructionPreviewView } from '../../api/contract/destruction.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { type DestructionSubject, destructionPreviewQuery, destructionsQuery } from '../http/destruction-queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { groupDigits } from '../parts/quantity.ts'
import { usePhone } from '../parts/use-media.ts'
import styles from './destruction.module.css'

const usual = '从数据库逐条物理删除全部版本、检索词和文件，清除审计记录中的个人信息，重写数据页'

function request(subject: DestructionSubject, how: { readonly method: string; readonly witness: string }) {
  if (subject.type === 'due') return api.requestDue({ ledgers: [...subject.ledgers], ...how })
  return api.requestDestruction({ responses: subject.responses, response: subject.response, ...how })
}

/** What goes, what stays, what stands in the way; then the request, which another administrator carries out. */
export function DestructionWizard({ subject, close }: { readonly subject: DestructionSubject; readonly close: () => void }) {
  const { message } = App.useApp()
  const phone = usePhone()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(destructionPreviewQuery(subject))
  const [method, setMethod] = useState(usual)
  const [witness, setWitness] = useState('')
  const ask = useMutation({
    mutationFn: () => request(subject, { method, witness }),
    onSuccess: () => {
      void message.success('已提出申请，等另一位管理员复核')
      void client.invalidateQueries({ queryKey: destructionsQuery.queryKey })
      close()
    },
  })
  const ready = data !== undefined && data.obstacles.length === 0 && data.counts.length > 0
  return (
    <Drawer
      open
      title={`销毁个人信息 · ${subject.name}`}
      size={phone ? '100%' : 640}
      onClose={close}
      footer={
        <div className={styles.footer}>
          <Button onClick={close}>取消</Button>
          <Button type="primary" danger disabled={!ready || witness.trim() === ''} loading={ask.isPending} onClick={() => ask.mutate()}>
            申请销毁
          </Button>
        </div>
      }
    >
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {data === undefined ? error === null ? <LoadingNote rows={6} label="正在清点" /> : null : <Preview preview={data} />}
      {ready ? (
        <>
          <label className={styles.field} htmlFor="destroy-method">
            <span>销毁方式（写进证书）</span>
            <Input.TextArea
              id="destroy-method"
              rows={2}
              maxLength={500}
              value={method}
              onChange={(event) => setMethod(event.target.value)}
            />
          </label>
          <label className={styles.field} htmlFor="destroy-witness">
            <span>监销人（申请人、复核人之外的第三人）</span>
            <Input id="destroy-witness" maxLength={100} value={witness} onChange={(event) => setWitness(event.target.value)} />
          </label>
        </>
      ) : null}
      {ask.isError ? <Alert type="error" showIcon title={errorText(ask.error)} /> : null}
    </Drawer>
  )
}

function Preview({ preview }: { readonly preview: DestructionPreviewView }) {
  const { counts, files, reports, losing, obstacles, strays } = preview
  return (
    <div className={styles.preview}>
      {obstacles.length === 0 ? null : <Alert type="warning" showIcon title="现在还不能销毁" description={<Lines lines={obstacles} />} />}
      <Part title="会销毁，不能恢复">
        {counts.length === 0 ? <p>没有要销毁的个人信息。</p> : null}
        <ul>
          {counts.map(({ ledger, label, records, versions }) => (
            <li key={ledger}>
              {label} <b>{groupDigits(String(records))}</b> 条记录，{groupDigits(String(versions))} 个版本
            </li>
          ))}
          {files === 0 ? null : <li>附件 {files} 件（别的记录也用的除外）</li>}
          <li>审计记录里的事由、文件名等个人信息（谁在何时做了什么仍然保留）</li>
        </ul>
      </Part>
      <Part title="会留下">
        <ul>
          <li>各项指标的月、季、半年、年和累计数，全年分村的数（不足五条的除外）</li>
          {reports.map((report) => (
            <li key={report}>《{report}》里的数字，照样能重编</li>
          ))}
          <li>一份销毁证书</li>
        </ul>
      </Part>
      {losing.length === 0 ? null : (
        <Alert type="warning" showIcon title="这些地方印有姓名，销毁后成为未知" description={<Lines lines={losing} />} />
      )}
      {strays.length === 0 ? null : (
        <Alert
          type="info"
          showIcon
          title="这些记录不属于任何一次响应，不会随它销毁"
          description={<Lines lines={strays.map(({ label, records }) => `${label} ${records} 条，请核对日期或所属响应`)} />}
        />
      )}
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
