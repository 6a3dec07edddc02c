import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { compactTables } from '../compact-tables.ts'
import { compileStatement } from '../compile-statement.ts'
import { copyChunks } from '../copy-text.ts'
import { statementError } from '../statement-error.ts'
import { createStatementListeners, type StatementListeners } from '../statement-listeners.ts'
import { guardTransaction } from '../transaction-guard.ts'
import type { Engine, Session, Statement } from '../types.ts'
import { valueParsers } from '../value-parsers.ts'

const chunkSize = 256_000

/** Opens a pool on a PostgreSQL server (15 or newer, or a cluster that speaks its protocol). */
export async function openServerEngine(options: { readonly url: string; readonly connections?: number }): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    types: {
      getTypeParser: (type, format) => (format === 'binary' ? undefined : valueParsers[type]) ?? pg.types.getTypeParser(type, format),
    },
    options: '-c timezone=UTC -c datestyle=ISO,YMD -c jit=off',
  })
  // An idle connection that the server closes is replaced on the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  const listeners = createStatementListeners()
  await pool.query('select 1')

  const transaction = async <Result>(begin: string, work: (session: Session) => Promise<Result>): Promise<Result> => {
    const client = await pool.connect()
    let failed: Error | undefined
    try {
      await client.query(begin)
      const result = await work(createSession(client, listeners))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((cause: unknown) => {
        failed = cause instanceof Error ? cause : new Error(String(cause))
      })
      throw error
    } finally {
      client.release(failed)
    }
  }
  const guarded = <Result>(begin: string, work: (session: Session) => Promise<Result>): Promise<Result> =>
    guardTransaction(pool, () => transaction(begin, work))

  return {
    kind: 'server',
    read: (work) => guarded('begin transaction isolation level repeatable read read only', work),
    write: (work) => guarded('begin transaction isolation level read committed read write', work),
    compact: async (tables) => {
      const client = await pool.connect()
      try {
        await compactTables(tables, async (statement) => {
          listeners.tell(statement)
          const rows: readonly Readonly<Record<string, unknown>>[] = (await client.query(statement)).rows
          return rows
        })
      } finally {
        client.release()
      }
    },
    onStatement: (listener) => listeners.add(listener),
    announce: () => undefined,
    close: () => pool.end(),
  }
}

function createSession(client: pg.PoolClient, listeners: StatementListeners): Session {
  const query = async <Row>(statement: Statement<Row>): Promise<readonly Row[]> => {
    const { sql, parameters } = compileStatement(statement)
    listeners.tell(sql)
    try {
      const rows: readonly unknown[] = (await client.query(sql, [...parameters])).rows
      // The row type is the caller's statement about its own SQL; the driver cannot know it.
      return rows as readonly Row[]
    } catch (error) {
      throw statementError(error, sql)
    }
  }
  return {
    query,
    send: async (statement) => {
      await query(statement)
    },
    copyIn: async (table, columns, rows) => {
      const sql = `copy ${client.escapeIdentifier(table)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')}) from stdin`
      listeners.tell(sql)
      let count = 0
      async function* texts(): AsyncGenerator<string> {
        for await (const chunk of copyChunks(rows, chunkSize)) {
          count += chunk.rows
          yield chunk.text
        }
      }
      try {
        await pipeline(Readable.from(texts(), { objectMode: false }), client.query(copyFrom(sql)))
      } catch (error) {
        throw statementError(error, sql)
      }
      return count
    },
  }
}
