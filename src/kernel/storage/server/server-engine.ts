import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Refusal } from '../../refusal.ts'
import { compactTables } from '../compact-tables.ts'
import { compileStatement } from '../compile-statement.ts'
import { copyChunks } from '../copy-text.ts'
import { insertOf, takeFew } from '../insert-few.ts'
import { noteCommit } from '../one-call.ts'
import { statementError } from '../statement-error.ts'
import { createStatementListeners, type StatementListeners } from '../statement-listeners.ts'
import { guardTransaction } from '../transaction-guard.ts'
import type { CopyRow, Engine, Session, Statement, Transactions } from '../types.ts'
import { createDoors } from '../wall/create-doors.ts'
import { enterPartText, partRow } from '../wall/part.ts'
import type { Part, PartRow } from '../wall/part-of-town.ts'
import { type Standing, standingText, stepDown, stepUp } from '../wall/standing.ts'
import { isConnectionFault, unavailable } from './connection-fault.ts'
import { type Connection, openConnections, type ServerOptions } from './connections.ts'

const chunkSize = 256_000
/** From so many rows on the planner hears of them at once; of the rest the server's own process tells it. */
const many = 200
/** Each value is a parameter, of which a statement has so many at the most: rows are never wider than a hundred or two. */
const mostAtOnce = 200
const begins = {
  read: 'begin transaction isolation level repeatable read read only',
  write: 'begin transaction isolation level read committed read write',
} as const
/** Milliseconds within which a server that is ready answers. */
const promptness = 2_000

/** Opens a pool on a PostgreSQL server (15 or newer, or a cluster that speaks its protocol). */
export async function openServerEngine(options: ServerOptions): Promise<Engine> {
  const connections = await openConnections(options)
  const listeners = createStatementListeners()
  let writes = 0

  const use = async <Result>(connection: Connection, work: (use: Use) => Promise<Result>): Promise<Result> => {
    const { client, gone } = connection
    const use: Use = { committing: false }
    let broken = false
    try {
      return await work(use)
    } catch (error) {
      const lost = gone.aborted || isConnectionFault(error)
      // What a connection fault left behind is not looked into: the server undoes what was not committed when the connection ends.
      broken = lost
      if (!lost)
        await client.query('rollback').catch(() => {
          broken = true
        })
      throw lost && !(error instanceof Refusal) ? unavailable(error, use) : error
    } finally {
      connections.give(connection, broken)
    }
  }
  const transaction = async <Result>({ mode, standing }: Begun, work: (session: Session) => Promise<Result>): Promise<Result> => {
    const connection = await connections.take(beginText(mode, standing))
    return use(connection, async (use) => {
      const result = await work(await openSession(connection, { listeners, standing }))
      connection.gone.throwIfAborted()
      use.committing = mode === 'write'
      const outcome = await commit(connection)
      if (mode === 'write' && outcome !== 'COMMIT') throw new Error('rolled back at the commit: the failure of a statement was passed over')
      if (mode === 'write') noteCommit()
      return result
    })
  }
  const guarded = <Result>(begun: Begun, work: (session: Session) => Promise<Result>): Promise<Result> =>
    guardTransaction(connections, () => transaction(begun, work))
  const transactions = (standing: Standing): Transactions => ({
    read: (work) => guarded({ mode: 'read', standing }, work),
    write: (work) =>
      guarded({ mode: 'write', standing }, work).finally(() => {
        writes += 1
      }),
  })

  return {
    kind: 'server',
    ready: () => withinMoment(connections.take('select 1', { patience: 0 }), (connection) => connections.give(connection, false)),
    ...createDoors(transactions),
    writes: () => writes,
    alone: false,
    settle: async () => undefined,
    compact: async (tables) => {
      const connection = await connections.take('select 1')
      await use(connection, () =>
        compactTables(tables, async (statement) => {
          listeners.tell(statement)
          const rows: readonly Readonly<Record<string, unknown>>[] = (await connection.client.query(statement)).rows
          return rows
        }),
      )
    },
    onStatement: (listener) => listeners.add(listener),
    announce: () => undefined,
    close: () => connections.close(),
  }
}

interface Begun {
  readonly mode: keyof typeof begins
  readonly standing: Standing
}

/** One message, whoever it is for: it costs no journey of its own. A connection comes from the pool as the owner's, and goes back as that. */
function beginText(mode: keyof typeof begins, standing: Standing): string {
  // A part of a town is asked for before anything is held to it.
  return standing === 'owner' ? begins[mode] : `${begins[mode]}; ${standingText(standing, pg.escapeLiteral)}`
}

/** Gives what the server made of it: it answers ROLLBACK when a statement has failed and the work went on. */
async function commit({ client }: Connection): Promise<string> {
  try {
    return (await client.query('commit')).command
  } catch (error) {
    throw statementError(error, 'commit')
  }
}

interface Use {
  /** The commit was sent: from here on a lost connection leaves open whether it was heard. */
  committing: boolean
}

/** Gives back what comes; refuses with `unavailable` when it has not come within a moment, and gives it back then. */
async function withinMoment(taken: Promise<Connection>, giveBack: (connection: Connection) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('unavailable', '数据库正忙，请稍后再试。')), promptness)
  })
  try {
    await Promise.race([taken.then(giveBack), late])
  } finally {
    clearTimeout(timer)
  }
}

interface Opened {
  readonly listeners: StatementListeners
  readonly standing: Standing
}

/** The session of a transaction that has begun, in the part of the town that it is for. */
async function openSession(connection: Connection, opened: Opened): Promise<Session> {
  const session = createSession(connection, opened)
  const { standing } = opened
  if (standing === 'owner' || standing.part === undefined) return session
  const { client } = connection
  const row = await enter(connection, standing.part, opened.listeners)
  const back = enterPartText(row, pg.escapeLiteral)
  const query = async <Row>(statement: Statement<Row>): Promise<readonly Row[]> => {
    await client.query(stepDown)
    const rows = await session.query(statement)
    await client.query(back)
    return rows
  }
  return { ...session, part: { key: standing.part.key, read: async () => row, whole: { query } } }
}

/** Brings a transaction of a town under a part of it, and gives what that is. */
async function enter({ client }: Connection, { statement: { sql, parameters } }: Part, listeners: StatementListeners): Promise<PartRow> {
  listeners.tell(sql)
  try {
    const row = partRow.first((await client.query(sql, [...parameters])).rows)
    if (row === undefined) throw new Error('a part of a town has no row')
    await client.query(enterPartText(row, pg.escapeLiteral))
    return row
  } catch (error) {
    throw statementError(error, sql)
  }
}

function copyText(client: Connection['client'], table: string, columns: readonly string[]): string {
  return `copy ${client.escapeIdentifier(table)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')}) from stdin`
}

interface Insertion {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly CopyRow[]
}

/** The same as COPY, statement by statement. */
async function insertAll(
  { client, listeners }: Pick<Connection, 'client'> & Pick<Opened, 'listeners'>,
  { table, columns, rows }: Insertion,
): Promise<number> {
  for (let start = 0; start < rows.length; start += mostAtOnce) {
    const { sql, parameters } = insertOf(table, columns, rows.slice(start, start + mostAtOnce))
    listeners.tell(sql)
    await client.query(sql, [...parameters]).catch((error: unknown) => {
      throw statementError(error, sql)
    })
  }
  return rows.length
}

function createSession(connection: Connection, { listeners, standing }: Opened): Session {
  const { client, gone } = connection
  let isInPart = false
  /** Does what only the owner of the tables may do. When it fails, so does the transaction. */
  const steppedUp = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (standing === 'owner') return work()
    await client.query(stepUp)
    const result = await work()
    await client.query(stepDown)
    return result
  }
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
    steppedUp,
    ...(standing === 'owner'
      ? {}
      : {
          inPart: async (part, work) => {
            await enter(connection, part, listeners)
            isInPart = true
            const result = await work()
            isInPart = false
            return client.query(stepDown).then(() => result)
          },
        }),
    send: async (statement) => {
      await query(statement)
    },
    grew: async (table, rows) => {
      if (rows < many) return
      const sql = `analyze ${client.escapeIdentifier(table)}`
      listeners.tell(sql)
      await steppedUp(() => client.query(sql)).catch((error: unknown) => {
        throw statementError(error, sql)
      })
    },
    copyIn: async (table, columns, all) => {
      // COPY knows no policies.
      const { few, all: rows = [] } = isInPart ? await takeFew(all, Number.POSITIVE_INFINITY) : { few: undefined, all }
      if (few !== undefined) return insertAll({ client, listeners }, { table, columns, rows: few })
      const sql = copyText(client, table, columns)
      listeners.tell(sql)
      let count = 0
      async function* texts(): AsyncGenerator<string> {
        for await (const chunk of copyChunks(rows, chunkSize)) {
          count += chunk.rows
          yield chunk.text
        }
      }
      try {
        // The stream of a connection that is gone may wait for its answer forever: the signal ends it.
        await steppedUp(() => pipeline(Readable.from(texts(), { objectMode: false }), client.query(copyFrom(sql)), { signal: gone }))
      } catch (error) {
        throw statementError(error, sql)
      }
      return count
    },
  }
}
