import { Refusal } from '../../refusal.ts'
import { compactTables } from '../compact-tables.ts'
import { type CompiledStatement, compileStatement } from '../compile-statement.ts'
import { copyChunks } from '../copy-text.ts'
import { insertOf, takeFew } from '../insert-few.ts'
import { quoteName } from '../quote-name.ts'
import { statementError } from '../statement-error.ts'
import { createStatementListeners } from '../statement-listeners.ts'
import { explainStoreFault } from '../store-fault.ts'
import { guardTransaction } from '../transaction-guard.ts'
import type { Engine, Session, StoreAccess, Transactions } from '../types.ts'
import { createDoors } from '../wall/create-doors.ts'
import { enterPart } from '../wall/part.ts'
import { type Standing, stepDown, stepUp } from '../wall/standing.ts'
import { compileOnce } from './engine-code.ts'
import { loadEngine, openDatabase } from './open-database.ts'
import { type OpenFolder, openFolder } from './open-folder.ts'
import { plain } from './plain.ts'
import { createSharedReads } from './shared-reads.ts'
import { type DatabaseThread, startWorker } from './start-worker.ts'
import { createTableStatistics, type TableStatistics } from './table-statistics.ts'
import { createTurns } from './turns.ts'
import type { EmbeddedDatabase } from './types.ts'
import { type OneWrite, type WriteOptions, writeInTurn } from './write-in-turn.ts'

const fromSource = import.meta.url.endsWith('.ts')
const chunkSize = 1_000_000
/** So many rows go in by INSERT: a COPY costs the embedded engine six calls, however few the rows. */
const mostInserted = 12
const nothing = plain('select 1')
/** Each value is a parameter, of which a statement has so many at the most: rows are never wider than a hundred or two. */
const mostAtOnce = 200

/** Opens the embedded engine on a folder (see `openFolder`), or in memory. */
export async function openEmbeddedEngine(options: {
  readonly data: string | undefined
  readonly access?: StoreAccess | undefined
  readonly onNote?: ((message: string) => void) | undefined
  readonly lasting?: boolean | undefined
  readonly image?: Blob | undefined
  /** Without a thread of its own for the database: for whoever has nothing else to do. */
  readonly here?: boolean | undefined
}): Promise<Engine> {
  const { data, access = 'write', onNote, lasting, here = fromSource } = options
  const thread = startThread(here)
  try {
    if (data === undefined) return createEngine(await thread.open({ folder: undefined, image: options.image }), undefined)
    const folder = await openFolder({ folder: data, access, onNote, open: (how) => thread.open({ ...how, lasting }) })
    return createEngine(folder.database, folder)
  } catch (error) {
    await thread.end()
    throw error
  }
}

/** From the built files the database gets its own thread; from TypeScript source (tests) Node could not load the thread's file. */
function startThread(here: boolean): DatabaseThread {
  if (here) {
    if (fromSource) compileOnce()
    loadEngine()
    return { open: openDatabase, end: async () => undefined }
  }
  return startWorker(new URL('./worker.js', import.meta.url))
}

function createEngine(database: EmbeddedDatabase, folder: OpenFolder | undefined): Engine {
  const line = new DatabaseLine(database, () => folder?.isFull() === true)
  const turns = createTurns()
  let broken: Error | undefined
  let writes = 0
  const onBroken = (error: Error): void => {
    broken = error
  }
  const reads = createSharedReads({ run: (statements) => line.runTold(statements), onBroken })
  const statistics = createTableStatistics((statements) => line.runAll(statements))
  const options: Omit<WriteOptions, 'onDecided' | 'standing'> = {
    hold: (statement) => line.hold(statement),
    run: (statement) => line.run(statement),
    drop: () => line.drop(),
    turns,
    statistics,
    onBroken,
  }
  const writeAll = <Result>(standing: Standing, work: (session: Session) => Promise<Result>): Promise<Result> => {
    const told = new Map<string, number>()
    const tell = folder === undefined ? undefined : (name: string, mark: number) => void told.set(name, mark)
    const onDecided = () => told.size > 0 && folder?.keepTold(told)
    return writeInTurn({ ...options, standing, onDecided }, (write) =>
      work({ ...sessionOf(line, { ...write, standing }), ...(tell === undefined ? {} : { tell }) }),
    )
  }
  const compactAll = async (tables: readonly string[]): Promise<void> => {
    await compact(line, tables)
    folder?.keepLengths()
  }
  const whole = <Result>(work: () => Promise<Result>) => {
    return async (): Promise<Result> => {
      if (broken !== undefined) throw stopped(broken)
      return work()
    }
  }
  const transactions = (standing: Standing): Transactions => ({
    read: (work) => guardTransaction(turns, () => turns.read(whole(() => reads.join(standing, work)))),
    write: async (work) => {
      try {
        return await guardTransaction(turns, () => turns.write(whole(() => writeAll(standing, work))))
      } finally {
        writes += 1
      }
    },
  })

  return {
    kind: 'embedded',
    ...(folder === undefined ? {} : { told: folder.told }),
    // It goes with the process: as long as somebody asks, it is there, though it may be busy.
    ready: async () => {
      if (broken !== undefined) throw new Refusal('unavailable', '数据库出了故障，请重新启动铅笔。', { cause: broken })
    },
    ...createDoors(transactions),
    writes: () => writes,
    alone: true,
    settle: (tables) => settle({ tables, statistics, alone: (work) => turns.write(whole(work)) }),
    compact: (tables) => turns.write(whole(() => compactAll(tables))),
    onStatement: (listener) => line.listeners.add(listener),
    announce: (url) => folder?.lock.announce(url),
    close: async () => {
      await turns.close()
      await (folder === undefined ? database.close() : folder.close(broken === undefined))
    },
  }
}

/** The one line to the database: statements go out in order, those that are held with the next one that is asked. */
class DatabaseLine {
  readonly listeners = createStatementListeners()
  // Of one write only, since they run one after another.
  private held: CompiledStatement[] = []

  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly isFull: () => boolean,
  ) {}

  run<Row>(statement: CompiledStatement): Promise<readonly Row[]> {
    const statements = [...this.held, statement]
    this.held = []
    this.listeners.tell(statement.sql)
    return this.runAll(statements)
  }

  hold(statement: CompiledStatement): void {
    this.listeners.tell(statement.sql)
    this.held.push(statement)
  }

  drop(): void {
    this.held = []
  }

  /** Sends what is held, and waits for it. */
  async flush(): Promise<void> {
    if (this.held.length > 0) await this.run(nothing)
  }

  runTold<Row>(statements: readonly CompiledStatement[]): Promise<readonly Row[]> {
    for (const { sql } of statements) this.listeners.tell(sql)
    return this.runAll(statements)
  }

  async runAll<Row>(statements: readonly CompiledStatement[]): Promise<readonly Row[]> {
    try {
      const rows: readonly unknown[] = await this.database.run(statements)
      // The row type is the caller's statement about its own SQL; the driver cannot know it.
      return rows as readonly Row[]
    } catch (error) {
      throw this.failure(error, statements.map(({ sql }) => sql).join('; '))
    }
  }

  async copy(sql: string, text: string): Promise<void> {
    try {
      await this.database.copy(sql, new TextEncoder().encode(text))
    } catch (error) {
      throw this.failure(error, sql)
    }
  }

  private failure(error: unknown, sql: string): Error {
    return statementError(error, sql, this.isFull() ? '53100' : undefined)
  }
}

function sessionOf(line: DatabaseLine, { note, rest, grew, standing }: OneWrite & { readonly standing: Standing }): Session {
  let inPart = false
  return {
    ...(standing === 'owner'
      ? {}
      : {
          inPart: async (part, work) => {
            line.hold(enterPart(part))
            inPart = true
            const result = await work()
            inPart = false
            line.hold(plain(stepDown))
            return result
          },
        }),
    query: async (statement) => line.run(noted(note, compileStatement(statement))),
    send: async (statement) => line.hold(noted(note, compileStatement(statement))),
    rest,
    steppedUp: async (work) => {
      if (standing !== 'owner') line.hold(plain(stepUp))
      const result = await work()
      if (standing !== 'owner') line.hold(plain(stepDown))
      return result
    },
    grew: async (table, rows) => grew(table, rows),
    copyIn: async (table, columns, rows) => {
      note('copy')
      // COPY knows no policies.
      const { few, all } = await takeFew(rows, inPart ? Number.POSITIVE_INFINITY : mostInserted)
      if (few !== undefined) {
        for (let start = 0; start < few.length; start += mostAtOnce)
          await line.run(insertOf(table, columns, few.slice(start, start + mostAtOnce)))
        return few.length
      }
      if (standing !== 'owner') line.hold(plain(stepUp))
      await line.flush()
      const sql = `copy ${quoteName(table)} (${columns.map(quoteName).join(', ')}) from '/dev/blob'`
      line.listeners.tell(sql)
      const count = await sendChunks(copyChunks(all, chunkSize), (text) => line.copy(sql, text))
      if (standing !== 'owner') line.hold(plain(stepDown))
      return count
    },
  }
}

/** Sends text while the next is made: the database, which has a thread of its own, takes the one before meanwhile. Gives the number of rows. */
async function sendChunks(
  chunks: AsyncIterable<{ readonly text: string; readonly rows: number }>,
  send: (text: string) => Promise<void>,
): Promise<number> {
  let count = 0
  let sent = Promise.resolve()
  try {
    for await (const chunk of chunks) {
      await sent
      sent = send(chunk.text)
      // Its failure is met at the next `await sent`, which may be later than Node waits for.
      sent.catch(() => undefined)
      count += chunk.rows
    }
  } finally {
    // Also when the rows fail: nothing else may be sent before the database has answered.
    await sent
  }
  return count
}

async function compact(line: DatabaseLine, tables: readonly string[]): Promise<void> {
  await compactTables(tables, (sql) => line.run(plain(sql)))
  // What stands in the log is flushed and the next file begun, so that the old ones are removed: they are not recycled here.
  for (let round = 0; round < 2; round += 1) {
    await line.run(plain('select pg_switch_wal()'))
    await line.run(plain('checkpoint'))
  }
}

interface Settling {
  readonly tables: readonly string[]
  readonly statistics: TableStatistics
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>
}

async function settle({ tables, statistics, alone }: Settling): Promise<void> {
  try {
    for (const table of await alone(() => statistics.listUnknown(tables))) await alone(() => statistics.take(table, { isQuick: true }))
  } catch (error) {
    // The database is being closed, or has stopped: whoever asks next is told.
    if (!(error instanceof Refusal)) throw error
  }
}

/** The database did not come back from an error: nothing more is asked of it. What was acknowledged is on the disk. */
function stopped(cause: Error): Refusal {
  const full = explainStoreFault(cause)
  const why = full?.code === 'unavailable' ? '磁盘满了或不可用，' : '数据库出了故障，'
  return new Refusal('unavailable', `${why}铅笔已停止读写；以前保存的都在。请排除原因以后重新启动铅笔。`, { cause })
}

function noted(note: OneWrite['note'], statement: CompiledStatement): CompiledStatement {
  note(statement.sql)
  return statement
}
