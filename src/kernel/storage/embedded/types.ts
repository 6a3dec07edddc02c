import type { CompiledStatement } from '../compile-statement.ts'

/** The embedded database as the engine sees it, whether it runs in this thread or in its own. One call at a time. */
export interface EmbeddedDatabase {
  /** Runs statements one after another up to the first that fails; gives the rows of the last. */
  run(statements: readonly CompiledStatement[]): Promise<readonly unknown[]>
  /** `sql` is COPY … FROM '/dev/blob'; `chunk` is its text. */
  copy(sql: string, chunk: Uint8Array): Promise<void>
  close(): Promise<void>
}

export interface EmbeddedOptions {
  /** The database's own folder; in memory when absent. */
  readonly folder: string | undefined
  /** Make the database in the folder, which is not there yet. Never done otherwise, whatever the folder lacks. */
  readonly create?: boolean
  /** Whoever opens it stays: a server, or a loading of much. */
  readonly lasting?: boolean | undefined
  /** No row is written, not even that of the start. */
  readonly readOnly?: boolean
  /** What a database in memory starts from: an empty one made before, so that many tests start quickly. */
  readonly image?: Blob | undefined
}

export type WorkerRequest =
  | { readonly type: 'open'; readonly options: EmbeddedOptions }
  | { readonly type: 'run'; readonly statements: readonly CompiledStatement[] }
  | { readonly type: 'copy'; readonly sql: string; readonly chunk: Uint8Array }
  | { readonly type: 'close' }

export type WorkerReply =
  | { readonly type: 'done'; readonly rows: readonly unknown[] }
  | { readonly type: 'failed'; readonly message: string; readonly code: string | undefined; readonly constraint: string | undefined }
