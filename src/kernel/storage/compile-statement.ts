import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { writeKeyed } from './sealing/keyed.ts'
import type { Statement } from './types.ts'

/** Kysely as a compiler only: it holds no connection and runs nothing. */
export const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export interface CompiledStatement {
  readonly sql: string
  readonly parameters: readonly (string | null)[]
}

/** A statement as SQL text with numbered parameters, each in the text form that both engines take. */
export function compileStatement<Row>(statement: Statement<Row>): CompiledStatement {
  const compiled = statement.compile(compiler)
  return { sql: compiled.sql, parameters: compiled.parameters.map((value) => parameterText(writeKeyed(value))) }
}

/** Every parameter travels as text, so that both engines read it alike and no driver guesses a type. */
export function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`
  if (value instanceof Date) throw new Error('an instant is passed as text, never as a Date')
  return JSON.stringify(value)
}

function arrayElement(value: unknown): string {
  const text = parameterText(value)
  return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
