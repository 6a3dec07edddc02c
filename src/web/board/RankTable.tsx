import type { BoardContent, BoardProgress } from '../../api/contract/board.ts'
import type { ScoredCriterion } from '../../definition/board/types.ts'
import { inUnitNumber } from '../parts/quantity.ts'
import styles from './board.module.css'
import { Light } from './Light.tsx'
import { ProgressCurve } from './ProgressCurve.tsx'

export interface RankListProps {
  readonly content: BoardContent
  /** Those that the filters let through, in their order. */
  readonly ranked: BoardContent['ranking']['ranked']
  readonly progress: ReadonlyMap<string, BoardProgress>
  readonly selected: string | undefined
  readonly choose: (project: string) => void
}

/** The ranked projects: what each criterion brought stands in its own column, so that the score can be added up by eye. */
export function RankTable({ content, ranked, progress, selected, choose }: RankListProps) {
  const { criteria } = content.rule
  return (
    <table className={styles.table} aria-label="名次">
      <thead>
        <tr>
          <th scope="col" className={styles.number}>
            名次
          </th>
          <th scope="col">项目</th>
          <th scope="col">进度灯</th>
          {criteria.map(({ id, label, weight }) => (
            <th key={id} scope="col" className={styles.number}>
              {label}
              <small>权重{weight}</small>
            </th>
          ))}
          <th scope="col" className={styles.number}>
            难度
          </th>
          <th scope="col" className={styles.number}>
            加减分
          </th>
          <th scope="col" className={styles.number}>
            得分
          </th>
        </tr>
      </thead>
      <tbody>
        {ranked.map((entry) => {
          const curve = progress.get(entry.id)
          return (
            <tr key={entry.id} className={entry.id === selected ? styles.on : undefined}>
              <td className={styles.rank}>{entry.rank}</td>
              <th scope="row">
                <button type="button" onClick={() => choose(entry.id)} aria-pressed={entry.id === selected}>
                  {entry.title}
                </button>
                {entry.category === null ? null : <small>{entry.category}</small>}
              </th>
              <td className={styles.pace}>
                {curve === undefined ? null : (
                  <>
                    <Light light={curve.light} />
                    <ProgressCurve title={entry.title} progress={curve} />
                  </>
                )}
              </td>
              {entry.criteria.map((criterion) => (
                <td key={criterion.id} className={styles.number}>
                  <Points criterion={criterion} />
                </td>
              ))}
              <td className={styles.number}>{entry.difficulty}</td>
              <td className={styles.number}>{adjustment(entry)}</td>
              <td className={styles.score}>{entry.score}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What one criterion brought, with a bar of how far it is fulfilled: whole at 100 %, with a mark at its end beyond. */
export function Points({ criterion: { points, rate } }: { readonly criterion: ScoredCriterion }) {
  if (points === null) return <span className={styles.none}>不适用</span>
  const fulfilled = inUnitNumber(rate, '%') ?? 0
  return (
    <span className={styles.points} title={`完成 ${rate}%`}>
      {points}
      <i aria-hidden="true">
        <u className={fulfilled > 100 ? styles.beyond : undefined} style={{ width: `${Math.min(100, fulfilled)}%` }} />
      </i>
    </span>
  )
}

export function adjustment({ bonus, deduction }: { readonly bonus: string; readonly deduction: string }): string {
  const parts = [...(bonus === '0' ? [] : [`+${bonus}`]), ...(deduction === '0' ? [] : [`−${deduction}`])]
  return parts.length === 0 ? '—' : parts.join(' ')
}
