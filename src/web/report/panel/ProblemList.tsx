import { Link } from '@tanstack/react-router'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { EmptyNote } from '../../parts/Notes.tsx'
import styles from './panel.module.css'

interface Props {
  readonly problems: readonly Diagnostic[]
  readonly jump: (problem: Diagnostic) => void
}

/** Everything that stands between the draft and a finished report; each line goes to its place. */
export function ProblemList({ problems, jump }: Props) {
  if (problems.length === 0)
    return <EmptyNote title="没有查出问题">写成记号的数字和断语都核对过；手写的字句不一定查得到，请自己看一遍。</EmptyNote>
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => (
        <li key={`${problem.at.line}:${problem.at.column}:${problem.code}:${problem.message}`}>
          <button type="button" className={problem.severity === 'error' ? styles.error : styles.warning} onClick={() => jump(problem)}>
            <small>
              第 {problem.at.line} 行第 {problem.at.column} 字{problem.severity === 'error' ? '' : ' · 提醒'}
            </small>
            <b>{problem.message}</b>
            {problem.hint === undefined ? null : <span>{problem.hint}</span>}
          </button>
          {problem.ledger === undefined ? null : (
            <Link className={styles.fill ?? ''} to="/ledgers/$ledger" params={{ ledger: problem.ledger }}>
              去补这本台账
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
