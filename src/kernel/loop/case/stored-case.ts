import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { CaseOutcome } from '../../../definition/loop/case-log.ts'
import type { StoredVersion } from '../../ledger/record/read-version.ts'
import type { StoredValues } from '../../ledger/record/types.ts'

/** A case as its ledger keeps it; empty fields are `null`, as in the table. */
export interface StoredCase {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly loop: string
  readonly loopLabel: string
  /** The ledger of the record it is about. */
  readonly ledger: string
  readonly subject: string
  readonly state: string
  readonly stateLabel: string
  readonly openedOn: string
  readonly enteredAt: string
  readonly due: string | null
  readonly holdUntil: string | null
  readonly suspendedUntil: string | null
  readonly returns: number
  readonly endedOn: string | null
  readonly outcome: CaseOutcome | null
  readonly parent: string | null
  readonly main: string | null
  readonly opener: string
  readonly openerName: string
  /** Lines in its log. */
  readonly steps: number
}

/** A case from its stored version. Throws on a number that is none: only the kernel writes it. */
export function caseOfVersion({ id, version, values }: StoredVersion): StoredCase {
  const text = (field: string): string => values[field] ?? ''
  const maybe = (field: string): string | null => values[field] ?? null
  return {
    id,
    version,
    number: text('number'),
    loop: text('loop'),
    loopLabel: text('loopLabel'),
    ledger: text('subjectKind'),
    subject: text('subject'),
    state: text('state'),
    stateLabel: text('stateLabel'),
    openedOn: text('openedOn'),
    enteredAt: text('enteredAt'),
    due: maybe('due'),
    holdUntil: maybe('holdUntil'),
    suspendedUntil: maybe('suspendedUntil'),
    returns: wholeNumber(values.returns ?? '0'),
    endedOn: maybe('endedOn'),
    outcome: outcomeOf(values.outcome),
    parent: maybe('parent'),
    main: maybe('main'),
    opener: text('opener'),
    openerName: text('openerName'),
    steps: wholeNumber(values.steps ?? '0'),
  }
}

/** The stored values of a case: the other way of `caseOfVersion`. */
export function valuesOfCase(one: StoredCase): StoredValues {
  const { id: _id, version: _version, ledger, returns, steps, ...rest } = one
  return { ...rest, subjectKind: ledger, returns: String(returns), steps: String(steps) }
}

function outcomeOf(text: string | null | undefined): CaseOutcome | null {
  return text === 'done' || text === 'refused' || text === 'merged' ? text : null
}
