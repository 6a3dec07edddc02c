import type { CheckResult, CompiledFigure, Proof } from '../../../definition/report/types.ts'
import { EmptyNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import { proofWords } from '../marks.ts'
import styles from './panel.module.css'

interface Props {
  readonly checks: readonly CheckResult[]
  readonly figures: readonly CompiledFigure[]
  readonly openFigure: (n: number) => void
}

/** What wants attention comes first. */
const order: readonly Proof[] = ['fails', 'unproved', 'attested', 'holds']

const shown = 6

/** The identities between figures that were checked: parts and wholes, growth, completion, lists and their counts. */
export function CheckList({ checks, figures, openFigure }: Props) {
  if (checks.length === 0) return <EmptyNote title="这份报告没有要相互核对的数字" />
  const names = new Map(figures.map(({ n, name, printed }) => [n, `${name} ${printed}`]))
  const sorted = order.flatMap((proof) => checks.filter((check) => check.proof === proof))
  return (
    <ul className={styles.checks}>
      {sorted.map((check) => (
        <li key={check.id}>
          <div>
            <b>{check.label}</b>
            <Tag tone={tones[check.proof]}>{words[check.proof]}</Tag>
          </div>
          <p>{check.detail}</p>
          {check.figures.length === 0 ? null : (
            <p className={styles.figures}>
              {check.figures.slice(0, shown).map((n) => (
                <button key={n} type="button" className={styles.link} onClick={() => openFigure(n)}>
                  {names.get(n) ?? `第 ${n} 个数`}
                </button>
              ))}
              {check.figures.length > shown ? `等 ${check.figures.length} 个` : null}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

const tones = { holds: 'good', attested: 'info', fails: 'late', unproved: 'due' } as const
const words = { ...proofWords, holds: '相符', fails: '不相符' }
