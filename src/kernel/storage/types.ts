import type { RawBuilder } from 'kysely'
import type { Sealer } from './sealing/sealer.ts'
import type { SecretBox } from './secret-box.ts'
import type { Part, PartRow } from './wall/part-of-town.ts'
import type { WallState } from './wall/wall-state.ts'

/** A statement built with Kysely's `sql` tag: identifiers through `sql.id`/`sql.ref`, values as parameters, never glued text. */
export type Statement<Row> = Pick<RawBuilder<Row>, 'compile'>

/** A row for COPY: the text form of each column, `null` for NULL. */
export type CopyRow = readonly (string | null)[]

/**
 * One connection inside one transaction. Values come back as: numeric, bigint, date, time and uuid as text; int4 as number; boolean; jsonb parsed;
 * timestamptz as `2020-03-01T00:00:00.000000Z`; timestamp as `2020-03-01T08:30` (seconds only when there are any); arrays of text as arrays.
 */
export interface Session {
  query<Row>(statement: Statement<Row>): Promise<readonly Row[]>
  /**
   * A statement whose answer nobody waits for: it runs after what was sent before and before what is sent next, at the latest before the commit, and may
   * travel with that. Its failure shows there.
   */
  send(statement: Statement<unknown>): Promise<void>
  /** COPY … FROM in text format. `null` is NULL; everything else is the column's text form. Gives the number of rows. */
  copyIn(table: string, columns: readonly string[], rows: Iterable<CopyRow> | AsyncIterable<CopyRow>): Promise<number>
  /**
   * Only in a write that holds up readers: lets those in that wait, if there are any. Long writing calls it between its pieces. What was written so far is
   * seen by nobody until the commit, by the statements that follow neither: they must not touch its rows again, nor write rows with an equal unique key,
   * for they would wait for themselves. What was only read or locked before the first rest may be written later: no other writer comes between.
   */
  readonly rest?: () => Promise<void>
  /** Tells the planner that a table has so many new rows; an engine looks at the table behind the commit, when it has outgrown what is known of it. */
  grew(table: string, rows: number): Promise<void>
  /**
   * Does within a write what only the owner of the tables may do. Absent in a reading. When it fails, so does the transaction. For `migrateWithin`, and for
   * `verify` to look past damaged pages.
   */
  readonly steppedUp?: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Of a reading in somebody's part of the town: whose, what it is, and a session of the same transaction that sees the whole town. */
  readonly part?: { readonly key: string; readonly read: () => Promise<PartRow>; readonly whole: Pick<Session, 'query'> }
  /**
   * Does within a write what somebody writes who answers for a part of the town: the database takes what lies there, and nothing else. When it fails, so
   * does the transaction. Absent where the wall does not stand, and in a reading.
   */
  readonly inPart?: <Result>(part: Part, work: () => Promise<Result>) => Promise<Result>
  /** Of a town whose sensitive values are sealed: what seals and opens them, for rows of COPY and for what is computed aside. */
  readonly sealer?: Sealer
  /**
   * How far this write has brought what is named; once it is committed, the mark is kept beside the store and found in `Engine.told` at the next opening.
   * Absent where the store is not a folder of this process.
   */
  readonly tell?: (name: string, mark: number) => void
}

/**
 * What a store is opened for. `read` writes no row and changes no table; `write` brings an existing store to the program's shape; `create` also makes
 * one, where nothing is.
 */
export type StoreAccess = 'read' | 'write' | 'create'

/** What it costs to try one password: memory in KiB, and how often all of it is gone over. */
export interface PasswordCost {
  readonly memory: number
  readonly passes: number
}

/** Where transactions are begun: for a town, or for the owner of the tables. */
export interface Transactions {
  /** A read-only transaction with one snapshot (REPEATABLE READ). */
  read<Result>(work: (session: Session) => Promise<Result>): Promise<Result>
  /** A transaction; rolled back when `work` throws. READ COMMITTED: the audit chain's row lock orders the writers of one town. */
  write<Result>(work: (session: Session) => Promise<Result>): Promise<Result>
}

/**
 * The database behind one interface. Nowhere but in this folder is an engine named. When the database goes away, is full or breaks off, every verb refuses
 * with `unavailable`: what was under way is undone, unless the refusal says that it may have been saved. Nothing that was sent is sent again.
 */
export interface Engine {
  readonly kind: 'embedded' | 'server'
  /** Takes the statistics that some of these tables have never had, one table at a time while nobody waits; a server does that by itself. */
  settle(tables: readonly string[]): Promise<void>
  /** The marks of `Session.tell` that were kept when the store was opened: what it must hold at least. */
  readonly told?: ReadonlyMap<string, number>
  /** Seals what is kept to be used again; absent where the store was given no key, and then it is kept as it is. */
  readonly secrets?: SecretBox
  /** Whoever opens it has come to replace the key by which a store is sealed, if nobody else is connected; a folder, which nobody shares, needs no word. */
  readonly replacesKey?: boolean
  /** How numbers are sealed: whether the key lies apart from the data, in a file, and whether it is the newest one of it. Absent where nothing is. */
  readonly sealed?: { readonly apart: boolean; readonly newest: boolean }
  /** At what cost keys of passwords are made; the least that is allowed where the store was told none. */
  readonly passwordCost?: PasswordCost
  /** Comes back when a statement would be answered now. Refuses with `unavailable`. */
  ready(): Promise<void>
  /** Where everything is done that belongs to one town: behind the wall, the database itself shows and takes no other town's rows (docs/adr/0036). */
  inTown(town: string): Transactions
  /** The same for reading by somebody who answers for a part of the town: of what is personal the database shows that part alone. */
  inPart(town: string, part: Part): Pick<Transactions, 'read'>
  /**
   * The door of the owner, who sees every town and changes tables: for upgrades, backups, anchors, what is asked before a town is known, and what goes over
   * all towns. `conformance/architecture` lists who uses it.
   */
  readonly asOwner: Transactions
  /** Whether the wall stands; until somebody has said so (`raiseWall`), what belongs to a town is done as the owner too. */
  readonly wall: () => WallState
  /** Says so, for all transactions that begin from now on. */
  stand(wall: WallState): void
  /**
   * Rewrites tables and their indexes so that no page holds what was deleted, and takes new statistics, which keep frequent values. Outside any
   * transaction; locks each table meanwhile. An embedded database also lets go of the write-ahead log that still held it.
   */
  compact(tables: readonly string[]): Promise<void>
  /** Statements sent since the engine opened: tests count what a second compile reads. The listener gets the SQL text. */
  onStatement(listener: (sql: string) => void): () => void
  /** How many writes of this process are over, come to what they may. */
  readonly writes: () => number
  /** Nobody else writes into the store: while `writes` says the same number, nothing has changed. */
  readonly alone: boolean
  /** Tells whoever finds the folder locked where its holder can be reached; nothing to tell on a server. */
  announce(url: string): void
  close(): Promise<void>
}
