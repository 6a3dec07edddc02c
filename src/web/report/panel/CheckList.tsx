import type { CheckResult } from '../../../definition/report/types.ts'
import { EmptyNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import { proofWords } from '../marks.ts'
import styles from './panel.module.css'

/** The identities between figures that were checked: parts and wholes, growth, completion, lists and their counts. */
export function CheckList({ checks, openFigure }: { readonly checks: readonly CheckResult[]; readonly openFigure: (n: number) => void }) {
  if (checks.length === 0) return <EmptyNote title="这份报告没有要相互核对的数字" />
  return (
    <ul className={styles.checks}>
      {checks.map((check) => (
        <li key={check.id}>
          <div>
            <b>{check.label}</b>
            <Tag tone={check.proof === 'holds' ? 'good' : check.proof === 'attested' ? 'info' : check.proof === 'fails' ? 'late' : 'due'}>
              {check.proof === 'holds' ? '相符' : check.proof === 'fails' ? '不相符' : proofWords[check.proof]}
            </Tag>
          </div>
          <p>{check.detail}</p>
          {check.figures.length === 0 ? null : (
            <p className={styles.figures}>
              {check.figures.map((n) => (
                <button key={n} type="button" className={styles.link} onClick={() => openFigure(n)}>
                  第 {n} 个数
                </button>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
