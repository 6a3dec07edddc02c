import type { ImportOutcome } from '../../../api/contract/import.ts'
import { groupDigits } from '../../parts/quantity.ts'
import styles from './import.module.css'

/** One sentence: where the table was found, what it would do, what stands in its way. Reminders are there for whoever opens them. */
export function ImportSummary({ outcome, isBlocked }: { readonly outcome: ImportOutcome; readonly isBlocked: boolean }) {
  const [first = 0, last = 0] = outcome.view.header
  const errors = outcome.problems.filter(({ severity }) => severity === 'error')
  const reminders = outcome.problems.filter(({ severity }) => severity === 'warning')
  const faults = outcome.rejected.length + errors.length
  const sums = outcome.view.lines.some(({ is }) => is === 'subtotal') && !outcome.problems.some(({ code }) => code === 'total-mismatch')
  return (
    <section className={styles.summary} aria-label="这份表会怎样">
      <p role="status">
        表头在第 <b>{first === last || first === 0 ? last : `${first}–${last}`}</b> 行，数据 <b>{groupDigits(String(outcome.rows))}</b> 行。
        {isBlocked ? '改好后：' : '写入后：'}
        <b>新增 {groupDigits(String(outcome.added))}</b>，<b>改动 {groupDigits(String(outcome.changed))}</b>，没变{' '}
        {groupDigits(String(outcome.unchanged))}
        {faults === 0 ? '' : '，'}
        {faults === 0 ? null : <b className={styles.late}>不对的地方 {groupDigits(String(faults))}</b>}。
        {sums ? '合计和上面各行之和相符。' : ''}
      </p>
      {outcome.view.cross === undefined ? null : <CrossReading cross={outcome.view.cross} />}
      {reminders.length === 0 ? null : (
        <details>
          <summary>提醒 {reminders.length} 条</summary>
          <ul>
            {reminders.map(({ at, code, message }) => (
              <li key={`${at}-${code}-${message}`}>
                {at}：{message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** How a cross table was understood: whoever imports sees at a glance whether it is so. */
function CrossReading({ cross }: { readonly cross: NonNullable<ImportOutcome['view']['cross']> }) {
  const { rows, columns, figure, filled, blank, sums } = cross
  return (
    <p className={styles.cross}>
      这是一张交叉表：行是<b>{rows.join('、')}</b>，列是<b>{columns}</b>，数是<b>{figure}</b>。有数的 {groupDigits(String(filled))}{' '}
      格各成一条，空着的 {groupDigits(String(blank))} 格不算{sums === 0 ? '' : `，${groupDigits(String(sums))} 处合计只用来核对`}。
    </p>
  )
}
