import type { CompiledStatement } from '../compile-statement.ts'

/** A statement without parameters. */
export function plain(sql: string): CompiledStatement {
  return { sql, parameters: [] }
}
