import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import type { PublicPageView } from '../../api/contract/public-page.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { publicPagesQuery } from '../http/public-page-queries.ts'
import { CopyAddress } from '../ledger/record/PublicAddress.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { Tag } from '../parts/Tag.tsx'
import { presentInstant } from '../parts/time.ts'
import { useSession } from '../session/use-session.ts'
import styles from './manage.module.css'

/** What everybody may read of the town without sign-in: closed until somebody who manages it opens it. */
export function PublicPagesPage() {
  const { can } = useSession()
  const { data, error, refetch } = useQuery(publicPagesQuery)
  return (
    <>
      <PageHeader
        title="公开页"
        up={{ to: '/manage', label: '管理' }}
        crumb="开放以后，任何人不登录就能看、能下载数据；个人信息、账号和电话不在上面"
      />
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={4} /> : null}
        {data?.length === 0 ? <EmptyNote title="没有公开页">镇里在用的领域都没有公开页。</EmptyNote> : null}
        {data === undefined || data.length === 0 ? null : (
          <ul className={`${styles.card} ${styles.hooks}`}>
            {data.map((page) => (
              <Page key={page.page} page={page} may={can.manage} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function Page({
  page: { page, label, lead, takes, open, address, since, by },
  may,
}: {
  readonly page: PublicPageView
  readonly may: boolean
}) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: () => api.switchPublicPage({ page, open: !open }),
    onSuccess: () => Promise.all([publicPagesQuery.queryKey, ['public-address']].map((queryKey) => client.invalidateQueries({ queryKey }))),
    onError: (error) => message.error(errorText(error)),
  })
  const facts = [by === undefined ? '' : `${by}开放`, since === undefined ? '' : presentInstant(since)].filter((one) => one !== '')
  return (
    <li>
      <span className={styles.hook}>
        <b>{label}</b>
        <small>{open ? facts.join(' · ') : '只有本镇登录的人看得到'}</small>
      </span>
      <Tag tone={open ? 'good' : 'plain'}>{open ? '已开放' : '未公开'}</Tag>
      <span className={styles.hookActions}>
        {open ? (
          <>
            <a href={address} target="_blank" rel="noreferrer">
              打开
            </a>
            <CopyAddress address={address} />
          </>
        ) : null}
        {may ? (
          <Popconfirm
            title={open ? `关闭“${label}”公开页？` : `向所有人开放“${label}”？`}
            description={
              open ? '网址还在，打开只说“未公开”。' : `任何人都能看到：${lead}${takes ? '登记了征集的，任何人不登录也能写。' : ''}`
            }
            okText={open ? '关闭' : '开放'}
            onConfirm={() => change.mutate()}
          >
            <Button size="small" loading={change.isPending} aria-label={`${open ? '关闭' : '开放'}：${label}`}>
              {open ? '关闭' : '开放'}
            </Button>
          </Popconfirm>
        ) : null}
      </span>
    </li>
  )
}
