import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineOptions } from '../../src/kernel/storage/open-engine.ts'
import { startTemporaryPostgres } from './temporary-postgres.ts'

export interface BenchEngine {
  readonly name: string
  readonly options: EngineOptions
}

/** Runs a measurement on the embedded engine in a fresh folder and on a fresh PostgreSQL server. QIANBI_BENCH_ENGINE=pglite or postgresql picks one. */
export async function onEachEngine(work: (engine: BenchEngine) => Promise<void>): Promise<void> {
  const only = process.env.QIANBI_BENCH_ENGINE
  if (only !== 'postgresql') {
    const folder = mkdtempSync(join(tmpdir(), 'qianbi-bench-'))
    try {
      await work({ name: 'PGlite', options: { data: folder } })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  if (only === 'pglite') return
  const server = await startTemporaryPostgres()
  if (server === undefined) {
    process.stderr.write('no PostgreSQL server is installed: measured on PGlite only\n')
    return
  }
  try {
    await work({ name: `PostgreSQL ${server.version.split(' ')[0]}`, options: { url: server.url } })
  } finally {
    await server.stop()
  }
}
