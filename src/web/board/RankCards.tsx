import styles from './board.module.css'
import { Light } from './Light.tsx'
import { ProgressCurve } from './ProgressCurve.tsx'
import type { RankListProps } from './RankTable.tsx'
import { Points } from './RankTable.tsx'

/** The same list for a phone: one card a project, the breakdown one press further. */
export function RankCards({ ranked, progress, choose }: RankListProps) {
  return (
    <ol className={styles.cards} aria-label="名次">
      {ranked.map((entry) => {
        const curve = progress.get(entry.id)
        return (
          <li key={entry.id}>
            <button type="button" onClick={() => choose(entry.id)}>
              <b className={styles.rank}>{entry.rank}</b>
              <span className={styles.cardName}>
                {entry.title}
                <small>{entry.category ?? ''}</small>
              </span>
              <b className={styles.score}>{entry.score}</b>
            </button>
            <div className={styles.cardPoints}>
              {curve === undefined ? null : (
                <span className={styles.pace}>
                  <Light light={curve.light} />
                  <ProgressCurve title={entry.title} progress={curve} />
                </span>
              )}
              {entry.criteria.map((criterion) => (
                <span key={criterion.id}>
                  <small>{criterion.label}</small>
                  <Points criterion={criterion} />
                </span>
              ))}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
