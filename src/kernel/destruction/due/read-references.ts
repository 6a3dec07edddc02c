import { sql } from 'kysely'
import { isReference, mayReferTo } from '../../../definition/field/field-type.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import type { Condemned } from '../find-condemned.ts'

const referenceRow = row('what refers to a record', { holder: uuid, target: uuid })
const chunk = 20_000

export interface Reference {
  readonly holder: string
  readonly target: string
  /** The label of the ledger that the holder is in. */
  readonly by: string
}

/** The records in force, of whichever ledger, that refer to some records: a payment to its household. They would lose whom they are about. */
export async function readReferences(
  { kernel: { catalogue }, session, town }: TownReading,
  records: readonly Condemned[],
): Promise<readonly Reference[]> {
  const found: Reference[] = []
  for (const ledger of catalogue.catalogue.ledgers) {
    for (const { column, field } of ledger.fields.filter((one) => isReference(one.field))) {
      const ids = records.flatMap((one) => (mayReferTo(field, one.ledger.id) ? one.ids : []))
      for (let start = 0; start < ids.length; start += chunk) {
        const some = ids.slice(start, start + chunk)
        const target = sql.ref(`t.${column}`)
        const statement = sql`
          select t.id as holder, ${target} as target from ${sql.id(ledger.table)} as t
          where t.town = ${town} and t.replaced_at is null and ${target} = any(${some}::uuid[])
        `
        for (const one of referenceRow.all(await session.query(statement))) found.push({ ...one, by: ledger.label })
      }
    }
  }
  return found
}
