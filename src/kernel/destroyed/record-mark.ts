import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'

/**
 * By what a record is known where its id may not stay: SHA-256 of the id. Whoever holds the record finds it by the mark; whoever has only the mark finds
 * nothing, for an id has 74 random bits (docs/adr/0010).
 */
export function recordMark(id: string): string {
  return createHash('sha256').update(id.toLowerCase()).digest('hex')
}

/** The same of an id in a statement. */
export function compileMark(id: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`encode(sha256(convert_to((${id})::text, 'UTF8')), 'hex')`
}
