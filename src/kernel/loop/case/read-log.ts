import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { CaseEvent, CaseEventKind } from '../../../definition/loop/case-log.ts'
import { readVersions, type StoredVersion } from '../../ledger/record/read-version.ts'
import type { TownReading } from '../../town-session.ts'
import { caseStepLedgerId } from '../ledgers/case-step.ledger.ts'

/** One line of a log as it is kept. */
export interface StoredEvent extends CaseEvent {
  readonly id: string
  readonly case: string
  readonly position: number
  /** When the line was written: the versions of the record written with it are no younger. */
  readonly recordedAt: string
  readonly label: string
  readonly actorName: string
  readonly opinion: string | undefined
  readonly evidence: readonly string[]
}

const kinds: readonly CaseEventKind[] = ['open', 'take', 'suspend', 'resume', 'merge', 'correct']

/** The logs of some cases, each in its order. */
export async function readLogs({ kernel, session, town }: TownReading, cases: readonly string[]): Promise<readonly StoredEvent[]> {
  const ledger = kernel.catalogue.getLedger(caseStepLedgerId)
  const condition = sql`t.town = ${town} and t.replaced_at is null and t."case" = any(${[...cases]}::uuid[]) order by t."case", t.position`
  return (await readVersions(session, ledger, condition)).map(eventOfVersion)
}

function eventOfVersion({ id, recordedAt, values }: StoredVersion): StoredEvent {
  const text = (field: string): string => values[field] ?? ''
  const maybe = (field: string): string | undefined => values[field] ?? undefined
  const kind = kinds.find((one) => one === values.kind)
  if (kind === undefined) throw new Error(`a line of a log is of no kind: ${id}`)
  const [until, into] = [maybe('until'), maybe('into')]
  return {
    id,
    case: text('case'),
    position: wholeNumber(text('position')),
    recordedAt,
    kind,
    step: text('step'),
    label: text('label'),
    from: maybe('from'),
    to: text('to'),
    at: text('at'),
    actor: text('actor'),
    actorName: text('actorName'),
    opinion: maybe('opinion'),
    evidence: maybe('evidence')?.split('\n') ?? [],
    due: maybe('due'),
    holdUntil: maybe('holdUntil'),
    ...(until === undefined ? {} : { until }),
    ...(into === undefined ? {} : { into }),
  }
}
