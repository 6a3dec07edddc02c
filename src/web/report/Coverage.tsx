import type { CompiledReport, Verdict } from '../../definition/report/types.ts'
import styles from './coverage.module.css'
import { coverageParts, verdictMeanings, verdictWords } from './verdicts.ts'

interface Props {
  readonly report: CompiledReport
  readonly busy?: boolean
  /** Goes to the next place of a verdict. */
  readonly walk: (verdict: Verdict) => void
  /** What is wrong with the report beside its assertions. */
  readonly openProblems?: (() => void) | undefined
}

/** How much of the report is proved: every place that asserts is counted, and pressing a part walks through its places. */
export function Coverage({ report, busy = false, walk, openProblems }: Props) {
  const parts = coverageParts(report)
  return (
    <span className={busy ? `${styles.coverage} ${styles.busy}` : styles.coverage} role="status" aria-busy={busy} aria-label="陈述">
      <span className={styles.all}>{report.assertions.length} 处陈述：</span>
      {parts.map(({ verdict, count }) => (
        <button
          key={verdict}
          type="button"
          className={styles[verdict]}
          disabled={count === 0}
          onClick={() => walk(verdict)}
          title={`${verdictMeanings[verdict]}。按一下到下一处`}
        >
          {count} {verdict === 'attested' ? '佐证' : verdictWords[verdict]}
        </button>
      ))}
      {openProblems === undefined || report.problems.length === 0 ? null : (
        <button type="button" className={styles.problems} onClick={openProblems}>
          {report.problems.length} 个问题
        </button>
      )}
    </span>
  )
}
