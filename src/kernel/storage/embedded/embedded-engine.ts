import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { compactTables } from '../compact-tables.ts'
import { type CompiledStatement, compileStatement } from '../compile-statement.ts'
import { copyChunks } from '../copy-text.ts'
import { insertOf, takeFew } from '../insert-few.ts'
import { quoteName } from '../quote-name.ts'
import { statementError } from '../statement-error.ts'
import { createStatementListeners } from '../statement-listeners.ts'
import { guardTransaction } from '../transaction-guard.ts'
import type { Engine, Session } from '../types.ts'
import { lockFolder } from './folder-lock.ts'
import { openDatabase } from './open-database.ts'
import { createSharedReads } from './shared-reads.ts'
import { startWorker } from './start-worker.ts'
import { createTurns } from './turns.ts'
import type { EmbeddedDatabase, EmbeddedOptions } from './types.ts'

const chunkSize = 1_000_000
/** So many rows go in by INSERT: a COPY costs the embedded engine six calls, however few the rows. */
const mostInserted = 12
const nothing: CompiledStatement = { sql: 'select 1', parameters: [] }

/** Opens the embedded engine on a folder, which it locks for itself, or in memory. Refuses with `locked` when another process holds the folder. */
export async function openEmbeddedEngine(options: {
  readonly data: string | undefined
  readonly image?: Blob | undefined
}): Promise<Engine> {
  if (options.data === undefined) return createEngine(await openInThread({ folder: undefined, image: options.image }), undefined)
  mkdirSync(options.data, { recursive: true })
  const lock = lockFolder(options.data)
  try {
    return createEngine(await openInThread({ folder: join(options.data, 'database') }), lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** From the built files the database gets its own thread; from TypeScript source (tests) Node could not load the thread's file. */
function openInThread(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  if (import.meta.url.endsWith('.ts')) return openDatabase(options)
  return startWorker(new URL('./worker.js', import.meta.url), options)
}

function createEngine(database: EmbeddedDatabase, lock: ReturnType<typeof lockFolder> | undefined): Engine {
  const listeners = createStatementListeners()
  const turns = createTurns()
  let broken: Error | undefined

  // Sent with the next call; of one write only, since they run one after another.
  let held: CompiledStatement[] = []
  const runAll = async <Row>(statements: readonly CompiledStatement[]): Promise<readonly Row[]> => {
    try {
      const rows: readonly unknown[] = await database.run(statements)
      // The row type is the caller's statement about its own SQL; the driver cannot know it.
      return rows as readonly Row[]
    } catch (error) {
      throw statementError(error, statements.map(({ sql }) => sql).join('; '))
    }
  }
  const run = <Row>(statement: CompiledStatement): Promise<readonly Row[]> => {
    const statements = [...held, statement]
    held = []
    listeners.tell(statement.sql)
    return runAll(statements)
  }
  const reads = createSharedReads({
    run: (statements) => {
      for (const { sql } of statements) listeners.tell(sql)
      return runAll(statements)
    },
    onBroken: (error) => {
      broken = error
    },
  })
  const hold = (statement: CompiledStatement): void => {
    listeners.tell(statement.sql)
    held.push(statement)
  }
  const copyText = async (sql: string, text: string): Promise<void> => {
    try {
      await database.copy(sql, new TextEncoder().encode(text))
    } catch (error) {
      throw statementError(error, sql)
    }
  }
  const session: Session = {
    query: async (statement) => run(compileStatement(statement)),
    send: async (statement) => hold(compileStatement(statement)),
    copyIn: async (table, columns, rows) => {
      const { few, all } = await takeFew(rows, mostInserted)
      if (few !== undefined) {
        if (few.length > 0) await run(insertOf(table, columns, few))
        return few.length
      }
      if (held.length > 0) await run(nothing)
      const sql = `copy ${quoteName(table)} (${columns.map(quoteName).join(', ')}) from '/dev/blob'`
      listeners.tell(sql)
      let count = 0
      let sent = Promise.resolve()
      try {
        for await (const chunk of copyChunks(all, chunkSize)) {
          await sent
          // The next rows are made while the database, which has a thread of its own, takes these.
          sent = copyText(sql, chunk.text)
          // Its failure is met at the next `await sent`, which may be later than Node waits for.
          sent.catch(() => undefined)
          count += chunk.rows
        }
      } finally {
        // Also when the rows fail: nothing else may be sent before the database has answered.
        await sent
      }
      return count
    },
  }

  const writeAll = async <Result>(work: (session: Session) => Promise<Result>): Promise<Result> => {
    hold(plain('begin transaction isolation level read committed read write'))
    try {
      const result = await work({ ...session })
      await run(plain('commit'))
      return result
    } catch (error) {
      held = []
      await run(plain('rollback')).catch((cause: unknown) => {
        broken = new Error('the embedded database could not roll back', { cause })
      })
      throw error
    }
  }
  const compact = async (tables: readonly string[]): Promise<void> => {
    await compactTables(tables, (sql) => run(plain(sql)))
    // What stands in the log is flushed and the next file begun, so that the old ones are removed: they are not recycled here.
    for (let round = 0; round < 2; round += 1) {
      await run(plain('select pg_switch_wal()'))
      await run(plain('checkpoint'))
    }
  }
  const whole = <Result>(work: () => Promise<Result>) => {
    return async (): Promise<Result> => {
      if (broken !== undefined) throw broken
      return work()
    }
  }

  return {
    kind: 'embedded',
    read: (work) => guardTransaction(session, () => turns.read(whole(() => reads.join(work)))),
    write: (work) => guardTransaction(session, () => turns.write(whole(() => writeAll(work)))),
    compact: (tables) => turns.write(whole(() => compact(tables))),
    onStatement: (listener) => listeners.add(listener),
    announce: (url) => lock?.announce(url),
    close: async () => {
      await turns.close()
      await database.close()
      lock?.release()
    },
  }
}

function plain(sql: string): CompiledStatement {
  return { sql, parameters: [] }
}
