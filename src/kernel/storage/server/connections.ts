import pg from 'pg'
import { valueParsers } from '../value-parsers.ts'
import { unavailable } from './connection-fault.ts'

export interface ServerOptions {
  readonly url: string
  readonly connections?: number | undefined
  /** Milliseconds that work of which nothing was sent waits for a connection that cannot be had at once; two seconds when absent. */
  readonly patience?: number | undefined
  /** Milliseconds after which connections that nobody uses are closed, all but one. */
  readonly idle?: number | undefined
}

/** A connection in use, on which the first statement has run. */
export interface Connection {
  readonly client: pg.PoolClient
  /** Aborted when the server or the way to it ends the connection, with why. */
  readonly gone: AbortSignal
}

export interface Connections {
  /** Gives a connection on which `first` has run, a statement that changes nothing. Refuses with `unavailable`. */
  take(first: string, options?: { readonly patience: number }): Promise<Connection>
  /** Gives it back; a broken one is destroyed. */
  give(connection: Connection, broken: boolean): void
  close(): Promise<void>
}

const usual = { connections: 10, patience: 2_000, idle: 10_000 }
/** So long work stands in line for a connection; an import holds one for as long as it writes. */
const longestWait = 30_000
const pause = 100

/** Opens a pool on a PostgreSQL server. Throws the driver's error when the server cannot be reached at all. */
export async function openConnections({
  url,
  connections = usual.connections,
  patience = usual.patience,
  idle = usual.idle,
}: ServerOptions): Promise<Connections> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // One stays, so that others see that the store is open: who replaces its key does so when nobody has it open (`isAlone`).
    min: 1,
    idleTimeoutMillis: idle,
    connectionTimeoutMillis: longestWait,
    // A server that was switched off says nothing: the connection is asked now and then whether it still stands.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: {
      getTypeParser: (type, format) => (format === 'binary' ? undefined : valueParsers[type]) ?? pg.types.getTypeParser(type, format),
    },
    options: '-c timezone=UTC -c datestyle=ISO,YMD -c jit=off',
  })
  const ends = new WeakMap<pg.PoolClient, AbortController>()
  // For the whole life of a connection, in use or not: an error that nobody listens to ends the process.
  pool.on('connect', (client) => {
    const gone = new AbortController()
    ends.set(client, gone)
    client.on('error', (error) => gone.abort(error))
    client.on('end', () => gone.abort(new Error('the connection has ended')))
  })
  // An idle connection that the server closed is replaced on the next use.
  pool.on('error', () => undefined)

  const begin = async (first: string): Promise<Connection> => {
    const client = await pool.connect()
    try {
      await client.query(first)
      return { client, gone: ends.get(client)?.signal ?? AbortSignal.abort() }
    } catch (error) {
      client.release(true)
      throw error
    }
  }
  try {
    const { client } = await begin('select 1')
    client.release()
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    take: async (first, own = { patience }) => {
      const until = performance.now() + own.patience
      for (let attempt = 0; ; attempt++) {
        const idle = pool.idleCount
        try {
          return await begin(first)
        } catch (error) {
          if (pool.ending) throw error
          // Nothing was sent yet, so it may be tried again: at once where an idle connection may have died unseen, else after a moment.
          const stale = idle > 0 && attempt < connections
          if (!stale && performance.now() >= until) throw unavailable(error)
          if (!stale) await new Promise((resolve) => setTimeout(resolve, pause))
        }
      }
    },
    give: ({ client, gone }, broken) => client.release(broken || gone.aborted),
    close: () => pool.end(),
  }
}
