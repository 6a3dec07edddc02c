import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import styles from './aid.module.css'

/** The way of a batch in one line: what lies behind, where it stands, what is still to come. */
export function BatchWay({ loop, state }: { readonly loop: ResolvedLoop; readonly state: string }) {
  const way = loop.states.filter(({ ends }) => ends !== 'refused')
  const at = way.findIndex(({ id }) => id === state)
  return (
    <ol className={styles.way} aria-label="办理进程">
      {way.map(({ id, label }, index) => (
        <li
          key={id}
          className={index < at ? styles.done : index === at ? styles.here : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {label}
          {index === at ? (
            <small>
              第 {index + 1} 步，共 {way.length} 步
            </small>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
