import type { ReactNode } from 'react'
import styles from './tag.module.css'

export type Tone = 'plain' | 'late' | 'due' | 'good' | 'info'

/** A word with a colour; red is kept for what is late or wrong. */
export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>
}
