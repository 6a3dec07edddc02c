import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../types.ts'

export interface VersionScope {
  readonly alias: string
  readonly town: string
  /** Absent: now. */
  readonly asOf: Instant | undefined
}

/**
 * One town's records as they stand: now, the versions nobody has replaced; as of T, the versions recorded up to T (T itself included)
 * and not replaced up to then. Every ledger in a statement, joined or in a subquery, carries this condition.
 */
export function versionCondition({ alias, town, asOf }: VersionScope): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const current = sql<boolean>`${column('town')} = ${town} and ${column('replaced_at')} is null`
  if (asOf === undefined) return current
  return sql<boolean>`${column('town')} = ${town} and ${column('recorded_at')} <= ${asOf}::timestamptz and (${column('replaced_at')} is null or ${column('replaced_at')} > ${asOf}::timestamptz)`
}
