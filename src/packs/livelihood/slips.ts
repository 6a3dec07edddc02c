import { defineSecretBallot } from '../../definition/secret-ballot/define-secret-ballot.ts'
import { ballotCandidate } from './ledgers/ballot-candidate.ledger.ts'
import { ballotCount } from './ledgers/ballot-count.ledger.ts'
import { ballotTally } from './ledgers/ballot-tally.ledger.ts'
import { projectBallot } from './ledgers/project-ballot.ledger.ts'

/** Slips marked on the congress's own devices, where it has decided so; towns vote on paper otherwise. */
export const projectSlips = defineSecretBallot({
  ballot: {
    ledger: projectBallot,
    medium: 'medium',
    devices: 'devices',
    status: 'status',
    open: 'counting',
    method: 'method',
    seats: 'seats',
    present: 'present',
    counted: 'countedOn',
  },
  candidates: {
    ledger: ballotCandidate,
    ballot: 'ballot',
    number: 'number',
    name: 'name',
    shows: ['content', 'plannedInvestment', 'deadline'],
  },
  counts: {
    ledger: ballotCount,
    ballot: 'ballot',
    teller: 'teller',
    tellers: ['first', 'second'],
    issued: 'issued',
    returned: 'returned',
    valid: 'valid',
    invalid: 'invalid',
    blank: 'blank',
  },
  tallies: {
    ledger: ballotTally,
    ballot: 'ballot',
    candidate: 'candidate',
    teller: 'teller',
    yes: 'yes',
    no: 'no',
    abstained: 'abstained',
    points: 'points',
  },
})
