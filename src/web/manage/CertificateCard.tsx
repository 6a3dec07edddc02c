import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { CertificateView } from '../../api/contract/destruction.ts'
import { addressOf, api } from '../http/api.ts'
import { download, errorText } from '../http/client.ts'
import { followJob } from '../http/follow-job.ts'
import { groupDigits } from '../parts/quantity.ts'
import { useSession } from '../session/use-session.ts'
import styles from './destruction.module.css'
import manage from './manage.module.css'

const states: Readonly<Record<CertificateView['state'], string>> = {
  requested: '等待另一位管理员复核',
  cancelled: '申请已撤回',
  destroyed: '已销毁，数据页还没有清理完',
  cleaned: '已销毁',
}

/** One destruction: the request with its two ways on, or the certificate. */
export function CertificateCard({ certificate }: { readonly certificate: CertificateView }) {
  const { can } = useSession()
  const { id, state, name, requestedBy, requestedAt, confirmedBy, destroyedAt, witness, digest, counts } = certificate
  const done = state === 'destroyed' || state === 'cleaned'
  return (
    <section className={`${manage.card} ${styles.certificate}`} aria-label={name}>
      <h2>{name}</h2>
      <p>
        {states[state]} · {requestedBy} {presentTime(requestedAt)} 申请
        {done ? ` · ${confirmedBy} ${presentTime(destroyedAt)} 复核销毁` : ''} · 监销人 {witness}
      </p>
      {done ? (
        <>
          <ul>
            {counts.map(({ ledger, label, records }) => (
              <li key={ledger}>
                {label} {groupDigits(String(records))} 条
              </li>
            ))}
            <li>封存的数 {groupDigits(String(certificate.sealed))} 个</li>
          </ul>
          <p className={styles.digest}>摘要 {digest}</p>
        </>
      ) : null}
      <div className={styles.actions}>
        {done ? (
          <>
            <Button onClick={() => void download(addressOf('getCertificate', { id, format: 'docx' }), `${name}.docx`)}>
              下载证书（Word）
            </Button>
            <Button onClick={() => void download(addressOf('getCertificate', { id, format: 'html' }), `${name}.html`)}>
              下载证书（网页）
            </Button>
          </>
        ) : null}
        {can.destroy && state === 'requested' ? <Pending certificate={certificate} /> : null}
        {can.destroy && state === 'destroyed' ? <CleanButton id={id} /> : null}
      </div>
    </section>
  )
}

function useStep(step: (certificate: { readonly id: string }) => Promise<CertificateView>, done: string) {
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: { readonly id: string }) => step({ id }),
    onSuccess: async () => {
      void message.success(done)
      // Everything on other pages may show what is gone now.
      await client.invalidateQueries()
    },
    onError: (error) => message.error(errorText(error)),
  })
}

function CleanButton({ id }: { readonly id: string }) {
  const clean = useStep(api.cleanDestroyed, '数据页已清理')
  return (
    <Button loading={clean.isPending} onClick={() => clean.mutate({ id })}>
      继续清理
    </Button>
  )
}

/** Due records may be many: they go as a job, and the button says what is being done. */
async function carryOut(id: string, onProgress: (doing: string) => void): Promise<CertificateView> {
  const { job } = await api.startDestruction({ id })
  await followJob(job, { onProgress: ({ doing = '' }) => onProgress(doing), failed: '没有销毁。' })
  const { certificates } = await api.listDestructions()
  const done = certificates.find((one) => one.id === id)
  if (done === undefined) throw new Error('a certificate that was carried out is not there')
  return done
}

/** Another administrator types what it is about and destroys; who asked for it may only take it back. */
function Pending({ certificate }: { readonly certificate: CertificateView }) {
  const { id, mine, due, responseName } = certificate
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [doing, setDoing] = useState('')
  const cancel = useStep(api.cancelDestruction, '申请已撤回')
  const confirm = useStep(
    due === undefined ? api.confirmDestruction : () => carryOut(id, setDoing).finally(() => setDoing('')),
    '个人信息已销毁，证书已生成',
  )
  return (
    <>
      {mine ? null : (
        <Button type="primary" danger onClick={() => setOpen(true)}>
          复核并销毁
        </Button>
      )}
      <Button loading={cancel.isPending} onClick={() => cancel.mutate({ id })}>
        撤回申请
      </Button>
      <Modal
        open={open}
        title="复核并销毁"
        okText="销毁，不能恢复"
        okButtonProps={{ danger: true, disabled: typed.trim() !== responseName, loading: confirm.isPending }}
        onOk={() => confirm.mutate({ id }, { onSuccess: () => setOpen(false) })}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>
          “{responseName}”{due === undefined ? '期间收集的个人信息' : ''}将全部删除，任何人都不能恢复。请先核对会销毁什么、留下什么。
        </p>
        <label className={styles.field} htmlFor="destroy-name">
          <span>写下“{responseName}”以确认</span>
          <Input id="destroy-name" value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        </label>
        {doing === '' ? null : <p>正在{doing}……</p>}
        {confirm.isError ? <Alert type="error" showIcon title={errorText(confirm.error)} /> : null}
      </Modal>
    </>
  )
}

function presentTime(time: string): string {
  return time.replace('T', ' ')
}
