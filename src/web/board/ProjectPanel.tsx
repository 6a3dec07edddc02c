import { Link } from '@tanstack/react-router'
import type { BoardContent, BoardProgress } from '../../api/contract/board.ts'
import type { ScoredEntry } from '../../definition/board/types.ts'
import { shortNumber } from '../parts/quantity.ts'
import styles from './board.module.css'
import { Light } from './Light.tsx'
import { ProgressCurve } from './ProgressCurve.tsx'
import { apartWords } from './words.ts'

interface Props {
  readonly entry: BoardContent['ranking']['ranked'][number] | BoardContent['ranking']['apart'][number]
  readonly progress: BoardProgress | undefined
  /** By criterion, what its figures are in. */
  readonly units: ReadonlyMap<string, string>
  /** The ledger of the project. */
  readonly ledger: string
  readonly children?: React.ReactNode
}

/** How one project came to its score: inputs, rates, points, and its curve of plan and actual. */
export function ProjectPanel({ entry, progress, units, ledger, children }: Props) {
  return (
    <div className={styles.project}>
      <header>
        <h2>{entry.title}</h2>
        <p>
          {'rank' in entry ? `第 ${entry.rank} 名，得分 ${entry.score}` : `另列：${apartWords[entry.why]}`}
          {progress === undefined ? null : <Light light={progress.light} />}
        </p>
      </header>
      <table className={styles.breakdown} aria-label="得分构成">
        <thead>
          <tr>
            <th scope="col">标准</th>
            <th scope="col">实际 / 计划</th>
            <th scope="col">完成</th>
            <th scope="col">得分</th>
          </tr>
        </thead>
        <tbody>
          {entry.criteria.map(({ id, label, weight, actual, plan, rate, points }) => (
            <tr key={id}>
              <th scope="row">
                {withUnit(label, units.get(id))}
                <small>权重{weight}</small>
              </th>
              <td>{plan === null ? '没有计划' : `${actual === null ? '未报' : shortNumber(actual)} / ${shortNumber(plan)}`}</td>
              <td>{rate === null ? '不适用' : `${rate}%`}</td>
              <td>{points ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.sum}>{sumWords(entry)}</p>
      {progress === undefined ? null : (
        <figure>
          <ProgressCurve title={entry.title} progress={progress} large />
          <figcaption>
            <span className={styles.plannedKey}>计划</span>
            <span className={styles.actualKey}>实际</span>
          </figcaption>
        </figure>
      )}
      <p>
        <Link to="/ledgers/$ledger" params={{ ledger }} search={{ record: entry.id }}>
          看项目的台账记录
        </Link>
      </p>
      {children}
    </div>
  )
}

/** 进度（%） */
function withUnit(label: string, unit: string | undefined): string {
  return unit === undefined ? label : `${label}（${unit}）`
}

/** `89.70 × 1.1 + 2 = 100.67`, as the rule has it. */
function sumWords({ base, difficulty, bonus, deduction, score, weight }: ScoredEntry): string {
  if (base === null || score === null) return '没有一条标准适用。'
  const parts = [`${base} × ${difficulty}`, ...(bonus === '0' ? [] : [`+ ${bonus}`]), ...(deduction === '0' ? [] : [`− ${deduction}`])]
  return `适用权重 ${weight}：${parts.join(' ')} = ${score}`
}
