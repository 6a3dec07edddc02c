import type { BoardContent, BoardProgress } from '../../api/contract/board.ts'
import styles from './board.module.css'
import { Light } from './Light.tsx'
import { apartWords } from './words.ts'

interface Props {
  readonly content: BoardContent
  readonly apart: BoardContent['ranking']['apart']
  readonly progress: ReadonlyMap<string, BoardProgress>
  readonly choose: (project: string) => void
}

/** Projects that cannot be compared yet: shown, never ranked. */
export function ApartList({ content: { rule }, apart, progress, choose }: Props) {
  if (apart.length === 0) return null
  return (
    <section aria-labelledby="apart">
      <h2 id="apart">
        另列
        <span>
          不排名次：数据不到 {rule.minimumSample} 个月，或适用权重不足 {rule.leastWeight}
        </span>
      </h2>
      <ul className={styles.apart}>
        {apart.map((entry) => {
          const curve = progress.get(entry.id)
          return (
            <li key={entry.id}>
              <button type="button" onClick={() => choose(entry.id)}>
                {entry.title}
              </button>
              {curve === undefined ? null : <Light light={curve.light} />}
              <span>
                {apartWords[entry.why]}
                {entry.why === 'sample' ? `（${entry.sample} 个月）` : `（${entry.weight}）`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
