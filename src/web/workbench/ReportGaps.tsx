import { Link } from '@tanstack/react-router'
import type { WorkbenchReport } from '../../api/contract/workbench.ts'
import { EmptyNote } from '../parts/Notes.tsx'
import { Tag } from '../parts/Tag.tsx'
import styles from './workbench.module.css'

const shown = 6

/** What the report still lacks before it can be finished, each line a way to the place. */
export function ReportGaps({ report }: { readonly report: WorkbenchReport | undefined }) {
  if (report === undefined) {
    return (
      <section>
        <h2>报告</h2>
        <div className={styles.card}>
          <EmptyNote title="还没有报告">
            <Link to="/reports">写一份年度工作报告</Link>
          </EmptyNote>
        </div>
      </section>
    )
  }
  const errors = report.problems.filter((problem) => problem.severity === 'error')
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">
        报告还缺什么
        <Link to="/reports/$report" params={{ report: report.id }} search={{}}>
          {report.title}
        </Link>
      </h2>
      <div className={`${styles.card} ${styles.counts}`}>
        <Count value={report.holds} label="处已证实" />
        <Count value={report.attested} label="处有佐证" />
        <Count value={report.fails} label="处不成立" late />
        <Count value={report.problems.length} label="个问题" late={errors.length > 0} />
      </div>
      <div className={styles.card}>
        {report.problems.length === 0 ? (
          <p className={styles.allProved}>没有查出问题。写成记号的数字和断语都核对过；手写的字句请自己看一遍，再定稿。</p>
        ) : (
          <ul className={styles.lines}>
            {report.problems.slice(0, shown).map((problem) => (
              <li key={`${problem.at.line}:${problem.at.column}:${problem.code}`}>
                <Link
                  to="/reports/$report"
                  params={{ report: report.id }}
                  search={{ panel: 'problems', at: `${problem.at.line}:${problem.at.column}` }}
                >
                  <span>{problem.message}</span>
                  {problem.hint === undefined ? null : <small>{problem.hint}</small>}
                </Link>
                <Tag tone={problem.severity === 'error' ? 'late' : 'due'}>第 {problem.at.line} 行</Tag>
              </li>
            ))}
            {report.problems.length > shown ? (
              <li>
                <Link to="/reports/$report" params={{ report: report.id }} search={{ panel: 'problems' }}>
                  还有 {report.problems.length - shown} 个问题
                </Link>
              </li>
            ) : null}
          </ul>
        )}
      </div>
    </section>
  )
}

function Count({ value, label, late = false }: { readonly value: number; readonly label: string; readonly late?: boolean }) {
  return (
    <div>
      <b className={late && value > 0 ? styles.late : undefined}>{value}</b>
      <small>{label}</small>
    </div>
  )
}
