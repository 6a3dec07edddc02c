import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { errorText } from '../http/client.ts'
import styles from './notes.module.css'

/** Nothing here yet: says so, and what to do about it. */
export function EmptyNote({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <svg viewBox="0 0 64 40" width="64" height="40" aria-hidden="true">
        <path d="M4 34h56" stroke="var(--line)" strokeWidth="1.5" />
        <path d="M12 34V10h26l8 8v16" fill="none" stroke="var(--mark)" strokeWidth="1.5" />
        <path d="M38 10v8h8M19 19h12M19 25h18" fill="none" stroke="var(--mark)" strokeWidth="1.5" />
        <path d="M58 6 46 26l-1 5 4.500-3L61 8z" fill="var(--pencil-soft)" stroke="var(--pencil)" strokeWidth="1.3" />
      </svg>
      <strong>{title}</strong>
      {children === undefined ? null : <div>{children}</div>}
    </div>
  )
}

/** A part of the page that could not be read. */
export function ErrorNote({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  return (
    <div className={styles.error} role="alert">
      <strong>没有读到</strong>
      <span>{errorText(error)}</span>
      {retry === undefined ? null : (
        <Button size="small" onClick={retry}>
          再试一次
        </Button>
      )}
    </div>
  )
}

export function LoadingNote({ rows = 4, label = '正在读取' }: { readonly rows?: number; readonly label?: string }) {
  return (
    <div className={styles.loading} role="status" aria-label={label}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}
