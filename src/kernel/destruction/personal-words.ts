import { sql } from 'kysely'
import { traitsOf } from '../../definition/field/kinds.ts'
import type { Field } from '../../definition/field/types.ts'
import { text } from '../../definition/shape/shape.ts'
import { row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import type { TownReading } from '../town-session.ts'
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

/** Those of the words that still name somebody in a record that stays; asked once the others are gone. */
export async function wordsThatStay(
  { kernel: { catalogue }, session, town }: TownReading,
  words: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  if (words.size === 0) return found
  for (const ledger of catalogue.catalogue.ledgers) {
    for (const { column } of ledger.fields.filter(({ field }) => names(field))) {
      const statement = sql`
        select distinct ${sql.ref(`t.${column}`)} as word from ${sql.id(ledger.table)} as t
        where t.town = ${town} and ${sql.ref(`t.${column}`)} = any(${[...words]}::text[])
      `
      for (const { word } of wordRow.all(await session.query(statement))) found.add(word)
    }
  }
  return found
}
