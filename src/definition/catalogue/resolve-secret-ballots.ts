import type { ResolvedLedger } from '../ledger/types.ts'
import type { PackDefinition } from '../pack/types.ts'
import { type SecretBallotDefinition, slipMethods } from '../secret-ballot/types.ts'
import type { DiagnosticList } from './diagnostics.ts'
import { checkerOf } from './resolve-people.ts'

export type ResolvedSecretBallot = SecretBallotDefinition & { readonly pack: string }

interface BallotScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly list: DiagnosticList
}

/** The votes that may be cast on devices; one whose fields cannot serve is reported and left out. */
export function resolveSecretBallots(packs: readonly PackDefinition[], scope: BallotScope): ResolvedSecretBallot[] {
  const all = packs.flatMap(({ id, secretBallots = [] }) => secretBallots.map((one) => ({ ...one, pack: id })))
  return all.filter((one) => {
    const before = scope.list.diagnostics.length
    checkBallot(one, scope)
    return scope.list.diagnostics.length === before
  })
}

function checkBallot({ pack, ballot, candidates, counts, tallies }: ResolvedSecretBallot, scope: BallotScope): void {
  const { ledgers } = scope
  const check = checkerOf(`${pack}/${ballot.ledger}.slips`, scope)
  check(ballot.ledger, ballot.medium, 'choice', undefined, [ballot.devices])
  check(ballot.ledger, ballot.status, 'choice', undefined, [ballot.open])
  check(ballot.ledger, ballot.method, 'choice', undefined, slipMethods)
  for (const name of [ballot.seats, ballot.present]) check(ballot.ledger, name, 'integer')
  check(ballot.ledger, ballot.counted, 'date')
  for (const part of [candidates, counts, tallies]) check(part.ledger, part.ballot, 'ref', ballot.ledger)
  check(candidates.ledger, candidates.number, 'integer')
  check(candidates.ledger, candidates.name, 'text')
  const shown = ledgers.find(({ id }) => id === candidates.ledger)
  for (const name of candidates.shows)
    if (shown?.fields.some(({ id }) => id === name) === false)
      scope.list.error('unknown-field', `${pack}/${ballot.ledger}.slips`, `“${shown.label}”没有字段“${name}”`)
  for (const part of [counts, tallies]) check(part.ledger, part.teller, 'choice', undefined, counts.tellers)
  for (const name of [counts.issued, counts.returned, counts.valid, counts.invalid, counts.blank]) check(counts.ledger, name, 'integer')
  check(tallies.ledger, tallies.candidate, 'ref', candidates.ledger)
  for (const name of [tallies.yes, tallies.no, tallies.abstained, tallies.points]) check(tallies.ledger, name, 'integer')
}
