import type { Writer } from '../../audit/types.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import type { RecordAddition, RecordChange, RecordsToWrite } from '../../ledger/record/write-records.ts'
import { writeRecordsAudited } from '../../ledger/record/write-records-audited.ts'
import type { TownWriting } from '../../town-session.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { caseStepLedgerId } from '../ledgers/case-step.ledger.ts'
import type { CaseEventDraft } from './case-event.ts'
import { type StoredCase, valuesOfCase } from './stored-case.ts'

/** A case as it stands after an event: `case.version` and `case.steps` count it already. */
export interface CaseChange {
  /** As it stood; undefined when it begins. */
  readonly before: StoredCase | undefined
  readonly case: StoredCase
  readonly event: CaseEventDraft
}

export interface CasesToWrite extends Pick<RecordsToWrite, 'exclusive'> {
  readonly writer: Writer
  readonly changes: readonly CaseChange[]
}

/** Writes the log and the cases folded from it: two entries of the chain. Nothing else writes to either ledger. */
export async function writeCases({ kernel, session }: TownWriting, { writer, changes, exclusive = 'change' }: CasesToWrite): Promise<void> {
  const cases = kernel.catalogue.getLedger(caseLedgerId)
  const log = kernel.catalogue.getLedger(caseStepLedgerId)
  const entry = { session, writer, action: 'case', exclusive }
  await writeRecordsAudited(kernel, {
    ...entry,
    ledger: cases,
    additions: changes.flatMap((change) => (change.before === undefined ? [begun(change)] : [])),
    changes: changes.flatMap(({ before, case: after }) => (before === undefined ? [] : [goneOn(before, after)])),
  })
  const lines = changes.map((change) => ({ id: kernel.newId(), values: valuesOfEvent(change) }))
  await writeRecordsAudited(kernel, { ...entry, ledger: log, additions: lines })
}

function begun({ case: one }: CaseChange): RecordAddition {
  return { id: one.id, values: valuesOfCase(one) }
}

function goneOn(before: StoredCase, after: StoredCase): RecordChange {
  return { before: { ...before, values: valuesOfCase(before) }, values: valuesOfCase(after) }
}

function valuesOfEvent({ case: one, event }: CaseChange): StoredValues {
  const { kind, step, label, from, to, at, actor, actorName, opinion, evidence = [], due, holdUntil, until, into } = event
  return {
    case: one.id,
    position: String(one.steps),
    kind,
    step,
    label,
    from: from ?? null,
    to,
    at,
    actor,
    actorName,
    opinion: opinion === undefined || opinion.trim() === '' ? null : opinion.trim(),
    evidence: evidence.length === 0 ? null : evidence.join('\n'),
    due: due ?? null,
    holdUntil: holdUntil ?? null,
    until: until ?? null,
    into: into ?? null,
  }
}
