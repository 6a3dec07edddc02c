import { Link } from '@tanstack/react-router'
import { PageHeader } from '../header/PageHeader.tsx'
import { useSession } from '../session/use-session.ts'
import { AuditLog } from './AuditLog.tsx'
import styles from './manage.module.css'
import { UnusualReading } from './UnusualReading.tsx'
import { VerifyChain } from './VerifyChain.tsx'

/** For who keeps the town's copy in order: users, notices to the outside, the audit log and its proof, the interface for other programs. */
export function ManagePage() {
  const { town } = useSession()
  return (
    <>
      <PageHeader title="管理" crumb={`${town.county}${town.name} · ${town.code}`}>
        <Link to="/manage/users">用户</Link>
        <Link to="/manage/sign-in">登录规定</Link>
        <Link to="/manage/domains">领域</Link>
        <Link to="/manage/public-pages">公开页</Link>
        <Link to="/manage/webhooks">消息推送</Link>
        <Link to="/manage/compliance">合规自查</Link>
        <Link to="/manage/destruction">个人信息销毁</Link>
        <a href="/api/docs" target="_blank" rel="noreferrer">
          接口文档
        </a>
      </PageHeader>
      <div className={styles.page}>
        <VerifyChain />
        <UnusualReading />
        <AuditLog />
      </div>
    </>
  )
}
