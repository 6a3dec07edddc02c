import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { UserView } from '../../api/contract/user.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { usersQuery } from '../http/manage-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { Tag } from '../parts/Tag.tsx'
import { useSession } from '../session/use-session.ts'
import { PendingPanel } from '../work/pending/PendingPanel.tsx'
import styles from './manage.module.css'
import { UserForm } from './UserForm.tsx'

/** Who may sign in, in which role, and which cadre of the register they are: duties and cases find them by it. */
export function UsersPage() {
  const { can } = useSession()
  const { data, error, refetch } = useQuery(usersQuery)
  const [editing, setEditing] = useState<UserView | 'new'>()
  return (
    <>
      <PageHeader title="用户" up={{ to: '/manage', label: '管理' }} crumb={data === undefined ? undefined : `${data.length} 个账号`}>
        {can.secure ? (
          <Button type="primary" onClick={() => setEditing('new')}>
            新增用户
          </Button>
        ) : null}
      </PageHeader>
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={8} /> : null}
        <PendingPanel kinds={['user', 'second-factor']} />
        {data?.length === 0 ? <EmptyNote title="还没有用户" /> : null}
        {data === undefined || data.length === 0 ? null : (
          <div className={`${styles.card} ${styles.users}`}>
            <table>
              <thead>
                <tr>
                  <th scope="col">姓名</th>
                  <th scope="col">账号</th>
                  <th scope="col">角色</th>
                  <th scope="col">科室或村</th>
                  <th scope="col">对应干部</th>
                  {can.secure ? (
                    <th scope="col">
                      <span className="visually-hidden">操作</span>
                    </th>
                  ) : null}
                </tr>
              </thead>
              <tbody>
                {data.map((user) => (
                  <tr key={user.id}>
                    <td>
                      {user.name} {user.disabled ? <Tag>已停用</Tag> : null}
                      {user.stale ? <Tag tone="late">很久没有登录</Tag> : null}
                    </td>
                    <td className={styles.pale}>
                      {user.account}
                      {user.secondFactor ? ' · 有第二因子' : ''}
                      {user.county === true ? ' · 关联了县统一身份' : ''}
                    </td>
                    <td>{user.roleLabel}</td>
                    <td>{user.office}</td>
                    <td>{user.cadre?.title ?? <span className={styles.pale}>未对应</span>}</td>
                    {can.secure ? (
                      <td className={styles.end}>
                        <Button size="small" onClick={() => setEditing(user)} aria-label={`修改 ${user.name}`}>
                          修改
                        </Button>
                      </td>
                    ) : null}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {editing === undefined ? null : <UserForm user={editing === 'new' ? undefined : editing} close={() => setEditing(undefined)} />}
    </>
  )
}
