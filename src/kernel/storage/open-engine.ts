import { openEmbeddedEngine } from './embedded/embedded-engine.ts'
import { openServerEngine } from './server/server-engine.ts'
import type { Engine } from './types.ts'

export type EngineOptions = { readonly data: string } | { readonly url: string; readonly connections?: number } | { readonly memory: true }

/**
 * Opens the database: `data` a folder of the embedded engine (locked for this process; refuses with `locked`), `url` a PostgreSQL server
 * (throws the driver's error when it cannot be reached),
 * `memory` an embedded database that ends with the process.
 */
export function openEngine(options: EngineOptions): Promise<Engine> {
  if ('url' in options) return openServerEngine(options)
  return openEmbeddedEngine({ data: 'data' in options ? options.data : undefined })
}
