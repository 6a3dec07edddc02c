import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { fieldsOf } from '../../../web/screen/fields-of.ts'
import { ballotCandidate } from '../ledgers/ballot-candidate.ledger.ts'
import { ballotCount } from '../ledgers/ballot-count.ledger.ts'
import { ballotResult } from '../ledgers/ballot-result.ledger.ts'
import { ballotTally } from '../ledgers/ballot-tally.ledger.ts'
import { livelihoodProject } from '../ledgers/livelihood-project.ledger.ts'
import { livelihoodProposal } from '../ledgers/livelihood-proposal.ledger.ts'
import { projectBallot } from '../ledgers/project-ballot.ledger.ts'
import { proposalEnclosure } from '../ledgers/proposal-enclosure.ledger.ts'

/** What the screens read, ledger by ledger. */
export const projectFields = fieldsOf(livelihoodProject)
export const ballotFields = fieldsOf(projectBallot)
export const candidateFields = fieldsOf(ballotCandidate)
export const countFields = fieldsOf(ballotCount)
export const tallyFields = fieldsOf(ballotTally)
export const resultFields = fieldsOf(ballotResult)
export const proposalFields = fieldsOf(livelihoodProposal)
export const enclosureFields = fieldsOf(proposalEnclosure)

/** What an office file brought in says no state: it waits like any other. */
export function stateOf(proposal: LedgerRecord): string {
  return proposalFields.text(proposal, 'status') || 'received'
}
