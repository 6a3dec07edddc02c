import { sql } from 'kysely'
import { traitsOf } from '../../definition/field/kinds.ts'
import type { Field } from '../../definition/field/types.ts'
import { text } from '../../definition/shape/shape.ts'
import { row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import type { Condemned } from './find-condemned.ts'

const wordRow = row('the words of a field', { word: text })

/** Whether the field names somebody. Papers do, but by what is in them. */
function names(field: Field): boolean {
  const { person } = traitsOf(field)
  return person === 'name' || person === 'number'
}

/** Names and numbers that stand in any version of the records: by them texts elsewhere are found that speak of the persons. */
export async function personalWords(session: Session, town: string, condemned: readonly Condemned[]): Promise<ReadonlySet<string>> {
  const words = new Set<string>()
  for (const { ledger, ids } of condemned) {
    for (const { column } of ledger.fields.filter(({ field }) => names(field))) {
      const statement = sql`
        select distinct ${sql.ref(`t.${column}`)} as word from ${sql.id(ledger.table)} as t
        where t.town = ${town} and t.id = any(${[...ids]}::uuid[]) and length(${sql.ref(`t.${column}`)}) > 1
      `
      const rows = wordRow.all(await session.query(statement))
      for (const { word } of rows) words.add(word)
    }
  }
  return words
}
