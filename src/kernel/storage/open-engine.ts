import { openEmbeddedEngine } from './embedded/embedded-engine.ts'
import type { Engine, StoreAccess } from './types.ts'

/**
 * `access` of a folder is `write` when it is not given; `onNote` is told what the person at the machine should know of it; `lasting` is who stays, a server or a
 * loading of much, and has memory for it.
 */
export interface FolderEngineOptions {
  readonly data: string
  readonly access?: StoreAccess | undefined
  readonly onNote?: ((message: string) => void) | undefined
  readonly lasting?: boolean | undefined
}

export type EngineOptions = FolderEngineOptions | { readonly url: string; readonly connections?: number } | { readonly memory: true }

/**
 * Opens the database: `data` a folder of the embedded engine (locked for this process; refuses with `locked`, `not-found`, `damaged`), `url` a PostgreSQL server,
 * `memory` an embedded database that ends with the process.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  if ('url' in options) {
    // Half a hundred files that a folder has no need of.
    const { openServerEngine } = await import('./server/server-engine.ts')
    return openServerEngine(options)
  }
  return openEmbeddedEngine('data' in options ? options : { data: undefined })
}
