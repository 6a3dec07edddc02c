import type { CompiledAssertion, Proposal } from '../../../definition/report/types.ts'
import { amountsAsWritten } from '../amounts.ts'
import { ProposalText } from './ProposalText.tsx'
import styles from './panel.module.css'

interface Props {
  readonly assertion: CompiledAssertion
  readonly take?: ((assertion: CompiledAssertion, proposal: Proposal) => void) | undefined
}

/** What would prove a place, the best first: one press writes it into the template, Ctrl+Z takes it back. */
export function ProposalList({ assertion, take }: Props) {
  return (
    <ul className={styles.proposals} aria-label={`“${assertion.text}”可以写成`}>
      {assertion.proposals.map((proposal) => (
        <li key={proposal.text}>
          {take === undefined ? (
            <ProposalText text={proposal.text} />
          ) : (
            <button type="button" onClick={() => take(assertion, proposal)} title="写进模板；Ctrl+Z 撤回">
              <ProposalText text={proposal.text} />
            </button>
          )}
          <small>{amountsAsWritten(proposal.why, assertion.text)}</small>
        </li>
      ))}
    </ul>
  )
}
