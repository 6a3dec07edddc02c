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
  return (
    <>
      <button type="button" className={styles.bell} onClick={() => setOpen(true)} title="提醒">
        <BellOutlined aria-hidden="true" />
        <span className="visually-hidden">提醒</span>
        {unread === 0 ? null : (
          <>
            <b>{unread > 99 ? '99+' : unread}</b>
            <span className="visually-hidden"> 条未读</span>
          </>
        )}
      </button>
      {open ? <NoticeDrawer close={() => setOpen(false)} /> : null}
    </>
  )
}
