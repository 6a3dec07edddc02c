import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import type { DomainView } from '../../api/contract/domain.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { domainsQuery } from '../http/manage-queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { Tag } from '../parts/Tag.tsx'
import { useSession } from '../session/use-session.ts'
import styles from './manage.module.css'

/** Which domains the town uses: one that is switched off is nowhere to be seen, and comes back with its records. */
export function DomainsPage() {
  const { can } = useSession()
  const { data, error, refetch } = useQuery(domainsQuery)
  return (
    <>
      <PageHeader
        title="领域"
        up={{ to: '/manage', label: '管理' }}
        crumb="停用的领域不在菜单、查找、待办、指标和新报告里；记录都在，启用就回来"
      />
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={8} /> : null}
        {data === undefined ? null : (
          <ul className={`${styles.card} ${styles.hooks}`}>
            {data.map((domain) => (
              <Domain key={domain.pack} domain={domain} may={can.manage} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function Domain({ domain, may }: { readonly domain: DomainView; readonly may: boolean }) {
  const { pack, label, office, on } = domain
  const { message } = App.useApp()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: () => api.switchDomain({ pack, on: !on }),
    // What there is to see changes everywhere.
    onSuccess: () => client.invalidateQueries(),
    onError: (error) => message.error(errorText(error)),
  })
  return (
    <li>
      <span className={styles.hook}>
        <b>{label}</b>
        <small>{office}</small>
      </span>
      <Tag tone={on ? 'good' : 'plain'}>{on ? '在用' : '停用'}</Tag>
      {may ? (
        <span className={styles.hookActions}>
          {on ? (
            <Popconfirm
              title={`停用“${label}”？`}
              description="全镇都不再看到它，到期也不提醒；记录不动，启用就回来。"
              okText="停用"
              onConfirm={() => change.mutate()}
            >
              <Button size="small" loading={change.isPending} aria-label={`停用：${label}`}>
                停用
              </Button>
            </Popconfirm>
          ) : (
            <Button size="small" loading={change.isPending} onClick={() => change.mutate()} aria-label={`启用：${label}`}>
              启用
            </Button>
          )}
        </span>
      ) : null}
    </li>
  )
}
