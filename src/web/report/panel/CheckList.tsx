import type { CheckResult, CompiledFigure } from '../../../definition/report/types.ts'
import { EmptyNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import { amountsAsWritten } from '../amounts.ts'
import { proofWords } from '../marks.ts'
import styles from './panel.module.css'

interface Props {
  readonly checks: readonly CheckResult[]
  readonly figures: readonly CompiledFigure[]
  readonly openFigure: (n: number) => void
}

const shown = 6

/** Holds, but by a reading that somebody has to look at: figures of different ends side by side. */
const isDoubtful = ({ proof, detail }: CheckResult) => proof === 'holds' && /不一/.test(detail)

/** The identities between figures that were checked: what does not hold first, then what is doubtful; what holds is folded, by what was checked. */
export function CheckList({ checks, figures, openFigure }: Props) {
  if (checks.length === 0) return <EmptyNote title="这份报告没有要相互核对的数字" />
  const names = new Map(figures.map(({ n, name, printed }) => [n, `${name} ${printed}`]))
  const open = (['fails', 'unproved'] as const).flatMap((proof) => checks.filter((check) => check.proof === proof))
  const doubtful = checks.filter((check) => check.proof === 'attested' || isDoubtful(check))
  const holding = checks.filter((check) => check.proof === 'holds' && !isDoubtful(check))
  const groups = new Map<string, CheckResult[]>()
  for (const check of holding) groups.set(check.label, [...(groups.get(check.label) ?? []), check])
  const list = (some: readonly CheckResult[]) => (
    <ul className={styles.checks}>
      {some.map((check) => (
        <CheckItem key={check.id} check={check} names={names} openFigure={openFigure} />
      ))}
    </ul>
  )
  return (
    <>
      {open.length === 0 ? null : list(open)}
      {doubtful.length === 0 ? null : (
        <>
          <h3 className={styles.ways}>要看一眼的 {doubtful.length} 项</h3>
          {list(doubtful)}
        </>
      )}
      {holding.length === 0 ? null : (
        <details className={styles.folded}>
          <summary>相符的 {holding.length} 项</summary>
          {[...groups].map(([label, some]) => (
            <details key={label} className={styles.folded}>
              <summary>
                {label} <small>{some.length}</small>
              </summary>
              {list(some)}
            </details>
          ))}
        </details>
      )}
    </>
  )
}

interface ItemProps extends Pick<Props, 'openFigure'> {
  readonly check: CheckResult
  readonly names: ReadonlyMap<number, string>
}

function CheckItem({ check, names, openFigure }: ItemProps) {
  return (
    <li>
      <div>
        <b>{check.label}</b>
        <Tag tone={isDoubtful(check) ? 'due' : tones[check.proof]}>{isDoubtful(check) ? '相符，要看一眼' : words[check.proof]}</Tag>
      </div>
      {/* Payments are held against the yuan: there it is what is said. */}
      <p>{check.detail.startsWith('印出') ? check.detail : amountsAsWritten(check.detail)}</p>
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
  )
}

const tones = { holds: 'good', attested: 'info', fails: 'late', unproved: 'due' } as const
const words = { ...proofWords, holds: '相符', fails: '不相符' }
