import type { IrreversibleNote } from '../../../api/contract/loop.ts'
import { quantityText } from '../../parts/quantity.ts'
import styles from './step.module.css'

interface Props {
  readonly does: string
  readonly counts?: IrreversibleNote['counts']
}

/** What cannot be taken back of a step, and how much of it: read before the button below it is pressed. */
export function IrreversibleBox({ does, counts = [] }: Props) {
  return (
    <section className={styles.irreversible} aria-label="办了不能撤回">
      <h3>办了不能撤回</h3>
      <p>{does}</p>
      {counts.length === 0 ? null : (
        <dl>
          {counts.map(({ label, value, unit }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{quantityText(value, unit ?? '无')}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
