import { fieldsOf } from '../../../web/screen/fields-of.ts'
import { ballotCandidate } from '../ledgers/ballot-candidate.ledger.ts'
import { ballotCount } from '../ledgers/ballot-count.ledger.ts'
import { ballotResult } from '../ledgers/ballot-result.ledger.ts'
import { ballotTally } from '../ledgers/ballot-tally.ledger.ts'
import { livelihoodProject } from '../ledgers/livelihood-project.ledger.ts'
import { projectBallot } from '../ledgers/project-ballot.ledger.ts'

/** What the screens read, ledger by ledger. */
export const projectFields = fieldsOf(livelihoodProject)
export const ballotFields = fieldsOf(projectBallot)
export const candidateFields = fieldsOf(ballotCandidate)
export const countFields = fieldsOf(ballotCount)
export const tallyFields = fieldsOf(ballotTally)
export const resultFields = fieldsOf(ballotResult)
