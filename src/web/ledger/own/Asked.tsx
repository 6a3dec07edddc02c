import type { ReactNode } from 'react'
import styles from './own.module.css'

/** What is asked, above its input; the input says it once more to who hears the page. */
export function Asked({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span className={styles.asked}>
      <span aria-hidden="true">{label}</span>
      {children}
    </span>
  )
}
