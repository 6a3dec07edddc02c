import type { ProgressLight } from '../../definition/board/progress-light.ts'
import styles from './board.module.css'
import { lightWords } from './words.ts'

/** A light with its word: who sees no colours reads it. */
export function Light({ light }: { readonly light: ProgressLight }) {
  return (
    <span className={styles.light}>
      <i className={styles[light]} aria-hidden="true" />
      {lightWords[light]}
    </span>
  )
}
