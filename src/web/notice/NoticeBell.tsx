import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { noticesQuery } from '../http/loop-queries.ts'
import { NoticeDrawer } from './NoticeDrawer.tsx'
import styles from './notice.module.css'

/** How many notices have not been read; a press shows them. */
export function NoticeBell() {
  const { data } = useQuery(noticesQuery)
  const [open, setOpen] = useState(false)
  const unread = data?.unread ?? 0
  const shown = unread > 99 ? '99+' : String(unread)
  return (
    <>
      <button
        type="button"
        className={styles.bell}
        onClick={() => setOpen(true)}
        aria-label={unread === 0 ? '提醒' : `提醒，${shown} 条未读`}
        title="提醒"
      >
        <BellOutlined aria-hidden="true" />
        {unread === 0 ? null : <b aria-hidden="true">{shown}</b>}
      </button>
      {open ? <NoticeDrawer close={() => setOpen(false)} /> : null}
    </>
  )
}
