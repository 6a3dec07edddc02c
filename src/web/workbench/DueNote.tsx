import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dueCountQuery } from '../http/destruction-queries.ts'
import { dayWords } from '../parts/due.ts'
import { groupDigits } from '../parts/quantity.ts'
import { useSession } from '../session/use-session.ts'
import styles from './workbench.module.css'

/** For who may destroy: what the last daily look found past its term. Nothing where there is nothing, or nobody could do anything about it. */
export function DueNote() {
  const { today } = useSession()
  const { data } = useQuery(dueCountQuery)
  if (data === undefined || data.ready === 0) return null
  return (
    <p className={styles.aside}>
      有 {groupDigits(String(data.due))} 条记录过了保存期限（最早 {dayWords(data.firstDay, today)}），其中 {groupDigits(String(data.ready))}{' '}
      条现在能销毁：<Link to="/manage/destruction">个人信息销毁</Link>
    </p>
  )
}
