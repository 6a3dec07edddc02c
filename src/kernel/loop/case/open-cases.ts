import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { groupBy } from '../../../definition/group-by.ts'
import type { ResolvedLoop, ResolvedState } from '../../../definition/loop/types.ts'
import { text } from '../../../definition/shape/shape.ts'
import type { Moment } from '../../audit/moment.ts'
import type { Writer } from '../../audit/types.ts'
import { Refusal } from '../../refusal.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownReading, TownWriting } from '../../town-session.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import type { WrittenValues } from '../subject/record-source.ts'
import { computeTerms } from '../subject/terms.ts'
import { beginCase } from './advance-case.ts'
import type { CaseEventDraft } from './case-event.ts'
import type { CaseChange } from './write-cases.ts'

const numberRow = row('case', { number: text })
const subjectRow = row('case', { subject: uuid })

export interface Opening {
  readonly subject: string
  readonly state: ResolvedState
  readonly parent?: string | undefined
}

export interface OpeningRequest {
  readonly loop: ResolvedLoop
  readonly writer: Writer
  readonly moment: Moment
  readonly openings: readonly Opening[]
  readonly label: string
  readonly opinion?: string | undefined
  /** A deadline that cannot be worked out is today instead of a refusal: what came by a file is seen at once and never lost. */
  readonly lenient: boolean
  /** Gives the numbers, where more cases are opened in the same transaction. */
  readonly numbers?: CaseNumbers | undefined
  /** The records as they were written, where no statement sees them yet. */
  readonly written?: WrittenValues | undefined
}

/** The numbers of new cases in one transaction, each the one after the last. */
export type CaseNumbers = () => string

/** New cases with their first line, not yet written. Refuses with `invalid` when a deadline cannot be worked out, unless `lenient`. */
export async function planOpenings(
  place: TownWriting,
  { loop, writer, moment, openings, label, opinion, lenient, written, ...request }: OpeningRequest,
): Promise<readonly CaseChange[]> {
  if (openings.length === 0) return []
  const nextNumber = request.numbers ?? (await numberCases(place, moment))
  const changes: CaseChange[] = []
  const actorName = writer.name ?? writer.id
  for (const [state, own] of groupBy(openings, (opening) => opening.state)) {
    const terms = await computeTerms(place, { loop, state, subjects: own.map(({ subject }) => subject), today: moment.today, written })
    for (const { subject, parent } of own) {
      const term = terms.get(subject)
      if (term === undefined) throw new Error(`the record ${subject} of a new case is not there`)
      if (term.missing !== undefined && !lenient) throw new Refusal('invalid', term.missing)
      const event: CaseEventDraft = {
        kind: 'open',
        step: 'open',
        label,
        from: undefined,
        to: state.id,
        at: moment.now,
        actor: writer.id,
        actorName,
        opinion,
        due: term.due ?? (state.deadline !== undefined && term.missing !== undefined ? moment.today : undefined),
        holdUntil: term.holdUntil,
      }
      changes.push({
        before: undefined,
        event,
        case: {
          id: place.kernel.newId(),
          version: 1,
          number: nextNumber(),
          loop: loop.id,
          loopLabel: loop.label,
          ledger: loop.ledger,
          subject,
          openedOn: moment.today,
          ...beginCase(loop, event),
          parent: parent ?? null,
          main: null,
          opener: writer.id,
          openerName: actorName,
          steps: 1,
        },
      })
    }
  }
  return changes
}

/** Begins behind the last number of the year. Behind the chain's lock, so that nobody else gives the same. */
export async function numberCases(place: TownReading, { today }: Pick<Moment, 'today'>): Promise<CaseNumbers> {
  const year = today.slice(0, 4)
  let last = await readLastNumber(place, year)
  return () => {
    last += 1
    return `${year}-${String(last).padStart(6, '0')}`
  }
}

async function readLastNumber({ kernel, session, town }: TownReading, year: string): Promise<number> {
  const { table } = kernel.catalogue.getLedger(caseLedgerId)
  const statement = sql`
    select number from ${sql.id(table)} where town = ${town} and replaced_at is null and number >= ${`${year}-`} and number < ${`${year}.`}
    order by number desc limit 1
  `
  const row = numberRow.first(await session.query(statement))
  return row === undefined ? 0 : wholeNumber(row.number.slice(5))
}

/** Of these records, those that have an open case of the loop. */
export async function readOpenSubjects(
  { kernel, session, town }: TownReading,
  loop: string,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  const { table } = kernel.catalogue.getLedger(caseLedgerId)
  const statement = sql`
    select subject from ${sql.id(table)} where town = ${town} and replaced_at is null and loop = ${loop} and ended_on is null
      and subject = any(${[...subjects]}::uuid[])
  `
  const rows = subjectRow.all(await session.query(statement))
  return new Set(rows.map(({ subject }) => subject))
}
