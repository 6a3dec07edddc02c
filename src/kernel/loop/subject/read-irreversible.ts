import { sql } from 'kysely'
import type { ResolvedLoop, ResolvedStep } from '../../../definition/loop/types.ts'
import { listOf, orNull, text } from '../../../definition/shape/shape.ts'
import { compileExpression } from '../../ledger/sql/index.ts'
import { row } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import type { IrreversibleNote } from '../types.ts'
import { chosen, openRecords } from './record-source.ts'

const countsRow = row('the records of a loop', { counts: listOf(orNull(text)) })

/** What cannot be taken back of each step, with how much of it as the record stands now: one statement. Steps that can are not among them. */
export async function readIrreversible(
  place: TownReading,
  loop: ResolvedLoop,
  { steps, subject, today }: { readonly steps: readonly ResolvedStep[]; readonly subject: string; readonly today: string },
): Promise<ReadonlyMap<string, IrreversibleNote>> {
  const notes = steps.flatMap(({ id, irreversible }) => (irreversible === undefined ? [] : [{ id, ...irreversible }]))
  const source = openRecords(place, loop.ledger)
  const wanted = notes.flatMap(({ counts }) => counts.map(({ value }) => compileExpression(value, { sources: [source], today })))
  const [row] =
    wanted.length === 0
      ? []
      : countsRow.all(
          await place.session.query(
            sql`select array[${sql.join(wanted.map((one) => sql`(${one.sql})::text`))}] as counts from ${source.from()} where ${chosen(source, [subject])}`,
          ),
        )
  const values = (row?.counts ?? []).values()
  return new Map(
    notes.map(({ id, does, counts }) => [
      id,
      { does, counts: counts.map(({ label, unit }) => ({ label, unit: unit ?? null, value: values.next().value ?? null })) },
    ]),
  )
}
