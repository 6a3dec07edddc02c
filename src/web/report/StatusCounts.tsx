import type { CompiledReport } from '../../definition/report/types.ts'
import { usePhone } from '../parts/use-media.ts'
import { countProofs } from './marks.ts'
import styles from './report.module.css'

/** How much of the report is proved. */
export function StatusCounts({
  report,
  busy,
  openProblems,
}: {
  readonly report: CompiledReport
  readonly busy: boolean
  readonly openProblems: () => void
}) {
  const counts = countProofs(report)
  const phone = usePhone()
  return (
    <span className={busy ? `${styles.status} ${styles.busy}` : styles.status} role="status" aria-busy={busy}>
      <span>
        <i className={styles.holds} />
        {counts.holds} 处已证实
      </span>
      {counts.attested === 0 && phone ? null : (
        <span>
          <i className={styles.attested} />
          {counts.attested} 处有佐证
        </span>
      )}
      <button type="button" onClick={openProblems} className={counts.fails + report.problems.length > 0 ? styles.wrong : undefined}>
        <i className={styles.fails} />
        {counts.fails > 0 || report.problems.length === 0 ? `${counts.fails} 处不成立` : `${report.problems.length} 个问题`}
      </button>
    </span>
  )
}
