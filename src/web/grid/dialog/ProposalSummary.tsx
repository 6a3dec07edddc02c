import type { AssignmentProposal } from '../../../api/contract/grid.ts'
import { LoadingNote } from '../../parts/Notes.tsx'
import styles from '../grid.module.css'

const shown = 50

/** What would go to whom, before it is done. */
export function ProposalSummary({
  proposals,
  loading,
}: {
  readonly proposals: readonly AssignmentProposal[] | undefined
  readonly loading: boolean
}) {
  if (proposals === undefined) return loading ? <LoadingNote rows={2} /> : null
  if (proposals.length === 0) return <p className={styles.quiet}>这一天以后没有要交接的责任。</p>
  const byHolder = new Map<string, AssignmentProposal[]>()
  for (const proposal of proposals) byHolder.set(proposal.holder.title, [...(byHolder.get(proposal.holder.title) ?? []), proposal])
  return (
    <section aria-label="将要这样交接" className={styles.summary}>
      <h3>将要这样交接</h3>
      <ul>
        {[...byHolder].map(([holder, own]) => (
          <li key={holder}>
            <details>
              <summary>
                {holder} 接手 {own.length} 个
              </summary>
              <ul>
                {own.slice(0, shown).map(({ object, reason }) => (
                  <li key={object.id}>
                    {object.title}
                    <small>{reason}</small>
                  </li>
                ))}
                {own.length > shown ? <li>……另有 {own.length - shown} 个</li> : null}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
