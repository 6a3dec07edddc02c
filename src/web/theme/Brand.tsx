import styles from './brand.module.css'

/** The pencil and its name. */
export function Brand({ size = 'normal' }: { readonly size?: 'normal' | 'large' }) {
  return (
    <span className={size === 'large' ? `${styles.brand} ${styles.large}` : styles.brand}>
      <svg viewBox="0 0 16 32" aria-hidden="true">
        <path fill="var(--pencil)" d="M3 1.500h10V21H3z" />
        <path fill="#c4372b" opacity=".8" d="M3 1.500h10V5H3z" />
        <path fill="#f6dfb8" d="M3 21h10l-3 6.500H6z" />
        <path fill="#2b2f35" d="M6 27.500h4L8 31z" />
      </svg>
      铅笔
    </span>
  )
}
