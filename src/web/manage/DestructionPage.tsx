import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { CertificateView, ResponseView } from '../../api/contract/destruction.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { destructionsQuery } from '../http/destruction-queries.ts'
import { dayWords } from '../parts/due.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { Tag } from '../parts/Tag.tsx'
import { useSession } from '../session/use-session.ts'
import { CertificateCard } from './CertificateCard.tsx'
import { DestructionWizard } from './DestructionWizard.tsx'
import styles from './destruction.module.css'
import { DuePanel } from './due/DuePanel.tsx'
import manage from './manage.module.css'

/** Responses that are over, records whose term is over, and what became of the personal data in them. */
export function DestructionPage() {
  const { data, error, refetch } = useQuery(destructionsQuery)
  const { can } = useSession()
  const [asking, setAsking] = useState<ResponseView>()
  return (
    <>
      <PageHeader title="个人信息销毁" up={{ to: '/manage', label: '管理' }} />
      <div className={manage.page}>
        <p className={styles.why}>
          应急响应结束，或者保存期限到了，按《个人信息保护法》第四十七条销毁个人信息。汇总数字先行封存，定稿的报告照样能重编。
        </p>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={4} /> : null}
        {data?.responses.length === 0 ? (
          <div className={manage.card}>
            <EmptyNote title="没有登记过应急响应">有响应才有管控，也才有要销毁的个人信息。</EmptyNote>
          </div>
        ) : null}
        {data === undefined || data.responses.length === 0 ? null : (
          <ul className={`${manage.card} ${styles.responses}`}>
            {data.responses.map((response) => (
              <ResponseRow
                key={response.response}
                response={response}
                certificate={currentCertificate(data.certificates, response)}
                ask={() => setAsking(response)}
              />
            ))}
          </ul>
        )}
        {can.oversee ? <DuePanel /> : null}
        {data?.certificates.map((certificate) => (
          <CertificateCard key={certificate.id} certificate={certificate} />
        ))}
      </div>
      {asking === undefined ? null : <DestructionWizard subject={{ type: 'response', ...asking }} close={() => setAsking(undefined)} />}
    </>
  )
}

function currentCertificate(certificates: readonly CertificateView[], { response }: ResponseView): CertificateView | undefined {
  return certificates.find((one) => one.response === response && one.state !== 'cancelled')
}

interface RowProps {
  readonly response: ResponseView
  readonly certificate: CertificateView | undefined
  readonly ask: () => void
}

function ResponseRow({ response, certificate, ask }: RowProps) {
  const { can, today } = useSession()
  const { name, firstDay, lastDay } = response
  const over = lastDay !== '' && lastDay < today
  return (
    <li>
      <span className={styles.response}>
        <b>{name}</b>
        <small>
          {dayWords(firstDay, today)} 至 {lastDay === '' ? '今' : dayWords(lastDay, today)}
        </small>
      </span>
      {certificate === undefined ? (
        <Tag tone={over ? 'due' : 'plain'}>{over ? '已结束，尚未销毁' : '进行中'}</Tag>
      ) : (
        <Tag tone={certificate.state === 'requested' ? 'due' : 'plain'}>{certificate.state === 'requested' ? '待复核' : '已销毁'}</Tag>
      )}
      {can.destroy && certificate === undefined ? <Button onClick={ask}>{over ? '销毁个人信息' : '结束响应并销毁个人信息'}</Button> : null}
    </li>
  )
}
